"""What PostgreSQL is asked for to find the candidates of a query, and what each find weighs.

The index tells which documents hold a term, not how often; for that it has the steps of frequent
terms. The rare terms and steps choose the candidates; what most documents hold says little.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate
from typing import NamedTuple

from sqlalchemy import TableClause

from corpus.store.fulltext.base import (
    BIGRAM_WEIGHT,
    MORPHEME_WEIGHT,
    MOST_TERMS,
    Frequencies,
    Group,
    Query,
    Term,
)
from corpus.store.fulltext.entries import STEPS
from corpus.store.fulltext.lexemes import quote, shorten
from corpus.store.fulltext.standing import BIGRAMS, MORPHEMES, make_lookup
from corpus.store.fulltext.words import make_bigrams, spoken

MOST_CHOSEN = 8_000
"""So many finds are looked at together, or those of the rarest term alone."""

# What BM25 adds where a term stands that often, against standing once (k1 1.2).
_MORE = dict(zip(STEPS, (0.57, 0.26, 0.17), strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts(Frequencies):
    """Frequencies as the index has them.

    `forms` are those of shortened morphemes and of their steps; `beginnings` how many documents
    hold the most frequent term that begins so.
    """

    forms: Mapping[str, int] = field(default_factory=dict)
    beginnings: Mapping[str, int] = field(default_factory=dict)


class Lookup(NamedTuple):
    """A query of the server's, what it finds it in, its weight, and how many it finds at most.

    `term` says the same.
    """

    written: str
    vectors: TableClause
    weight: float
    holding: int
    term: Term


def choose_lookups(query: Query, known: Counts) -> list[Lookup]:
    """Give lookups from the rarest on, until the next would find too much; one at least."""
    found = (each for each in _find_lookups(query, known) if each.holding)
    every = sorted(found, key=lambda each: each.holding)
    totals = accumulate(each.holding for each in every)
    few = [each for each, total in zip(every, totals, strict=True) if total <= MOST_CHOSEN]
    return few or every[:1]


def find_terms(query: Query) -> list[str]:
    """Give the morphemes of a query as the index has them."""
    return spoken(map(shorten, query.morphemes))[:MOST_TERMS]


def find_pairs(query: Query) -> list[str]:
    """Give the distinct pairs of letters of all that a query names."""
    inside = (term.inside for group in query.required for term in group)
    words = (*query.words, *query.names, *inside)
    return list(dict.fromkeys(pair for word in words for pair in make_bigrams(word).split()))


def estimate(group: Group, known: Counts) -> int:
    """Tell how many documents seem to hold a thing: those of its most frequent way."""
    return max((_estimate(term, known) for term in group), default=0)


def _estimate(term: Term, known: Counts) -> int:
    counts = [known.forms.get(form, 0) for form in spoken(map(shorten, term.forms))]
    counts += [known.bigrams.get(pair, 0) for pair in make_bigrams(term.inside).split()]
    counts += [known.beginnings.get(prefix, 0) for prefix in spoken([term.prefix])]
    return min(counts, default=0)


def _find_lookups(query: Query, known: Counts) -> Iterator[Lookup]:
    among, counts = max(known.among, 1), known.forms
    for term in find_terms(query):
        weight = MORPHEME_WEIGHT * _idf(counts.get(term, 0), among)
        yield _in_forms(term, weight, counts.get(term, 0))
        for step, more in _MORE.items():
            entered = f"{term}\x1f{step}"
            yield _in_forms(entered, more * weight, counts.get(entered, 0))
    pairs = (pair for word in query.words for pair in make_bigrams(word).split())
    for pair in list(dict.fromkeys(pairs))[:MOST_TERMS]:
        yield _in_pairs(pair, known)
    for name in spoken(query.names):
        yield _in_pairs(name, known)


def _in_forms(term: str, weight: float, holding: int) -> Lookup:
    return Lookup(quote(term), MORPHEMES, weight, holding, Term(forms=(term,)))


def _in_pairs(words: str, known: Counts) -> Lookup:
    pairs = make_bigrams(words).split()
    held = min((known.bigrams.get(pair, 0) for pair in pairs), default=0)
    weight = BIGRAM_WEIGHT * _idf(held, max(known.among, 1))
    return Lookup(make_lookup(words), BIGRAMS, weight, held, Term(inside=words))


def _idf(holding: int, among: int) -> float:
    return math.log1p((among - min(holding, among) + 0.5) / (holding + 0.5))
