"""The index of statements in PostgreSQL: one vector for the sentence of each.

Morphemes are marked with `=` and stand beside the pairs of letters, so that one condition on one
GIN index asks for both; pairs keep their places, so that a word is found as it stands.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import (
    Connection,
    Integer,
    Select,
    cast,
    column,
    desc,
    false,
    func,
    select,
    table,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from corpus.store.dialects import is_among
from corpus.store.fulltext.base import (
    MOST_TERMS,
    Frequencies,
    Group,
    Match,
    Query,
    Restrict,
    Term,
    anything,
)
from corpus.store.fulltext.lexemes import quote, shorten
from corpus.store.fulltext.planned import MARK, estimate_matches
from corpus.store.fulltext.standing import holds
from corpus.store.fulltext.words import is_spoken, make_bigrams, spoken

_TABLE = table("fts_statements", column("statement", Integer), column("vector"))
_ADD = text(
    "INSERT INTO fts_statements (statement, vector) VALUES (:number, CAST(:vector AS tsvector))"
)
_REMOVE = text("DELETE FROM fts_statements WHERE statement = :number")
_MOST_RANKED = 20_000
_MOST_GROUPS = 20
_PASSED = 15
# What a vector can hold; sentences are far shorter.
_LAST_PLACE = 16_383
# Longer sentences count for less, by the logarithm of their length.
_BY_LENGTH = 1


class PostgreSQLSentences:
    """One vector a statement."""

    def add(self, connection: Connection, document: int, text: str, forms: str) -> None:
        """Enter a statement that the index does not hold."""
        vector = make_vector(text, forms.split("\n"))
        connection.execute(_ADD, {"number": document, "vector": vector})

    def remove(self, connection: Connection, document: int, text: str, forms: str) -> None:  # noqa: ARG002  the protocol's words
        """Take a statement out."""
        connection.execute(_REMOVE, {"number": document})

    def match(
        self,
        connection: Connection,
        query: Query,
        *,
        limit: int,
        restrict: Restrict = anything,
        frequencies: Frequencies | None = None,  # noqa: ARG002  the protocol's words
    ) -> list[Match]:
        """Give the statements with all that is required, best first; of very many the last."""
        written = _join_groups(query.required)
        if not written:
            return []
        wanted = cast(written, TSQUERY)
        candidates = (
            select(_TABLE.c.statement, _TABLE.c.vector)
            .where(_TABLE.c.vector.op("@@")(wanted), *restrict(_TABLE.c.statement))
            .limit(_MOST_RANKED)
            .subquery()
        )
        score = func.ts_rank(candidates.c.vector, wanted, _BY_LENGTH).label("score")
        rows = connection.execute(
            select(candidates.c.statement, score)
            .order_by(desc("score"), candidates.c.statement)
            .limit(limit)
        )
        return [Match(*row) for row in rows]

    def count_matches(self, connection: Connection, groups: Sequence[Group], *, most: int) -> int:
        """Tell about how many statements hold every group, `most` where there are more."""
        return min(estimate_matches(connection, groups), most) if groups else 0

    def select_matches(self, groups: Sequence[Group]) -> Select[Any]:
        """Select the numbers of the statements that hold every group, by the index."""
        written = _join_groups(groups)
        return select(_TABLE.c.statement).where(
            holds(_TABLE.c.vector, written) if written else false()
        )

    def find_holding(
        self, connection: Connection, numbers: Sequence[int], groups: Sequence[Group]
    ) -> set[int]:
        """Give those of some thousand statements that hold every group."""
        written = _join_groups(groups)
        if not written:
            return set()
        found = select(_TABLE.c.statement).where(
            is_among(_TABLE.c.statement, numbers),
            _TABLE.c.vector.op("@@")(cast(written, TSQUERY)),
        )
        return set(connection.scalars(found))

    def select_newest(self, groups: Sequence[Group], *, most: int) -> Select[Any]:
        """Select the last added of the statements that hold every group.

        Whether by the index, or one after the other, is for the server to choose; it goes no
        further back than through `_PASSED` statements for each that is wanted.
        """
        written = _join_groups(groups)
        found = _TABLE.c.vector.op("@@")(cast(written, TSQUERY)) if written else false()
        last = select(func.max(_TABLE.c.statement)).scalar_subquery()
        newest = select(_TABLE.c.statement).where(found, _TABLE.c.statement > last - _PASSED * most)
        return newest.order_by(_TABLE.c.statement.desc()).limit(most)


def make_vector(sentence: str, forms: Iterable[str]) -> str:
    """Write the vector of a sentence: its marked morphemes, and its pairs of letters."""
    places: dict[str, list[int]] = {}
    for marked, terms in ((MARK, spoken(forms)), ("", make_bigrams(sentence).split())):
        for place, term in enumerate(terms, start=1):
            found = places.setdefault(marked + shorten(term), [])
            found.append(min(place, _LAST_PLACE))
    return " ".join(f"{quote(term)}:{','.join(map(str, at))}" for term, at in places.items())


def _join_groups(groups: Sequence[Group]) -> str:
    written = (" | ".join(filter(None, map(_write_term, group))) for group in groups)
    return " & ".join(f"({group})" for group in list(written)[:_MOST_GROUPS] if group)


def _write_term(term: Term) -> str:
    """Write one way of standing in a sentence; empty where it has no letters."""
    parts = [quote(MARK + shorten(form)) for form in spoken(term.forms)[:MOST_TERMS]]
    if is_spoken(term.inside):
        parts.append(f"({' <-> '.join(map(quote, make_bigrams(term.inside).split()))})")
    if is_spoken(term.prefix):
        parts.append(f"{quote(MARK + shorten(term.prefix))}:*")
    return f"({' & '.join(parts)})" if parts else ""
