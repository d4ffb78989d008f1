"""SQLite: a copy by the online backup of SQLite itself, put back by renaming files."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from corpus.errors import (
    MissingStoreError,
    StoreBusyError,
    StoreDamagedError,
    StoreExistsError,
)
from corpus.store import open_store
from corpus.store.addresses import Address
from corpus.store.faults import sqlite_error

MEMBER = "miclu.db"

_BESIDE = ("", "-wal", "-shm")


def is_taken(address: Address) -> bool:
    """Tell whether the file is there."""
    return Path(address.shown).exists()


def write_copy(address: Address, path: Path) -> tuple[str, int]:
    """Copy the file in one step: one snapshot, whoever writes meanwhile."""
    source = Path(address.shown)
    if not source.exists() or not source.stat().st_size:
        raise MissingStoreError(address.shown)
    with (
        _translated(address.shown),
        closing(sqlite3.connect(f"{source.absolute().as_uri()}?mode=ro", uri=True)) as store,
        closing(sqlite3.connect(path)) as copy,
    ):
        store.backup(copy)
        copy.execute("PRAGMA journal_mode = DELETE")
        _check(copy, address.shown)
        version = copy.execute("SELECT version_num FROM alembic_version").fetchone()[0]
        return version, copy.execute("SELECT count(*) FROM documents").fetchone()[0]


def put_copy(address: Address, path: Path, *, may_replace: bool) -> str:
    """Put the file in place; the one before stays beside it under another name."""
    with _translated(str(path)), closing(sqlite3.connect(path)) as copy:
        _check(copy, str(path))
    open_store(f"sqlite:///{path}").close()
    _leave_log(path)
    target = Path(address.shown)
    kept = ""
    if target.exists():
        if not may_replace:
            raise StoreExistsError(address.shown)
        _check_unused(target)
        kept = str(_set_aside(target))
    path.replace(target)
    return kept


def _check(copy: sqlite3.Connection, shown: str) -> None:
    faults = [row[0] for row in copy.execute("PRAGMA integrity_check") if row[0] != "ok"]
    faults += [f"dangling row in {row[0]}" for row in copy.execute("PRAGMA foreign_key_check")]
    if faults:
        raise StoreDamagedError(shown, "; ".join(faults[:3]))


def _leave_log(path: Path) -> None:
    """Bring what stands in the log of a file into the file."""
    with _translated(str(path)), closing(sqlite3.connect(path)) as copy:
        copy.execute("PRAGMA journal_mode = DELETE")


def _check_unused(target: Path) -> None:
    """Make sure that no process has the file open: only then SQLite lets go of the log."""
    with closing(sqlite3.connect(target, timeout=0)) as present:
        try:
            present.execute("PRAGMA journal_mode = DELETE")
        except sqlite3.OperationalError as error:
            if "locked" in str(error):
                raise StoreBusyError(str(target), "another process has it open") from error
        except sqlite3.DatabaseError:
            pass  # too damaged to ask, which may be why it is replaced


def _set_aside(target: Path) -> Path:
    """Rename a store with its log to a name that is free."""
    number = 1
    while (kept := target.with_name(f"{target.name}.replaced-{number}")).exists():
        number += 1
    for ending in _BESIDE:
        part = target.with_name(target.name + ending)
        if part.exists():
            part.rename(kept.with_name(kept.name + ending))
    return kept


@contextmanager
def _translated(shown: str) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise sqlite_error(error, shown) from error
