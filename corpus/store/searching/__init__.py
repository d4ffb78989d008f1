"""Searching as the store offers it: `Store.searching`."""

from collections.abc import Collection

from sqlalchemy import func, select

from corpus.store.database import Database
from corpus.store.searching.called import find_called, suggest
from corpus.store.searching.coverage import Counted, count_coverage, make_coverage
from corpus.store.searching.documents import search_documents
from corpus.store.searching.statements import search_statements
from corpus.store.searching.views import (
    CalledEntity,
    Coverage,
    FactHit,
    Found,
    Suggestion,
    Wanted,
)
from corpus.store.tables import documents
from corpus.store.views import Hit


class SearchDesk:
    """Finds documents, statements and names; every method is one transaction that only reads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._coverage: tuple[Counted, Coverage] | None = None

    def search_documents(self, wanted: Wanted) -> Found[Hit]:
        """Give a page of documents."""
        with self._database.reading() as connection:
            return search_documents(connection, wanted)

    def search_statements(self, wanted: Wanted) -> Found[FactHit]:
        """Give a page of statements."""
        with self._database.reading() as connection:
            return search_statements(connection, wanted)

    def find_called(self, keys: Collection[str]) -> list[CalledEntity]:
        """Give, for each comparison form of a name, the entity that most documents call so."""
        with self._database.reading() as connection:
            return find_called(connection, keys)

    def suggest(self, words: str, *, limit: int = 10) -> list[Suggestion]:
        """Give entities with a name that begins so, or has these 초성, most used first."""
        with self._database.reading() as connection:
            return suggest(connection, words, limit=limit)

    def find_coverage(self) -> Coverage:
        """Tell what the base holds; what was added is counted when it is asked for."""
        with self._database.reading() as connection:
            last = connection.scalar(select(func.max(documents.c.number))) or 0
            known = self._coverage
            # What another thread counted may be of a moment later than this snapshot.
            if known is None or not known[0].whole <= last <= known[0].last:
                counted = count_coverage(connection, known[0] if known else None)
                known = self._coverage = (counted, make_coverage(connection, counted))
            return known[1]
