"""How each kind of database is copied and put back."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from corpus.store.addresses import Address
from corpus.store.backups import postgresql, sqlite


class Kind(Protocol):
    """A module for a kind of database."""

    MEMBER: str

    def is_taken(self, address: Address) -> bool:
        """Tell whether a store, or anything else, is there."""

    def write_copy(self, address: Address, path: Path) -> tuple[str, int]:
        """Copy the store as it is at one moment, while others write; check the copy.

        Returns:
            The migration that it stands at, and how many documents it holds.

        Raises:
            MissingStoreError: There is no store.
            StoreDamagedError: The copy is not whole, because the store is not.
            StoreError: The store cannot be read.
        """

    def put_copy(self, address: Address, path: Path, *, may_replace: bool) -> str:
        """Check a copy, upgrade it, and make it the store.

        Returns:
            Where what was there before is kept; empty where nothing was, or nothing is kept.

        Raises:
            StoreExistsError: A store is there, and must not be replaced.
            StoreDamagedError: The copy is not whole.
            StoreVersionError: A later Miclu wrote it.
            StoreBusyError: Another process has the store open.
        """


KINDS: Mapping[str, Kind] = {"sqlite": sqlite, "postgresql": postgresql}
