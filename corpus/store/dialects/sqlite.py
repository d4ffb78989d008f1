"""SQLite: a file with a write-ahead log, one writer at a time."""

import sqlite3
import time
from pathlib import Path
from typing import Any

from sqlalchemy import URL, Connection, Engine, create_engine, event, text
from sqlalchemy.exc import OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from corpus.errors import MissingStoreError, StoreError
from corpus.store.dialects.turns import take_turn

_BUSY_SECONDS = 60
# A search of a large base goes through the same pages again and again; 2 MB is the usual size.
_CACHE_KB = 32_768
_BEGIN, _DURABLE = "miclu_begin", "miclu_durable"
_INDEX_HEAD = 48
_WRITING = "BEGIN IMMEDIATE"
_DRIVERS = ("sqlite", "sqlite+pysqlite")


class SQLite:
    """The dialect of SQLite."""

    def find_fault(self, address: URL) -> str | None:
        """Tell why an address is not that of an SQLite file and nothing else."""
        if address.drivername not in _DRIVERS:
            return f"names {address.drivername}, which is not supported"
        if address.host or address.port or address.username or address.password:
            return "names a host or a user, which a file has not"
        if address.query:
            return "has options after a question mark, which are not supported"
        if not address.database or address.database == ":memory:":
            return "names no file"
        return None

    def show(self, address: URL) -> str:
        """Name the file."""
        return str(_path(address))

    def make_engine(self, address: URL, **settings: Any) -> Engine:
        """Make the engine; transactions begin by our own word."""
        arguments = {"isolation_level": None, "timeout": _BUSY_SECONDS}
        engine = create_engine(address, connect_args=arguments, **settings)
        event.listen(engine, "connect", _set_pragmas)
        event.listen(engine, "begin", _begin)
        return engine

    def prepare(self, engine: Engine, address: URL, *, must_exist: bool) -> None:
        """Make the folder where it may be, and switch the file to a write-ahead log."""
        path = _path(address)
        try:
            if must_exist:
                if not path.stat().st_size:  # asking SQLite would write a header
                    raise MissingStoreError(str(path))
            else:
                path.parent.mkdir(parents=True, exist_ok=True)
        except FileNotFoundError as error:
            raise MissingStoreError(str(path)) from error
        except (OSError, ValueError) as error:  # a ValueError where the path holds a NUL
            raise StoreError(str(path), str(error)) from error
        _use_write_ahead_log(engine)

    def options(self, *, writes: bool, live: bool, durable: bool) -> dict[str, Any]:  # noqa: ARG002  the one writer sees all
        """Take the lock from the start where a transaction writes."""
        return {_BEGIN: _WRITING if writes else "BEGIN", _DURABLE: durable}

    def rest(self, seconds: float) -> None:
        """Nothing: SQLite works in this process, which the system makes wait if it is nice."""

    def lock_upgrade(self, connection: Connection) -> None:
        """Nothing: the transaction that writes is alone."""

    def end_upgrade(self, connection: Connection) -> None:
        """Nothing is left to do."""

    def watch(self) -> dict[str, Any]:
        """Ask outside of transactions."""
        return {_BEGIN: ""}

    def read_mark(self, connection: Connection) -> str:
        """Give the head of the index of the log, which each commit writes anew.

        The number of `PRAGMA data_version` counts for one connection alone; asking for it opens
        the log. Source: sqlite.org/walformat.html, 2.1, the WAL-index header.
        """
        version = connection.scalar(text("PRAGMA data_version"))
        path = _path(connection.engine.url)
        try:
            with path.with_name(f"{path.name}-shm").open("rb") as index:
                return index.read(_INDEX_HEAD).hex()
        except OSError:  # a file that somebody took away: this process still tells states apart
            return str(version)


def _path(address: URL) -> Path:
    return Path(address.database or "")


def _use_write_ahead_log(engine: Engine) -> None:
    """Switch a new file to WAL, which SQLite refuses at once while another process does so."""
    deadline = time.monotonic() + _BUSY_SECONDS
    while not _is_write_ahead(engine, last_try=time.monotonic() > deadline):
        time.sleep(0.02)


def _is_write_ahead(engine: Engine, *, last_try: bool) -> bool:
    with engine.connect().execution_options(**{_BEGIN: ""}) as connection:
        try:
            connection.execute(text("PRAGMA journal_mode = WAL"))
        except OperationalError as error:
            if last_try or "locked" not in str(error.orig):
                raise
            return False
        return True


def _set_pragmas(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    """Check links between tables, and fsync at checkpoints only: WAL keeps commits whole."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KB}")


def _begin(connection: Connection) -> None:
    """Begin ourselves: a writer that first reads must hold the lock from the start."""
    options = connection.get_execution_options()
    durable = bool(options.get(_DURABLE))
    if durable or connection.info.get(_DURABLE):
        connection.exec_driver_sql(f"PRAGMA synchronous = {'FULL' if durable else 'NORMAL'}")
        connection.info[_DURABLE] = durable
    statement = options.get(_BEGIN, "BEGIN")
    if statement and not (statement == _WRITING and _take_turn(connection)):
        connection.exec_driver_sql(statement)


def _take_turn(connection: Connection) -> bool:
    """Begin to write when it is our turn; False where the database is to say why we cannot."""
    raw: sqlite3.Connection = connection.connection.dbapi_connection  # type: ignore[assignment]
    path = _path(connection.engine.url)
    raw.execute("PRAGMA busy_timeout = 0")
    begins = take_turn(path, lambda: raw.execute(_WRITING), seconds=_BUSY_SECONDS)
    if begins:
        raw.execute(f"PRAGMA busy_timeout = {1000 * _BUSY_SECONDS}")
    return begins
