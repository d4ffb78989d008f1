"""Noticing that a database changed, without asking for what."""

from contextlib import suppress
from threading import Lock

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError

from corpus.store.dialects import Dialect


class Watch:
    """Tells states of a database apart, over one connection of its own that never writes."""

    def __init__(self, engine: Engine, dialect: Dialect) -> None:
        self._engine = engine
        self._dialect = dialect
        self._lock = Lock()
        self._connection: Connection | None = None

    def read(self) -> str:
        """Give a text that is another one after every commit, also of other processes.

        All processes that have the database open are told the same. After all have closed it,
        the same text may mean another state.
        """
        options = self._dialect.watch()
        with self._lock:
            if self._connection is None:
                self._connection = self._engine.connect().execution_options(**options)
            try:
                return self._dialect.read_mark(self._connection)
            except DBAPIError:
                self._drop()
                raise

    def close(self) -> None:
        """Let go of the connection."""
        with self._lock:
            self._drop()

    def _drop(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            with suppress(DBAPIError):
                connection.close()
