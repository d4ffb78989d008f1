"""Where statements stand: the sentences of documents that make them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, bindparam, func, select

from corpus.store.database import Database
from corpus.store.documents import HEAD_COLUMNS, make_head
from corpus.store.tables import AnyRow, documents, facts, statements
from corpus.store.views import DocumentHead

# Rows a query: databases limit the number of values in one.
_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A sentence that makes a statement, and its document.

    `statement` is the key of the statement; the words that state it are
    `sentence[start:end]`, counted in code points.
    """

    statement: str
    document: DocumentHead
    sentence: str
    start: int
    end: int


class CitationIndex:
    """Where statements stand, as `Store.citations`."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, numbers: Collection[int], *, most: int = 3) -> dict[int, tuple[Citation, ...]]:
        """Give up to `most` citations of each statement by its number, last published first."""
        with self._database.reading() as connection:
            return find_citations(connection, numbers, most=most)


def find_citations(
    connection: Connection, numbers: Collection[int], *, most: int
) -> dict[int, tuple[Citation, ...]]:
    """Give up to `most` citations of each statement by its number, last published first.

    Of a document that makes a statement more than once, the first place counts. A statement that
    no document makes any more has none.
    """
    found: defaultdict[int, list[Citation]] = defaultdict(list)
    ordered = sorted(numbers)
    for at in range(0, len(ordered), _BATCH):
        asked = {"numbers": ordered[at : at + _BATCH], "most": most}
        for row in connection.execute(_choose(), asked):
            found[row.statement].append(_make_citation(row))
    return {number: tuple(each) for number, each in found.items()}


@cache
def _choose() -> Select[Any]:
    """Choose the newest occurrences by number, one a document, before anything else is read."""
    first = (
        select(
            facts.c.statement,
            facts.c.document,
            func.min(facts.c.place).label("place"),
            func.max(facts.c.seen).label("seen"),
        )
        .where(facts.c.statement.in_(bindparam("numbers", expanding=True)))
        .group_by(facts.c.statement, facts.c.document)
        .subquery()
    )
    order = (first.c.seen.desc().nulls_last(), first.c.document.desc())
    rank = func.row_number().over(partition_by=first.c.statement, order_by=order)
    ranked = select(first, rank.label("rank")).subquery()
    return (
        select(
            *HEAD_COLUMNS,
            statements.c.key.label("statement_key"),
            *(facts.c[name] for name in ("statement", "start", "end")),
            facts.c.sentence,
            facts.c.sentence_start,
        )
        .join_from(
            ranked,
            facts,
            (facts.c.document == ranked.c.document) & (facts.c.place == ranked.c.place),
        )
        .join(documents, documents.c.number == ranked.c.document)
        .join(statements, statements.c.number == ranked.c.statement)
        .where(ranked.c.rank <= bindparam("most"))
        .order_by(ranked.c.statement, ranked.c.rank)
    )


def _make_citation(row: AnyRow) -> Citation:
    return Citation(
        statement=row.statement_key,
        document=make_head(row),
        sentence=row.sentence,
        start=row.start - row.sentence_start,
        end=row.end - row.sentence_start,
    )
