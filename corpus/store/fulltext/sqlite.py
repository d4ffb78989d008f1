"""The index in SQLite: FTS5 without content, ranked by BM25.

BM25 looks at every match, so a word that most documents hold would cost most and say least. The
terms are therefore counted first, on a sample; the rare ones choose and rank, and the caller ranks
the best again by all terms. Of what very many documents hold, the last added are ranked.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple

from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
    column,
    desc,
    false,
    func,
    literal_column,
    select,
    table,
    text,
)

from corpus.store.fulltext.base import (
    BIGRAM_WEIGHT,
    MORPHEME_WEIGHT,
    MOST_TERMS,
    Frequencies,
    Group,
    Match,
    Query,
    Restrict,
    Term,
    anything,
)
from corpus.store.fulltext.words import is_spoken, make_bigrams, spoken

# Rare terms have so many matches together at most, which takes about 10 ms on one core.
_MOST_RARE = 8_000
# What more documents hold is not ranked: BM25 goes through all of them to know how many they are.
_MOST_RANKED = 2_000
# A term that more documents hold is counted by how densely the first of them lie.
_SAMPLE = 1_000
# FTS5 refuses expressions deeper than 256; `MOST_TERMS` keeps them flatter.
_MOST_GROUPS = 20
# Of common terms, so many together are rare enough.
_TOGETHER = 6


class _Asked(NamedTuple):
    """Expressions of what candidates fulfil: few documents the rare one, very many the common."""

    rare: str = ""
    common: str = ""


class SQLiteIndex:
    """An FTS5 table of this name, with the columns `morphemes` and `bigrams`."""

    def __init__(self, name: str = "fts_documents") -> None:
        self._name = name
        self._rowid: ColumnElement[Any] = table(name, column("rowid")).c.rowid
        # A plus sign keeps SQLite from asking the index for one row at a time.
        self._plain_rowid: ColumnElement[Any] = literal_column(f"+{name}.rowid")
        self._add = text(
            f"INSERT INTO {name} (rowid, morphemes, bigrams)"  # noqa: S608  a name of ours
            " VALUES (:number, :forms, :bigrams)"
        )
        self._remove = text(
            f"INSERT INTO {name} ({name}, rowid, morphemes, bigrams)"  # noqa: S608
            " VALUES ('delete', :number, :forms, :bigrams)"
        )
        self._last = text(f"SELECT max(id) FROM {name}_docsize")  # noqa: S608
        score: ColumnElement[float] = literal_column(
            f"-bm25({name}, {MORPHEME_WEIGHT}, {BIGRAM_WEIGHT})"
        )
        self._score = score.label("score")

    def add(self, connection: Connection, document: int, text: str, forms: str) -> None:
        """Enter a document that the index does not hold."""
        entry = {"number": document, "forms": forms, "bigrams": make_bigrams(text)}
        connection.execute(self._add, entry)

    def remove(self, connection: Connection, document: int, text: str, forms: str) -> None:
        """Take a document out: FTS5 wants the words that it was entered with."""
        entry = {"number": document, "forms": forms, "bigrams": make_bigrams(text)}
        connection.execute(self._remove, entry)

    def match(
        self,
        connection: Connection,
        query: Query,
        *,
        limit: int,
        restrict: Restrict = anything,
        frequencies: Frequencies | None = None,
    ) -> list[Match]:
        """Give the documents that fit best by their rare terms, best first.

        Of what very many hold, the last added. Matches that `frequencies` came for are ranked again
        by the caller: where all of what is common fit in, they come as they are.
        """
        asked = self._choose(connection, query, frequencies)
        conditions = restrict(self._plain_rowid)
        found: list[Match] = []
        if asked.rare:
            found += self._rank(connection, [self._matches(asked.rare), *conditions], limit)
        if asked.common and len(found) < limit:
            known = {each.document for each in found}
            matching = [self._matches(asked.common), *conditions]
            newest = self._find_newest(connection, matching, limit)
            is_ranked = frequencies is None or len(newest) == limit
            if is_ranked and not self._is_held_by_many(connection, asked.common):
                newest = self._rank(connection, matching, limit)
            found += [each for each in newest if each.document not in known]
        return found[:limit]

    def _rank(
        self, connection: Connection, conditions: Sequence[ColumnElement[bool]], limit: int
    ) -> list[Match]:
        best = select(self._rowid, self._score).where(*conditions)
        rows = connection.execute(best.order_by(desc("score"), self._rowid).limit(limit))
        return [Match(*row) for row in rows]

    def _find_newest(
        self, connection: Connection, conditions: Sequence[ColumnElement[bool]], limit: int
    ) -> list[Match]:
        newest = select(self._rowid).where(*conditions).order_by(self._rowid.desc()).limit(limit)
        return [Match(number, 0.0) for number in connection.scalars(newest)]

    def _is_held_by_many(self, connection: Connection, expression: str) -> bool:
        some = select(self._rowid).where(self._matches(expression)).limit(_MOST_RANKED).subquery()
        return connection.scalar(select(func.count()).select_from(some)) == _MOST_RANKED

    def count_terms(self, connection: Connection, query: Query) -> Frequencies:
        """Count the documents that hold each morpheme and each pair of letters."""
        last = connection.scalar(self._last) or 0
        forms = spoken(query.morphemes)[:MOST_TERMS]
        words = (*query.words, *query.names)
        pairs = [pair for word in words for pair in make_bigrams(word).split()]
        pairs = list(dict.fromkeys(pairs))[:MOST_TERMS]
        written = [_write_form(form) for form in forms] + [_write_pair(pair) for pair in pairs]
        counts = self._estimate(connection, written, last)
        return Frequencies(
            among=last,
            morphemes=dict(zip(forms, counts, strict=False)),
            bigrams=dict(zip(pairs, counts[len(forms) :], strict=True)),
        )

    def count_matches(self, connection: Connection, groups: Sequence[Group], *, most: int) -> int:
        """Count the documents that hold every group, `most` where there are more."""
        found = self.select_matches(groups).limit(most).subquery()
        return connection.scalar(select(func.count()).select_from(found)) or 0

    def select_matches(self, groups: Sequence[Group]) -> Select[Any]:
        """Select the numbers of the documents that hold every group."""
        expression = _join_groups(groups)
        found = select(self._rowid)
        return found.where(self._matches(expression)) if expression else found.where(false())

    def select_newest(self, groups: Sequence[Group], *, most: int) -> Select[Any]:
        """Select the last added of the documents that hold every group."""
        return self.select_matches(groups).order_by(self._rowid.desc()).limit(most)

    def holding(self, words: Sequence[str]) -> Select[Any]:
        """Select the numbers of the documents that hold every word."""
        terms = _quote_all(make_bigrams(word) for word in words if len(word) > 1)
        found = select(self._rowid)
        if not terms:
            return found
        return found.where(self._matches(f"bigrams : ({' AND '.join(terms[:MOST_TERMS])})"))

    def _matches(self, expression: str) -> ColumnElement[bool]:
        return literal_column(self._name).op("MATCH", is_comparison=True)(expression)

    def _choose(
        self, connection: Connection, query: Query, frequencies: Frequencies | None
    ) -> _Asked:
        """Write what candidates fulfil: the required, else any of the rare terms.

        Where no typed term is rare, they must hold all of the words, or if none does the rarest.
        """
        if query.required:
            return _Asked(common=_join_groups(query.required))
        known = frequencies or self.count_terms(connection, query)
        typed = {term: count for term, count in _count_typed(query, known) if count}
        named = {term: count for term, count in _count_names(query, known) if count}
        rare = list(_take_rare({**named, **typed}))
        if not typed or any(term in typed for term in rare):
            return _Asked(rare=" OR ".join(rare))
        together = " AND ".join(_write_words(query, known))
        holds = select(self._rowid).where(self._matches(together)).limit(1)
        is_held = bool(together) and connection.scalar(holds) is not None
        rarest = min(typed, key=typed.__getitem__)
        return _Asked(rare=" OR ".join(rare), common=together if is_held else rarest)

    def _estimate(self, connection: Connection, expressions: Sequence[str], last: int) -> list[int]:
        """Count the matches of expressions, by a sample of the first where there are many."""
        if not expressions:
            return []
        one = (
            f"SELECT count(*), max(rowid) FROM (SELECT rowid FROM {self._name}"  # noqa: S608
            f" WHERE {self._name} MATCH :q%d LIMIT {_SAMPLE})"
        )
        counting = " UNION ALL ".join(one % at for at in range(len(expressions)))
        values = {f"q{at}": expression for at, expression in enumerate(expressions)}
        return [
            count if count < _SAMPLE else max(count, count * last // max(end, 1))
            for count, end in connection.execute(text(counting), values)
        ]


def _count_typed(query: Query, known: Frequencies) -> Iterator[tuple[str, int]]:
    """Yield each term of a query with the documents that hold it."""
    for form, count in known.morphemes.items():
        yield _write_form(form), count
    for word in query.words:
        for pair in make_bigrams(word).split():
            yield _write_pair(pair), known.bigrams.get(pair, 0)


def _count_names(query: Query, known: Frequencies) -> Iterator[tuple[str, int]]:
    """Yield each further name with how many documents may hold it at most."""
    for name in spoken(query.names):
        counts = [known.bigrams.get(pair, 0) for pair in make_bigrams(name).split()]
        yield f"bigrams : {_quote(make_bigrams(name))}", min(counts)


def _write_words(query: Query, known: Frequencies) -> list[str]:
    """Write the words as they stand, the one with the rarest pair of letters first."""

    def count(word: str) -> int:
        return min(known.bigrams.get(pair, 0) for pair in make_bigrams(word).split())

    words = sorted(spoken(query.words), key=count)[:_TOGETHER]
    return list(dict.fromkeys(f"bigrams : {_quote(make_bigrams(word))}" for word in words))


def _take_rare(counts: dict[str, int]) -> Iterable[str]:
    """Yield terms from the rarest on until the next would make too many matches."""
    total = 0
    for term in sorted(counts, key=counts.__getitem__):
        total += counts[term]
        if total > _MOST_RARE:
            return
        yield term


def _write_form(form: str) -> str:
    return f"morphemes : {_quote(form)}"


def _write_pair(pair: str) -> str:
    return f"bigrams : {_quote(pair)}"


def _join_groups(groups: Sequence[Group]) -> str:
    written = (" OR ".join(filter(None, map(_write_term, group))) for group in groups)
    return " AND ".join(f"({group})" for group in list(written)[:_MOST_GROUPS] if group)


def _write_term(term: Term) -> str:
    """Write one way of standing in a text; empty where it has no letters."""
    parts = [_write_form(form) for form in spoken(term.forms)[:MOST_TERMS]]
    if is_spoken(term.inside):
        parts.append(f"bigrams : {_quote(make_bigrams(term.inside))}")
    if is_spoken(term.prefix):
        parts.append(f"morphemes : {_quote(term.prefix)} *")
    return f"({' AND '.join(parts)})" if parts else ""


def _quote_all(terms: Iterable[str]) -> list[str]:
    """Quote each distinct term that has letters, so that nothing in it is an operator."""
    return [_quote(term) for term in spoken(terms)]


def _quote(term: str) -> str:
    return f'"{term.replace(chr(34), chr(34) * 2)}"'
