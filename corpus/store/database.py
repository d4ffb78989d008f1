"""The connection to the database: transactions, errors, upgrades. Only SQLite so far."""

import json
import re
import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy import URL, Connection, create_engine, event, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from corpus.errors import MissingStoreError, StoreAddressError, StoreError

# The newest migration; a test compares it with `migrations/versions/`. Kept here so that opening
# a store that is up to date does not load Alembic.
HEAD = "0013"

_BUSY_SECONDS = 60
_BEGIN = "miclu_begin"
_DRIVERS = ("sqlite", "sqlite+pysqlite")
# A password in an address, and the query, which may hold one too.
_SECRETS = re.compile(r"(?:(?<=://)|^(?![\w+]+://))[^/:]*:.*(?=@)|(?<=\?).*", re.DOTALL)


class Database:
    """An SQLite file, upgraded to the tables of this code; made where it may be."""

    def __init__(self, url: str, *, must_exist: bool = False) -> None:
        address = _parse_address(url)
        self.path = Path(address.database or "")
        if must_exist:
            self._check_exists()
        self._engine = create_engine(
            address,
            connect_args={"isolation_level": None, "timeout": _BUSY_SECONDS},
            json_serializer=partial(json.dumps, ensure_ascii=False, separators=(",", ":")),
        )
        event.listen(self._engine, "connect", _set_pragmas)
        event.listen(self._engine, "begin", _begin)
        self._writer = self._engine.execution_options(**{_BEGIN: "BEGIN IMMEDIATE"})
        try:
            self._prepare()
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the idle connections."""
        self._engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection with one snapshot of the base."""
        with self._translated(), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give the one connection that may write; all of it is stored, or nothing."""
        with self._translated(), self._writer.begin() as connection:
            yield connection

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise StoreError(str(self.path), str(error.orig)) from error

    def _check_exists(self) -> None:
        try:
            self.path.stat()
        except FileNotFoundError as error:
            raise MissingStoreError(str(self.path)) from error
        except (OSError, ValueError) as error:
            raise StoreError(str(self.path), str(error)) from error

    def _prepare(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
        except (OSError, ValueError) as error:  # a ValueError where the path holds a NUL
            raise StoreError(str(self.path), str(error)) from error
        with self._translated():
            self._use_write_ahead_log()
        with self.reading() as connection:
            version = _read_version(connection, str(self.path))
        if version != HEAD:
            self._upgrade()

    def _use_write_ahead_log(self) -> None:
        """Switch a new file to WAL, which SQLite refuses at once while another process does so."""
        deadline = time.monotonic() + _BUSY_SECONDS
        while not self._is_write_ahead(last_try=time.monotonic() > deadline):
            time.sleep(0.02)

    def _is_write_ahead(self, *, last_try: bool) -> bool:
        with self._engine.connect().execution_options(**{_BEGIN: ""}) as connection:
            try:
                connection.execute(text("PRAGMA journal_mode = WAL"))
            except OperationalError as error:
                if last_try or "locked" not in str(error.orig):
                    raise
                return False
            return True

    def _upgrade(self) -> None:
        from corpus.store.migrate import upgrade

        with self.writing() as connection:
            upgrade(connection, str(self.path))


def _parse_address(url: str) -> URL:
    shown = _SECRETS.sub("***", url)
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):  # a ValueError where the port is no number
        # Without the cause, whose traceback would show a password.
        raise StoreAddressError(shown, "is no address of a database") from None
    if fault := _find_fault(address):
        raise StoreAddressError(shown, fault)
    return address


def _find_fault(address: URL) -> str | None:
    """Tell why an address is not that of an SQLite file and nothing else; None where it is."""
    if address.drivername not in _DRIVERS:
        return f"names {address.drivername}, which is not supported"
    if address.host or address.port or address.username or address.password:
        return "names a host or a user, which a file has not"
    if address.query:
        return "has options after a question mark, which are not supported"
    if not address.database or address.database == ":memory:":
        return "names no file"
    return None


def _set_pragmas(connection: sqlite3.Connection, _: ConnectionPoolEntry) -> None:
    """Check links between tables, and fsync at checkpoints only: WAL keeps commits whole."""
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = NORMAL")


def _begin(connection: Connection) -> None:
    """Begin ourselves: a writer that first reads must hold the lock from the start."""
    statement = connection.get_execution_options().get(_BEGIN, "BEGIN")
    if statement:
        connection.exec_driver_sql(statement)


def _read_version(connection: Connection, path: str) -> str | None:
    """Give the migration that a file stands at, None for an empty file."""
    tables = set(connection.scalars(text("SELECT name FROM sqlite_master WHERE type = 'table'")))
    if not tables:
        return None
    if "alembic_version" not in tables:
        raise StoreAddressError(f"sqlite:///{path}", "holds the tables of another program")
    version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return version
