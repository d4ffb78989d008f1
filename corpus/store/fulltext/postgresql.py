r"""The index in PostgreSQL: tsvectors made here, GIN, candidates by the sum of idf.

The vectors are written as literals, past the server's parser, so that a morpheme with signs in it
stays one term, whatever the server's settings. What a vector can hold is bounded (1 MB, positions
up to 16,383, 2 kB a term), so a long document is entered in parts.

A term that stands often in a part is entered a second time, marked with a step of its frequency
(`단지\x1f6`: six times or more). So the documents that a common word is about are found without
looking at all that name it, and the terms' own counts tell which step to look for.

How many documents hold a term is kept in `fts_terms`. Writers only add to `fts_term_changes`, so
that they never wait for each other over a common word; now and then one of them settles the
changes. The count is the sum of both at every moment; that of the empty term is the number of
documents.
"""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Executable,
    Float,
    Select,
    Subquery,
    cast,
    desc,
    false,
    func,
    literal,
    select,
    text,
    union_all,
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
from corpus.store.fulltext.entries import (
    STEPS,
    cut_bigrams,
    cut_forms,
    make_vector,
    place_terms,
)
from corpus.store.fulltext.lexemes import quote, shorten
from corpus.store.fulltext.lookups import Lookup, choose_lookups, find_terms
from corpus.store.fulltext.standing import (
    BIGRAMS,
    MORPHEMES,
    choose_group,
    choose_holding,
    holds,
    is_told_by_pairs,
    make_lookups,
    seems_to_hold,
)
from corpus.store.fulltext.words import make_bigrams, spoken
from corpus.store.tables import documents

# A pair of letters that the server's statistics do not know is counted up to here.
_MOST_COUNTED = 8_000
# Of documents that only seem to hold what is required, so many of the best are looked at.
_MOST_CHECKED = 800
_SETTLE_EVERY = 64
_SETTLING = 0x6D69_636C  # any number of our own

_HELD = BIGRAMS.alias("held")
_NUMBER: ColumnElement[int] = documents.c.number
_ADD_MORPHEMES = text(
    "INSERT INTO fts_morphemes (document, part, vector)"
    " VALUES (:document, :part, CAST(:vector AS tsvector))"
)
_ADD_BIGRAMS = text(
    "INSERT INTO fts_bigrams (document, part, vector)"
    " VALUES (:document, :part, array_to_tsvector(CAST(:terms AS text[])))"
)
_REMOVES = [
    text(f"DELETE FROM {name} WHERE document = :document")  # noqa: S608
    for name in ("fts_morphemes", "fts_bigrams")
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
_COUNT_WORDS = text(
    "SELECT (SELECT count(*) FROM"
    " (SELECT FROM fts_bigrams WHERE vector @@ word LIMIT :most) AS found)"
    " FROM unnest(CAST(:words AS tsquery[])) WITH ORDINALITY AS wanted (word, place) ORDER BY place"
)
_STATISTICS = text(
    "SELECT CAST(CAST(most_common_elems AS text) AS text[]), most_common_elem_freqs FROM pg_stats"
    " WHERE schemaname = current_schema() AND tablename = 'fts_bigrams' AND attname = 'vector'"
)
_JOIN_BY_HASHES = text("SET LOCAL enable_nestloop = off")
_JOIN_AS_USUAL = text("RESET enable_nestloop")


class PostgreSQLIndex:
    """Morphemes with their frequency, bigrams without; parts of a document add up."""

    def add(self, connection: Connection, document: int, text: str, forms: str) -> None:
        """Enter a document that the index does not hold."""
        parts = [place_terms(part) for part in cut_forms(forms)]
        for number, part in enumerate(parts):
            entry = {"document": document, "part": number, "vector": make_vector(part)}
            connection.execute(_ADD_MORPHEMES, entry)
        for number, terms in enumerate(cut_bigrams(text)):
            connection.execute(_ADD_BIGRAMS, {"document": document, "part": number, "terms": terms})
        connection.execute(_COUNT, {"terms": ["", *set().union(*parts)], "change": 1})
        if document % _SETTLE_EVERY == 0:
            self.settle(connection)

    def remove(self, connection: Connection, document: int, text: str, forms: str) -> None:  # noqa: ARG002  the protocol's words
        """Take a document out."""
        parts = [place_terms(part) for part in cut_forms(forms)]
        for removing in _REMOVES:
            connection.execute(removing, {"document": document})
        connection.execute(_COUNT, {"terms": ["", *set().union(*parts)], "change": -1})

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
        known = frequencies or self.count_terms(connection, query)
        counts = _count_terms(connection, find_terms(query))
        lookups = choose_lookups(query, known, counts)
        scored = _score(lookups)
        if query.required:
            return _match_required(connection, query.required, scored, restrict, limit)
        return _load_best(connection, _choose_best(scored, restrict, limit))

    def count_terms(self, connection: Connection, query: Query) -> Frequencies:
        """Count the documents that hold each morpheme and each pair; common pairs by statistics."""
        forms = spoken(query.morphemes)[:MOST_TERMS]
        known = _count_terms(connection, [shorten(form) for form in forms])
        among = known.get("", 0)
        words = (*query.words, *query.names)
        pairs = list(dict.fromkeys(p for word in words for p in make_bigrams(word).split()))
        return Frequencies(
            among=among,
            morphemes={form: known.get(shorten(form), 0) for form in forms},
            bigrams=_count_pairs(connection, pairs[:MOST_TERMS], among),
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

    def holding(self, words: Sequence[str]) -> Select[Any]:
        """Select the numbers of the documents that hold every word."""
        found = select(BIGRAMS.c.document).where(BIGRAMS.c.part == 0)
        for word in make_lookups(word for word in words if len(word) > 1):
            holds = _HELD.c.vector.op("@@")(cast(word, TSQUERY))
            found = found.where(BIGRAMS.c.document.in_(select(_HELD.c.document).where(holds)))
        return found


def _score(lookups: Sequence[Lookup]) -> Subquery:
    """Select the documents that any lookup finds, with the weights of those that do."""
    nothing = select(MORPHEMES.c.document, literal(0.0).label("weight")).where(false())
    finds = union_all(nothing, *map(_find, lookups)).subquery("finds")
    score = func.sum(finds.c.weight).label("score")
    return select(finds.c.document, score).group_by(finds.c.document).subquery("scored")


def _find(lookup: Lookup) -> Select[Any]:
    table = MORPHEMES if lookup.is_form else BIGRAMS
    weight = literal(lookup.weight, Float).label("weight")
    return select(table.c.document, weight).where(holds(table.c.vector, lookup.written))


def _choose_best(scored: Subquery, restrict: Restrict, limit: int) -> Select[Any]:
    chosen = select(scored.c.document, scored.c.score).where(*restrict(scored.c.document))
    return chosen.order_by(desc(scored.c.score), scored.c.document).limit(limit)


def _match_required(
    connection: Connection,
    groups: Sequence[Group],
    scored: Subquery,
    restrict: Restrict,
    limit: int,
) -> list[Match]:
    """Rank what seems to hold every group, and look at the texts of the best."""
    inside = [seems_to_hold(group, _NUMBER) for group in groups if group]
    score = func.coalesce(scored.c.score, 0.0).label("score")
    best = (
        select(_NUMBER, score)
        .join_from(documents, scored, scored.c.document == _NUMBER, isouter=True)
        .where(*inside, *restrict(_NUMBER))
        .order_by(desc("score"), _NUMBER.desc())
        .limit(_MOST_CHECKED)
    )
    found = _load_best(connection, best)
    unsure = [group for group in groups if group and not is_told_by_pairs(group)]
    if unsure and found:
        chosen = choose_holding(unsure, [match.document for match in found])
        standing = set(connection.scalars(chosen))
        found = [match for match in found if match.document in standing]
    return found[:limit]


def _load_best(connection: Connection, chosen: Executable) -> list[Match]:
    """Join by hashes: the server expects few finds of a term, and would go through them singly."""
    connection.execute(_JOIN_BY_HASHES)
    rows = connection.execute(chosen).all()
    connection.execute(_JOIN_AS_USUAL)
    return [Match(*row) for row in rows]


def _count_pairs(connection: Connection, pairs: Sequence[str], among: int) -> dict[str, int]:
    """Count documents by pair of letters: the rare ones, the common ones by the statistics."""
    row = connection.execute(_STATISTICS).one_or_none()
    shares = dict(zip(row[0], row[1], strict=False)) if row and row[0] else {}
    common = {pair: int(shares[pair] * among) for pair in pairs if pair in shares}
    rest = [pair for pair in pairs if pair not in common]
    if not rest:
        return common
    values = {"words": [quote(pair) for pair in rest], "most": _MOST_COUNTED}
    held = connection.scalars(_COUNT_WORDS, values)
    return common | dict(zip(rest, held, strict=True))


def _count_terms(connection: Connection, terms: Sequence[str]) -> dict[str, int]:
    """Give how many documents hold each term and each of its steps; all of them by ''."""
    steps = (f"{term}\x1f{step}" for term in terms for step in STEPS)
    rows = connection.execute(_COUNTS, {"terms": ["", *terms, *steps]})
    return {row[0]: int(row[1]) for row in rows}
