"""The connection to the database: transactions, errors, upgrades."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import cache, partial

from sqlalchemy import URL, Connection, Engine, inspect, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from corpus.errors import (
    MissingStoreError,
    StoreAddressError,
    StoreBusyError,
    StoreNumberError,
)
from corpus.store.addresses import read_address
from corpus.store.dialects import DIALECTS, lock_words
from corpus.store.faults import make_error
from corpus.store.watching import Watch

# The newest migration; a test compares it with `migrations/versions/`. Kept here so that opening
# a store that is up to date does not load Alembic.
HEAD = "0021"

# A web server answers up to 40 requests at a time; a few connections, those used last, are warm.
_POOL = {"pool_size": 10, "max_overflow": 40, "pool_timeout": 30, "pool_use_lifo": True}


class _Shared(threading.local):
    """What gives the connection of a thread that reads one snapshot, with the first call."""

    snapshot: Callable[[], Connection] | None = None


class Database:
    """A database with the tables of this code, upgraded or made where it may be.

    Attributes:
        address: Where it is.
        dialect: The word of its kind, `sqlite` or `postgresql`.
        shown: Its name for people: the file, or the address without password.
    """

    def __init__(self, url: str, *, must_exist: bool = False) -> None:
        read = read_address(url)
        self.address: URL = read.url
        self.dialect = read.dialect
        self.shown = read.shown
        self._dialect = DIALECTS[read.dialect]
        self._engine = self._dialect.make_engine(
            self.address,
            **_POOL,
            json_serializer=partial(json.dumps, ensure_ascii=False, separators=(",", ":")),
        )
        self._modes: dict[tuple[bool, bool, bool], Engine] = {}
        self._shared = _Shared()
        self._watch = Watch(self._engine, self._dialect)
        try:
            self._prepare(must_exist=must_exist)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Close the idle connections."""
        self._watch.close()
        self._engine.dispose()

    def mark(self) -> str:
        """Give a text that is another one after every commit, while this object lives."""
        with self._translated():
            return self._watch.read()

    @contextmanager
    def one_snapshot(self) -> Iterator[None]:
        """Have all that this thread reads in the block see one state, by one connection.

        What it writes in between it does not see there.
        """
        if self._shared.snapshot is not None:
            yield
            return
        with ExitStack() as stack:
            begin = partial(self._begin, writes=False)
            self._shared.snapshot = cache(lambda: stack.enter_context(begin()))
            try:
                yield
            finally:
                self._shared.snapshot = None

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection with one snapshot of the base, that of the block around it if any."""
        if self._shared.snapshot is None:
            with self._begin(writes=False) as connection:
                yield connection
        else:
            with self._translated():
                yield self._shared.snapshot()

    @contextmanager
    def writing(self, *, live: bool = False, durable: bool = False) -> Iterator[Connection]:
        """Give a connection that may write; all of it is stored, or nothing.

        SQLite has one writer at a time. In PostgreSQL a writer works on one snapshot, and fails
        with `StoreConflictError` where another one changes the same rows: see `retries.py`.

        Args:
            live: In PostgreSQL each statement sees what others have committed by then. For
                transactions that many run at once, and that lock the rows that they go by.
            durable: A commit outlives a power cut. Any other outlives the end of the process, and
                leaves a whole base.
        """
        with self._begin(writes=True, live=live, durable=durable) as connection:
            yield connection

    @contextmanager
    def alone(self, work: str) -> Iterator[None]:
        """Keep others from a work of many transactions; who died holds nothing.

        For work in which one transaction goes by what another one of the same kind changes beside
        it. SQLite, whose writers see all that was committed before them, needs none.
        """
        if self.dialect == "sqlite":
            yield
            return
        with self._begin(writes=True, live=True) as connection:
            connection.execute(text("SET LOCAL lock_timeout = 0"))
            lock_words(connection, work)
            yield

    @contextmanager
    def _begin(
        self, *, writes: bool, live: bool = False, durable: bool = False
    ) -> Iterator[Connection]:
        mode = (writes, live, durable)
        if mode not in self._modes:
            options = self._dialect.options(writes=writes, live=live, durable=durable)
            self._modes[mode] = self._engine.execution_options(**options)
        start = time.monotonic()
        with self._translated(), self._modes[mode].begin() as connection:
            yield connection
        self._dialect.rest(time.monotonic() - start)

    @contextmanager
    def _translated(self) -> Iterator[None]:
        try:
            yield
        except DBAPIError as error:
            raise make_error(error, self.shown) from error
        except PoolTimeoutError as error:
            raise StoreBusyError(self.shown, "all connections are in use") from error
        except OverflowError as error:  # SQLite's driver refuses before it asks
            raise StoreNumberError(self.shown, str(error)) from error

    def _prepare(self, *, must_exist: bool) -> None:
        with self._translated():
            self._dialect.prepare(self._engine, self.address, must_exist=must_exist)
        with self.reading() as connection:
            version = self._read_version(connection)
        if version is None and must_exist:
            raise MissingStoreError(self.shown)
        if version != HEAD:
            self._upgrade()

    def _read_version(self, connection: Connection) -> str | None:
        """Give the migration that a database stands at, None for an empty one."""
        if inspect(connection).has_table("alembic_version"):
            version: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
            return version
        if inspect(connection).get_table_names():
            raise StoreAddressError(self._show_address(), "holds the tables of another program")
        return None

    def _show_address(self) -> str:
        return f"sqlite:///{self.shown}" if self.dialect == "sqlite" else self.shown

    def _upgrade(self) -> None:
        from corpus.store.migrate import upgrade

        with self.writing(live=True) as connection:
            self._dialect.lock_upgrade(connection)
            upgrade(connection, self.shown)
            self._dialect.end_upgrade(connection)
