"""A database whose changes nobody sees, and that are gone when it is closed."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy import Connection

from corpus.store.database import Database


class TrialDatabase(Database):
    """A database whose transactions are parts of one that is taken back in the end.

    Rows that it changes are locked until then.
    """

    def __init__(self, url: str) -> None:
        super().__init__(url, must_exist=True)
        options = self._dialect.options(writes=True, live=True, durable=False)
        self._whole = self._engine.execution_options(**options).connect()
        self._whole.begin()

    def close(self) -> None:
        """Take back all that was changed."""
        if hasattr(self, "_whole"):
            self._whole.close()
        super().close()

    @contextmanager
    def _begin(
        self, *, writes: bool, live: bool = False, durable: bool = False
    ) -> Iterator[Connection]:
        if not hasattr(self, "_whole"):  # while the tables are made ready
            with super()._begin(writes=writes, live=live, durable=durable) as connection:
                yield connection
            return
        with self._translated(), self._whole.begin_nested():
            try:
                yield self._whole
            finally:  # what a part set for itself, to stream its rows, would hold for the rest
                self._whole.execution_options(stream_results=False, yield_per=None)
