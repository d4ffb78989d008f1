"""What the database said when it refused, as an error that tells what to do."""

import sqlite3

from sqlalchemy.exc import DBAPIError

from corpus.errors import (
    StoreBusyError,
    StoreConflictError,
    StoreDamagedError,
    StoreError,
    StoreFullError,
    StoreNumberError,
    StoreReadOnlyError,
    StoreServerError,
)

# The low byte of SQLite's code is its class. A write past the limit on the size of files, which is
# how a quota shows itself, is an IOERR.
# Source: https://www.sqlite.org/rescode.html
_SQLITE: dict[int, type[StoreError]] = {
    sqlite3.SQLITE_BUSY: StoreBusyError,
    sqlite3.SQLITE_LOCKED: StoreBusyError,
    sqlite3.SQLITE_READONLY: StoreReadOnlyError,
    sqlite3.SQLITE_FULL: StoreFullError,
    sqlite3.SQLITE_IOERR_WRITE: StoreFullError,
    sqlite3.SQLITE_IOERR_SHMSIZE: StoreFullError,
    sqlite3.SQLITE_CORRUPT: StoreDamagedError,
    sqlite3.SQLITE_NOTADB: StoreDamagedError,
}
# What the driver says of letters that are no UTF-8: the column, then all of the text.
_UNDECODED, _QUOTES = "Could not decode to UTF-8 column", " with text "
# Source: https://www.postgresql.org/docs/15/errcodes-appendix.html
_POSTGRESQL: dict[str, type[StoreError]] = {
    "55P03": StoreBusyError,  # lock_not_available
    "40P01": StoreConflictError,  # deadlock_detected
    "40001": StoreConflictError,  # serialization_failure
    # Another one has just made or dropped the row: who looks again sees it.
    "23505": StoreConflictError,  # unique_violation
    "23503": StoreConflictError,  # foreign_key_violation
    "22003": StoreNumberError,  # numeric_value_out_of_range
    "25006": StoreReadOnlyError,  # read_only_sql_transaction
    "53100": StoreFullError,  # disk_full
    "58030": StoreDamagedError,  # io_error
    "XX001": StoreDamagedError,  # data_corrupted
    "XX002": StoreDamagedError,  # index_corrupted
}
# By the first two signs, where the whole tells no more.
_POSTGRESQL_CLASSES: dict[str, type[StoreError]] = {
    "08": StoreServerError,  # connection exceptions
    "28": StoreServerError,  # invalid authorization
    "3D": StoreServerError,  # invalid catalog name
    "57": StoreServerError,  # the server ends
}


def make_error(error: DBAPIError, path: str) -> StoreError:
    """Make the error that tells what to do about what the database said.

    Args:
        error: What SQLAlchemy raised.
        path: The store as the user knows it: a file, or an address without its password.
    """
    said, _, _ = " ".join(str(error.orig).split()).partition(_QUOTES)
    return _find_kind(error.orig)(path, said)


def _find_kind(said: object) -> type[StoreError]:
    state = getattr(said, "sqlstate", None)
    if state:
        return _POSTGRESQL.get(state) or _POSTGRESQL_CLASSES.get(state[:2], StoreError)
    if hasattr(said, "sqlstate"):
        return StoreServerError  # the driver itself: no connection was made
    if str(said).startswith(_UNDECODED):
        return StoreDamagedError
    code = getattr(said, "sqlite_errorcode", None) or 0
    return _SQLITE.get(code) or _SQLITE.get(code & 0xFF, StoreError)


def sqlite_error(error: sqlite3.Error, path: str) -> StoreError:
    """Make the same error of what SQLite said to somebody who asked it without SQLAlchemy."""
    return _find_kind(error)(path, str(error))
