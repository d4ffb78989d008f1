"""What each kind of database tells and does in its own way."""

from typing import Any, Protocol

from sqlalchemy import URL, Connection, Engine


class Dialect(Protocol):
    """A kind of database; addresses are as `find_fault` let them pass."""

    def find_fault(self, address: URL) -> str | None:
        """Tell why an address is not that of a store, None where it is."""

    def show(self, address: URL) -> str:
        """Name a store to people, without its password."""

    def make_engine(self, address: URL, **settings: Any) -> Engine:
        """Make the engine, which connects to nothing yet.

        Raises:
            MissingDriverError: The package that talks to this database is not installed.
        """

    def prepare(self, engine: Engine, address: URL, *, must_exist: bool) -> None:
        """Make ready what a first connection needs.

        Raises:
            MissingStoreError: Nothing is there, and it must exist.
            StoreAddressError: What is there can hold no store.
            StoreError: It can be neither used nor made.
        """

    def options(self, *, writes: bool, live: bool, durable: bool) -> dict[str, Any]:
        """Give the execution options of a transaction; `Database` tells what the words mean."""

    def rest(self, seconds: float) -> None:
        """Wait a little after a transaction of so many seconds, where others should have a turn."""

    def lock_upgrade(self, connection: Connection) -> None:
        """Wait until no other process upgrades the tables, within a transaction that writes."""

    def end_upgrade(self, connection: Connection) -> None:
        """Set right what migrations leave to the database, within their transaction."""

    def watch(self) -> dict[str, Any]:
        """Give how the connection is set over which `read_mark` asks."""

    def read_mark(self, connection: Connection) -> str:
        """Give a text that changes with every commit, and is the same for all processes.

        It is asked outside of transactions, always over the same connection.
        """
