r"""The index in PostgreSQL: tsvectors made here, GIN, ranked by sum of idf and `ts_rank`.

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

import math
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    TextClause,
    cast,
    false,
    func,
    select,
    text,
)
from sqlalchemy.dialects.postgresql import TSQUERY

from corpus.store.fulltext.base import (
    BIGRAM_WEIGHT,
    MORPHEME_WEIGHT,
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
from corpus.store.fulltext.standing import (
    BIGRAMS,
    choose_group,
    make_lookup,
    make_lookups,
)
from corpus.store.fulltext.words import make_bigrams, spoken
from corpus.store.tables import documents

# The most documents that are ranked for one term.
_MOST_RANKED = 1_000
# Of more documents that filters allow, the best are looked at for whether they are among them.
_MOST_ALLOWED = 20_000
# What `ts_rank` gives for a term that stands once.
_ONCE = 0.6
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
_MATCH = (
    "WITH candidates AS MATERIALIZED ("
    "SELECT found.document FROM unnest(CAST(:lookups AS tsquery[])) AS lookup, LATERAL"
    " (SELECT document FROM fts_morphemes WHERE vector @@ lookup {among} LIMIT :most) AS found"
    " UNION SELECT found.document FROM unnest(CAST(:words AS tsquery[])) AS lookup, LATERAL"
    " (SELECT document FROM fts_bigrams WHERE vector @@ lookup {among} LIMIT :most) AS found"
    " {required}"
    ") SELECT document, sum(score) AS score FROM ("
    "SELECT document, 0.0 AS score FROM candidates UNION ALL "
    "SELECT document, weight * ts_rank('{{1,1,1,1}}', vector, term) AS score"
    " FROM candidates JOIN fts_morphemes USING (document),"
    " unnest(CAST(:terms AS tsquery[]), CAST(:term_weights AS float8[])) AS wanted (term, weight)"
    " WHERE vector @@ term UNION ALL"
    " SELECT document, weight AS score FROM candidates JOIN fts_bigrams USING (document),"
    " unnest(CAST(:words AS tsquery[]), CAST(:word_weights AS float8[])) AS wanted (word, weight)"
    " WHERE vector @@ word"
    ") AS scored GROUP BY document ORDER BY score DESC, document LIMIT :limit"
)
_MATCH_ALL = text(_MATCH.format(among="", required=""))
_AMONG = "AND document = ANY(CAST(:allowed AS integer[]))"
_MATCH_AMONG = text(_MATCH.format(among=_AMONG, required=""))
_MATCH_REQUIRED = text(
    _MATCH.format(among=_AMONG, required="UNION SELECT unnest(CAST(:allowed AS integer[]))")
)


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
        """Give the documents that fit best, best first."""
        wanted = _weigh(connection, query, frequencies or self.count_terms(connection, query))
        conditions = [*restrict(_NUMBER)]
        if query.required:
            conditions.append(_NUMBER.in_(self.select_matches(query.required)))
        values = {**wanted._asdict(), "most": _MOST_RANKED, "limit": limit}
        if not conditions:
            return _load(connection, _MATCH_ALL, values)
        allowed = list(connection.scalars(_choose_allowed(conditions)))
        if len(allowed) <= _MOST_ALLOWED:
            few = len(allowed) <= _MOST_RANKED
            asked = _MATCH_REQUIRED if query.required and few else _MATCH_AMONG
            return _load(connection, asked, values | {"allowed": allowed})
        found = _load(connection, _MATCH_ALL, values | {"limit": _MOST_ALLOWED})
        inside = _NUMBER.in_([match.document for match in found])
        fitting = set(connection.scalars(select(_NUMBER).where(inside, *conditions)))
        return [match for match in found if match.document in fitting][:limit]

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


class _Wanted(NamedTuple):
    """What a query looks for: `lookups` choose candidates, terms and words rank them."""

    lookups: list[str]
    terms: list[str]
    term_weights: list[float]
    words: list[str]
    word_weights: list[float]


def _weigh(connection: Connection, query: Query, known: Frequencies) -> _Wanted:
    terms = spoken(map(shorten, query.morphemes))[:MOST_TERMS]
    counts = _count_terms(connection, terms)
    among = max(known.among, 1)
    rare = {
        word: count
        for word in dict.fromkeys((*query.words, *query.names))
        if 0 < (count := _count_word(word, known)) <= _MOST_ALLOWED
    }
    quoted = [quote(term) for term in terms]
    return _Wanted(
        lookups=[quote(_find_step(term, counts)) for term in terms] + [" & ".join(quoted)],
        terms=quoted,
        term_weights=[MORPHEME_WEIGHT * _idf(counts.get(term, 0), among) for term in terms],
        words=[make_lookup(word) for word in rare],
        word_weights=[BIGRAM_WEIGHT * _ONCE * _idf(count, among) for count in rare.values()],
    )


def _count_word(word: str, known: Frequencies) -> int:
    """Give the most documents that may hold a word: as many as hold its rarest pair."""
    return min((known.bigrams.get(pair, 0) for pair in make_bigrams(word).split()), default=0)


def _count_pairs(connection: Connection, pairs: Sequence[str], among: int) -> dict[str, int]:
    """Count documents by pair of letters: the rare ones, the common ones by the statistics."""
    row = connection.execute(_STATISTICS).one_or_none()
    shares = dict(zip(row[0], row[1], strict=False)) if row and row[0] else {}
    common = {pair: int(shares[pair] * among) for pair in pairs if pair in shares}
    rest = [pair for pair in pairs if pair not in common]
    if not rest:
        return common
    values = {"words": [quote(pair) for pair in rest], "most": _MOST_RANKED}
    held = connection.scalars(_COUNT_WORDS, values)
    return common | dict(zip(rest, held, strict=True))


def _load(connection: Connection, asked: TextClause, values: Mapping[str, Any]) -> list[Match]:
    return [Match(*row) for row in connection.execute(asked, values)]


def _choose_allowed(conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    newest_first = select(_NUMBER).where(*conditions).order_by(_NUMBER.desc())
    return newest_first.limit(_MOST_ALLOWED + 1)


def _count_terms(connection: Connection, terms: Sequence[str]) -> dict[str, int]:
    """Give how many documents hold each term and each of its steps; all of them by ''."""
    steps = (f"{term}\x1f{step}" for term in terms for step in STEPS)
    rows = connection.execute(_COUNTS, {"terms": ["", *terms, *steps]})
    return {row[0]: int(row[1]) for row in rows}


def _find_step(term: str, counts: Mapping[str, int]) -> str:
    """Give the lowest step that few documents hold, else the highest that any holds."""
    steps = [term, *(f"{term}\x1f{step}" for step in STEPS)]
    few = (step for step in steps if 0 < counts.get(step, 0) <= _MOST_RANKED)
    any_step = (step for step in reversed(steps) if counts.get(step, 0))
    return next(chain(few, any_step), term)


def _idf(holding: int, among: int) -> float:
    return math.log1p((among - min(holding, among) + 0.5) / (holding + 0.5))
