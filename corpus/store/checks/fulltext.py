"""Whether the search indices hold the documents and statements that are stored, and those alone."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Select, select, text

from corpus.store.checks.base import BATCH, Ledger
from corpus.store.fulltext import SearchIndex, Term, index_for, make_bigrams, statement_index_for
from corpus.store.tables import readings, revisions, statement_texts

LABEL = "검색 색인"

_REMEDY = (
    "miclu restore FILE로 백업을 되살리세요. 백업이 없으면 새 저장소에서 miclu rerun --from parse"
)
# Long terms are rare ones, which an index finds fast.
_FORMS, _WORDS, _LONGEST = 4, 2, 12
_SAMPLE = 300
# What each index holds an entry of, by the word of the dialect.
_ENTRIES: Mapping[str, tuple[str, str]] = {
    "sqlite": ("SELECT id FROM fts_documents_docsize", "SELECT id FROM fts_statements_docsize"),
    "postgresql": (
        "SELECT DISTINCT document FROM fts_bigrams",
        "SELECT statement FROM fts_statements",
    ),
}
_TESTS = tuple(
    text(f"INSERT INTO {name} ({name}) VALUES ('integrity-check')")  # noqa: S608
    for name in ("fts_documents", "fts_statements")
)


class _Shelf(NamedTuple):
    """An index; the queries for its numbers, and for its source: number, text, forms."""

    label: str
    searched: SearchIndex
    entries: str
    stored: Select[Any]


def find_faults(connection: Connection, ledger: Ledger, *, full: bool) -> None:
    """Compare the numbers, and look a sample up by words and morphemes of its own.

    With `full` all are looked up, and SQLite tests the inner order of its indices; its way of
    asking for that is an INSERT, so it comes first and waits for the writer's lock.
    """
    if full and connection.dialect.name == "sqlite":
        for test in _TESTS:
            connection.execute(test)
    for shelf in _make_shelves(connection):
        number = shelf.stored.selected_columns[0]
        entered = set(connection.scalars(text(shelf.entries)))
        stored = set(connection.scalars(shelf.stored.with_only_columns(number)))
        ledger.rows += len(entered | stored)
        missing, odd = sorted(stored - entered), sorted(entered - stored)
        ledger.note(f"색인에 없는 {shelf.label} 있습니다", missing, remedy=_REMEDY)
        ledger.note(f"색인에만 있는 {shelf.label} 있습니다", odd, remedy=_REMEDY)
        step = 1 if full else max(1, len(stored) // _SAMPLE)
        lost = [each for each in _find_lost(connection, shelf, step) if each in entered]
        ledger.note(f"제 낱말로 찾아지지 않는 {shelf.label} 있습니다", lost, remedy=_REMEDY)


def _make_shelves(connection: Connection) -> Iterator[_Shelf]:
    entries = _ENTRIES[connection.dialect.name]
    read = select(readings.c.document, revisions.c.text, readings.c.morphemes)
    stated = select(
        statement_texts.c.statement, statement_texts.c.sentence, statement_texts.c.forms
    )
    yield _Shelf("문서가", index_for(connection), entries[0], read.join_from(readings, revisions))
    yield _Shelf("진술이", statement_index_for(connection), entries[1], stated)


def _find_lost(connection: Connection, shelf: _Shelf, step: int) -> Iterator[int]:
    """Yield the numbers that the index does not give for the longest words of their text."""
    number = shelf.stored.selected_columns[0]
    chosen = shelf.stored.where(number % step == 0)
    for key, words, forms in connection.execution_options(yield_per=BATCH).execute(chosen):
        terms = [Term(forms=(form,)) for form in _choose(forms.split("\n"), _FORMS)]
        terms += [Term(inside=word) for word in _choose(words.split(), _WORDS)]
        if terms:
            found = shelf.searched.select_matches([(term,) for term in terms]).subquery()
            (column,) = found.c
            if connection.execute(select(column).where(column == key)).first() is None:
                yield key


def _choose(words: Sequence[str], count: int) -> list[str]:
    """Give the longest of the words that an index holds, but for those too long to be words."""
    known = (word for word in dict.fromkeys(words) if len(word) <= _LONGEST and make_bigrams(word))
    return sorted(known, key=len)[-count:]
