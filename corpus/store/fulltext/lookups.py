"""What PostgreSQL is asked for to find the candidates of a query, and what each find weighs.

The index tells which documents hold a term, not how often; for that it has the steps of frequent
terms. The rare terms and steps choose the candidates; what most documents hold says little.
"""

import math
from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import NamedTuple

from corpus.store.fulltext.base import (
    BIGRAM_WEIGHT,
    MORPHEME_WEIGHT,
    MOST_TERMS,
    Frequencies,
    Query,
)
from corpus.store.fulltext.entries import STEPS
from corpus.store.fulltext.lexemes import quote, shorten
from corpus.store.fulltext.standing import make_lookup
from corpus.store.fulltext.words import make_bigrams, spoken

MOST_CHOSEN = 8_000
"""So many finds are looked at together, or those of the rarest term alone."""

# What BM25 adds where a term stands that often, against standing once (k1 1.2).
_MORE = dict(zip(STEPS, (0.57, 0.26, 0.17), strict=True))


class Lookup(NamedTuple):
    """A query of the server's, what it finds it in, its weight, and how many it finds at most."""

    written: str
    is_form: bool
    weight: float
    holding: int


def choose_lookups(query: Query, known: Frequencies, counts: Mapping[str, int]) -> list[Lookup]:
    """Give lookups from the rarest on, until the next would find too much; one at least.

    Args:
        query: What is looked for.
        known: How many documents hold its terms and pairs of letters.
        counts: How many hold each shortened morpheme and each step of it.
    """
    every = sorted(
        (each for each in _find_lookups(query, known, counts) if each.holding),
        key=lambda each: each.holding,
    )
    totals = accumulate(each.holding for each in every)
    few = [each for each, total in zip(every, totals, strict=True) if total <= MOST_CHOSEN]
    return few or every[:1]


def find_terms(query: Query) -> list[str]:
    """Give the morphemes of a query as the index has them."""
    return spoken(map(shorten, query.morphemes))[:MOST_TERMS]


def _find_lookups(query: Query, known: Frequencies, counts: Mapping[str, int]) -> Iterator[Lookup]:
    among = max(known.among, 1)
    for term in find_terms(query):
        weight = MORPHEME_WEIGHT * _idf(counts.get(term, 0), among)
        yield _in_forms(term, weight, counts.get(term, 0))
        for step, more in _MORE.items():
            entered = f"{term}\x1f{step}"
            yield _in_forms(entered, more * weight, counts.get(entered, 0))
    for pair in list(dict.fromkeys(_pairs_of(query.words)))[:MOST_TERMS]:
        held = known.bigrams.get(pair, 0)
        yield _in_pairs(quote(pair), BIGRAM_WEIGHT * _idf(held, among), held)
    for name in spoken(query.names):
        held = min(known.bigrams.get(pair, 0) for pair in make_bigrams(name).split())
        yield _in_pairs(make_lookup(name), BIGRAM_WEIGHT * _idf(held, among), held)


def _in_forms(term: str, weight: float, holding: int) -> Lookup:
    return Lookup(quote(term), is_form=True, weight=weight, holding=holding)


def _in_pairs(written: str, weight: float, holding: int) -> Lookup:
    return Lookup(written, is_form=False, weight=weight, holding=holding)


def _pairs_of(words: Iterable[str]) -> Iterator[str]:
    for word in words:
        yield from make_bigrams(word).split()


def _idf(holding: int, among: int) -> float:
    return math.log1p((among - min(holding, among) + 0.5) / (holding + 0.5))
