r"""The index in PostgreSQL: tsvectors made here, GIN, and the counts of all terms.

The vectors are made past the server's parser, so that a morpheme with signs in it stays one term,
whatever the server's settings. What a vector can hold is bounded (1 MB, 2 kB a term), so a long
document is entered in parts.

A term that stands often in a part is entered a second time, marked with a step of its frequency
(`단지\x1f6`: six times or more). So the documents that a common word is about are found without
looking at all that name it, and the terms' own counts tell which step to look for.

How many documents hold a term or a pair of letters is kept in `fts_terms`. Writers only add to
`fts_term_changes`, so that they never wait for each other over a common word; now and then one of
them settles the changes. The count is the sum of both at every moment; that of the empty term is
the number of documents.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    cast,
    false,
    func,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from corpus.store.fulltext.base import (
    MOST_TERMS,
    Frequencies,
    Group,
    Match,
    Query,
    Restrict,
    anything,
)
from corpus.store.fulltext.candidates import Asked, match_any, match_required
from corpus.store.fulltext.entries import (
    STEPS,
    cut_bigrams,
    cut_forms,
    list_counted,
    list_terms,
    mark_pair,
)
from corpus.store.fulltext.lexemes import shorten
from corpus.store.fulltext.lookups import Counts, choose_lookups, find_pairs
from corpus.store.fulltext.standing import BIGRAMS, choose_group, make_lookups
from corpus.store.fulltext.words import spoken
from corpus.store.tables import documents

_SETTLE_EVERY = 64
_SETTLING = 0x6D69_636C  # any number of our own

_HELD = BIGRAMS.alias("held")
_NUMBER: ColumnElement[int] = documents.c.number
_ADDS = {
    name: text(
        f"INSERT INTO {name} (document, part, vector)"  # noqa: S608
        " VALUES (:document, :part, array_to_tsvector(CAST(:terms AS text[])))"
    )
    for name in ("fts_morphemes", "fts_bigrams")
}
_REMOVES = [
    text(f"DELETE FROM {name} WHERE document = :document")  # noqa: S608
    for name in _ADDS
]
_COUNT = text(
    "INSERT INTO fts_term_changes (term, documents) SELECT unnest(CAST(:terms AS text[])), :change"
)
_SETTLE = text(
    "WITH gone AS (DELETE FROM fts_term_changes RETURNING term, documents)"
    " INSERT INTO fts_terms AS known (term, documents)"
    " SELECT term, sum(documents) FROM gone GROUP BY term HAVING sum(documents) <> 0 ORDER BY term"
    " ON CONFLICT (term) DO UPDATE SET documents = known.documents + excluded.documents"
)
_COUNTS = text(
    "SELECT term, sum(documents) FROM ("
    "SELECT term, documents FROM fts_terms WHERE term = ANY(CAST(:terms AS text[])) UNION ALL"
    " SELECT term, documents FROM fts_term_changes WHERE term = ANY(CAST(:terms AS text[]))"
    ") AS counted GROUP BY term"
)
_COUNT_BEGINNING = text(
    "SELECT max(documents) FROM fts_terms WHERE term >= :first AND term <= :last"
)
_LAST_SIGN = "\U0010ffff"


class PostgreSQLIndex:
    """Morphemes with their frequency, bigrams without; parts of a document add up."""

    def add(self, connection: Connection, document: int, text: str, forms: str) -> None:
        """Enter a document that the index does not hold."""
        parts, pairs = [list_terms(part) for part in cut_forms(forms)], cut_bigrams(text)
        for name, entered in (("fts_morphemes", parts), ("fts_bigrams", pairs)):
            for number, terms in enumerate(entered):
                entry = {"document": document, "part": number, "terms": terms}
                connection.execute(_ADDS[name], entry)
        connection.execute(_COUNT, {"terms": list_counted(parts, pairs), "change": 1})
        if document % _SETTLE_EVERY == 0:
            self.settle(connection)

    def remove(self, connection: Connection, document: int, text: str, forms: str) -> None:
        """Take a document out."""
        parts = [list_terms(part) for part in cut_forms(forms)]
        for removing in _REMOVES:
            connection.execute(removing, {"document": document})
        counted = list_counted(parts, cut_bigrams(text))
        connection.execute(_COUNT, {"terms": counted, "change": -1})

    def settle(self, connection: Connection) -> None:
        """Move the counts of added documents to where they are looked up fastest."""
        settling = text("SELECT pg_try_advisory_xact_lock(:lock)")
        if connection.scalar(settling, {"lock": _SETTLING}):
            connection.execute(_SETTLE)

    def match(
        self,
        connection: Connection,
        query: Query,
        *,
        limit: int,
        restrict: Restrict = anything,
        frequencies: Frequencies | None = None,
    ) -> list[Match]:
        """Give the documents that fit best by their rare terms, best first."""
        known = frequencies
        if not isinstance(known, Counts):
            known = self.count_terms(connection, query)
        lookups = choose_lookups(query, known)
        groups = [group for group in query.required if group]
        asked = Asked(groups, lookups, known, restrict)
        found = match_required if groups else match_any
        return found(connection, asked, limit)

    def count_terms(self, connection: Connection, query: Query) -> Counts:
        """Count the documents that hold each morpheme, each step of it, and each pair."""
        ways = [term for group in query.required for term in group]
        forms = spoken((*query.morphemes, *(form for term in ways for form in term.forms)))
        pairs = find_pairs(query)[:MOST_TERMS]
        known = _count_terms(connection, [*map(shorten, forms[:MOST_TERMS])], pairs)
        beginnings = spoken(term.prefix for term in ways)[:MOST_TERMS]
        return Counts(
            among=known.get("", 0),
            morphemes={form: known.get(shorten(form), 0) for form in forms[:MOST_TERMS]},
            bigrams={pair: known.get(mark_pair(pair), 0) for pair in pairs},
            forms=known,
            beginnings={each: _count_beginning(connection, each) for each in beginnings},
        )

    def count_matches(self, connection: Connection, groups: Sequence[Group], *, most: int) -> int:
        """Count the documents that hold every group, `most` where there are more."""
        found = self.select_matches(groups).limit(most).subquery()
        return connection.scalar(select(func.count()).select_from(found)) or 0

    def select_matches(self, groups: Sequence[Group]) -> Select[Any]:
        """Select the numbers of the documents that hold every group."""
        chosen = [choose_group(group) for group in groups if group]
        if not chosen:
            return select(_NUMBER).where(false())
        first, *rest = chosen
        return select(_NUMBER).where(_NUMBER.in_(first), *(_NUMBER.in_(each) for each in rest))

    def select_newest(self, groups: Sequence[Group], *, most: int) -> Select[Any]:
        """Select the last added of the documents that hold every group."""
        return self.select_matches(groups).order_by(_NUMBER.desc()).limit(most)

    def holding(self, words: Sequence[str]) -> Select[Any]:
        """Select the numbers of the documents that hold every word."""
        found = select(BIGRAMS.c.document).where(BIGRAMS.c.part == 0)
        for word in make_lookups(word for word in words if len(word) > 1):
            holds = _HELD.c.vector.op("@@")(cast(word, TSQUERY))
            found = found.where(BIGRAMS.c.document.in_(select(_HELD.c.document).where(holds)))
        return found


def _count_terms(
    connection: Connection, terms: Sequence[str], pairs: Sequence[str]
) -> dict[str, int]:
    """Give how many documents hold each term, its steps and each pair; all of them by ''."""
    steps = (f"{term}\x1f{step}" for term in terms for step in STEPS)
    asked = ["", *terms, *steps, *map(mark_pair, pairs)]
    rows = connection.execute(_COUNTS, {"terms": asked}).all()
    return {row[0]: int(row[1]) for row in rows}


def _count_beginning(connection: Connection, prefix: str) -> int:
    """Give how many documents hold the most frequent term that begins so, those before a while."""
    first = shorten(prefix)
    return connection.scalar(_COUNT_BEGINNING, {"first": first, "last": first + _LAST_SIGN}) or 0
