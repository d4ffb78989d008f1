"""PostgreSQL through psycopg: a server, many writers at a time."""

import logging
import os
import sys
import time
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text

from corpus.errors import MissingDriverError, StoreAddressError
from corpus.store.tables import metadata

_DRIVERS = ("postgresql", "postgres", "postgresql+psycopg")
_DURABLE = "miclu_durable"
# Nobody waits longer for a lock than in SQLite. Times come in UTC, which has every hour.
_USUAL = {"lock_timeout": "60s", "timezone": "UTC"}
# Our queries take milliseconds: to compile them or to share them out among processes takes longer.
# A plan goes by the words and numbers that are asked for, and by pages that are mostly in memory.
_FAST = {
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    "plan_cache_mode": "force_custom_plan",
    "random_page_cost": "1.1",
    "work_mem": "16MB",
}
_SESSION = " ".join(f"-c {name}={value}" for name, value in {**_USUAL, **_FAST}.items())
_CONNECT_SECONDS = 10
# A transaction may be as long as an export, which mostly waits for who reads it.
_LONGEST_REST_SECONDS = 0.1
_UPGRADING = 0x6D69_6875  # any number of our own

_UNSORTED = text(
    "SELECT table_name, column_name FROM information_schema.columns"
    " WHERE table_schema = current_schema() AND data_type = 'text'"
    " AND collation_name IS DISTINCT FROM 'C' ORDER BY table_name, ordinal_position"
)


class PostgreSQL:
    """The dialect of PostgreSQL."""

    def find_fault(self, address: URL) -> str | None:
        """Tell why an address is not that of a database on a server."""
        if address.drivername not in _DRIVERS:
            return f"names {address.drivername}, which is not supported"
        return None if address.database else "names no database"

    def show(self, address: URL) -> str:
        """Name the database, without password and options."""
        return URL.create(
            "postgresql",
            address.username,
            host=address.host,
            port=address.port,
            database=address.database,
        ).render_as_string()

    def make_engine(self, address: URL, **settings: Any) -> Engine:
        """Make the engine; the address may bring options of its own."""
        arguments = {
            "connect_timeout": _CONNECT_SECONDS,
            **address.query,
            "client_encoding": "utf8",
            "options": " ".join((_SESSION, *address.normalized_query.get("options", ()))),
        }
        server = address.set(drivername="postgresql+psycopg")
        try:
            engine = create_engine(server, connect_args=arguments, pool_pre_ping=True, **settings)
        except ModuleNotFoundError as error:
            raise MissingDriverError(self.show(address)) from error
        # What goes wrong is raised; psycopg would warn of it besides.
        logging.getLogger("psycopg").setLevel(logging.ERROR)
        event.listen(engine, "begin", _begin)
        event.listen(engine, "connect", _send_any_text)
        return engine

    def prepare(self, engine: Engine, address: URL, *, must_exist: bool) -> None:  # noqa: ARG002  the server makes no databases
        """Check that the database can hold Korean."""
        with engine.connect() as connection:
            encoding = connection.scalar(text("SHOW server_encoding"))
        if encoding != "UTF8":
            fault = f"leads to a database in {encoding}, not UTF8: make one with createdb -E UTF8"
            raise StoreAddressError(self.show(address), fault)

    def options(self, *, writes: bool, live: bool, durable: bool) -> dict[str, Any]:
        """Give one snapshot to readers, and to writers that do not follow what others commit."""
        return {
            "isolation_level": "READ COMMITTED" if live else "REPEATABLE READ",
            "postgresql_readonly": not writes,
            _DURABLE: durable,
        }

    def rest(self, seconds: float) -> None:
        """Let the server rest as long as it may have worked, where this process is nice.

        The server's own processes are not: they would take the time of those that show pages.
        """
        if sys.platform != "win32" and os.nice(0) > 0:
            time.sleep(min(seconds, _LONGEST_REST_SECONDS))

    def lock_upgrade(self, connection: Connection) -> None:
        """Wait for the lock of upgrades, which the end of the transaction gives back."""
        connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": _UPGRADING})

    def end_upgrade(self, connection: Connection) -> None:
        """Let every text be ordered and compared by its signs, as in SQLite, not by a language.

        So lists are the same on both, and an index finds the words that begin in some way.
        """
        columns: dict[str, list[str]] = {}
        for table, column in connection.execute(_UNSORTED):
            if table in metadata.tables:
                columns.setdefault(table, []).append(column)
        for table, names in columns.items():
            changes = ", ".join(f'ALTER COLUMN "{name}" TYPE text COLLATE "C"' for name in names)
            connection.execute(text(f'ALTER TABLE "{table}" {changes}'))

    def watch(self) -> dict[str, Any]:
        """Ask outside of transactions, for each would see its own beginning."""
        return {"isolation_level": "AUTOCOMMIT"}

    def read_mark(self, connection: Connection) -> str:
        """Tell which transactions a query would see: the same ones, the same base."""
        return str(connection.scalar(text("SELECT pg_current_snapshot()::text")))


def _begin(connection: Connection) -> None:
    """Wait for the disk where it matters, whatever the server is set to."""
    if connection.get_execution_options().get(_DURABLE):
        connection.exec_driver_sql("SET LOCAL synchronous_commit = on")


def _send_any_text(connection: Any, _: object) -> None:
    """Look for words that the server cannot hold, with signs of question marks, not in vain.

    No stored text holds a NUL or half a sign; what people look for may.
    """
    from psycopg.types.string import StrDumper

    class AnyText(StrDumper):
        def dump(self, obj: str) -> Any:
            return super().dump(obj.replace("\0", "\ufffd").encode(errors="replace").decode())

    connection.adapters.register_dumper(str, AnyText)
