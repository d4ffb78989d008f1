"""Rank the best candidates by all terms of a query: BM25 over morphemes and pairs of letters.

The index finds candidates by their rare terms, each database in its own way. This ranks them, the
same in both.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from corpus.store.fulltext import Frequencies, Query, is_spoken, make_bigrams, spoken

# Source: Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), the usual values.
_SATURATION, _LENGTH_SHARE = 1.2, 0.75


class Text(NamedTuple):
    """A candidate: its number, its morphemes, and its text in lower case."""

    number: int
    forms: Sequence[str]
    text: str


class Scored(NamedTuple):
    """A ranked candidate; a larger score is better."""

    number: int
    score: float


def rank(texts: Sequence[Text], query: Query, frequencies: Frequencies) -> list[Scored]:
    """Give the candidates with a whole word of the query, best first; of equals, the last added.

    Pairs of letters only tell better documents from good ones: 세계대회 does not find 세계대전. A
    name by which an entity goes too counts as much as the rarest pair of letters in it.
    """
    if not texts:
        return []
    mean = sum(len(each.text) for each in texts) / len(texts)
    terms = _Terms(
        forms=list(dict.fromkeys(query.morphemes)),
        words=[word.lower() for word in (*query.words, *query.names) if is_spoken(word)],
        pairs=list(dict.fromkeys(p for word in query.words for p in make_bigrams(word).split())),
        names=spoken(query.names),
        prefixes=[prefix.lower() for prefix in spoken(query.prefixes)],
        weights=_weigh(frequencies),
    )
    scored = [
        Scored(each.number, _score(each, terms, max(mean, 1.0)))
        for each in texts
        if query.required or _has_whole(each, terms)
    ]
    return sorted(scored, key=lambda each: (-each.score, -each.number))


class _Weights(NamedTuple):
    morphemes: Mapping[str, float]
    bigrams: Mapping[str, float]


class _Terms(NamedTuple):
    """What is looked for, each thing once."""

    forms: Sequence[str]
    words: Sequence[str]
    pairs: Sequence[str]
    names: Sequence[str]
    prefixes: Sequence[str]
    weights: _Weights


def _weigh(frequencies: Frequencies) -> _Weights:
    among = max(frequencies.among, 1)
    return _Weights(
        {term: _idf(count, among) for term, count in frequencies.morphemes.items()},
        {term: _idf(count, among) for term, count in frequencies.bigrams.items()},
    )


def _idf(holding: int, among: int) -> float:
    return math.log1p((among - min(holding, among) + 0.5) / (holding + 0.5))


def _has_whole(each: Text, terms: _Terms) -> bool:
    """Tell whether a morpheme or a word as typed stands in a text."""
    return not {*terms.forms}.isdisjoint(each.forms) or any(w in each.text for w in terms.words)


def _score(each: Text, terms: _Terms, mean: float) -> float:
    length = 1 - _LENGTH_SHARE + _LENGTH_SHARE * len(each.text) / mean
    morphemes, bigrams = terms.weights
    counts = Counter(filter(morphemes.__contains__, each.forms))
    score = sum(morphemes.get(form, 0) * _saturate(counts[form], length) for form in terms.forms)
    score += sum(
        bigrams.get(pair, 0) * _saturate(each.text.count(pair), length) for pair in terms.pairs
    )
    return score + _score_names(each, terms, length)


def _score_names(each: Text, terms: _Terms, length: float) -> float:
    """Score the names that stand in a text by their rarest pair of letters, beginnings alike."""
    score = 0.0
    bigrams = terms.weights.bigrams
    for name in terms.names:
        rarest = max((bigrams.get(pair, 0.0) for pair in make_bigrams(name).split()), default=0.0)
        score += rarest * _saturate(each.text.count(name.lower()), length)
    for prefix in terms.prefixes:
        score += _saturate(sum(form.startswith(prefix) for form in each.forms), length)
    return score


def _saturate(count: int, length: float) -> float:
    return count * (_SATURATION + 1) / (count + _SATURATION * length) if count else 0.0
