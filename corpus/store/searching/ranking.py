"""Rank the best candidates by all terms of a query: BM25 over morphemes and pairs of letters.

What stands close together counts once more (`nearness.py`).

The index finds candidates by their rare terms, each database in its own way. This ranks them, the
same in both.
"""

import math
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from corpus.store.fulltext import Frequencies, Query, is_spoken, make_bigrams, spoken
from corpus.store.searching.nearness import measure_nearness

# Source: Robertson and Zaragoza, The Probabilistic Relevance Framework (2009), the usual values.
_SATURATION, _LENGTH_SHARE = 1.2, 0.75


class Text(NamedTuple):
    """A candidate: its number, its morphemes, one a line, and its text."""

    number: int
    forms: str
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
    # Hangul has no capitals, and to look for them in all texts takes long.
    if any(word.lower() != word.upper() for word in (*query.words, *query.names)):
        texts = [each._replace(text=each.text.lower()) for each in texts]
    mean = sum(len(each.text) for each in texts) / len(texts)
    weights = _weigh(frequencies)
    pairs = (pair for word in query.words for pair in make_bigrams(word).split())
    terms = _Terms(
        forms={f"\n{form}\n": weights.morphemes.get(form, 0.0) for form in query.morphemes},
        words=[word.lower() for word in (*query.words, *query.names) if is_spoken(word)],
        pairs={pair: weights.bigrams.get(pair, 0.0) for pair in pairs},
        names=[(name.lower(), _find_rarest(name, weights)) for name in spoken(query.names)],
        prefixes=[f"\n{prefix.lower()}" for prefix in spoken(query.prefixes)],
        near=_weigh_words((*query.words, *query.names), weights),
    )
    lined = (each._replace(forms=_space_lines(each.forms)) for each in texts)
    scored = [
        Scored(each.number, _score(each, terms, max(mean, 1.0)))
        for each in lined
        if query.required or _has_whole(each, terms)
    ]
    return sorted(scored, key=lambda each: (-each.score, -each.number))


def _space_lines(forms: str) -> str:
    """Give each line an end of line of its own before it and behind it, to be counted by both."""
    return "\n" + forms.replace("\n", "\n\n") + "\n"


class _Weights(NamedTuple):
    morphemes: Mapping[str, float]
    bigrams: Mapping[str, float]


class _Terms(NamedTuple):
    """What is looked for, each thing once, with what it weighs; morphemes with ends of lines."""

    forms: Mapping[str, float]
    words: Sequence[str]
    pairs: Mapping[str, float]
    names: Sequence[tuple[str, float]]
    prefixes: Sequence[str]
    near: Mapping[str, float]


def _weigh(frequencies: Frequencies) -> _Weights:
    among = max(frequencies.among, 1)
    return _Weights(
        {term: _idf(count, among) for term, count in frequencies.morphemes.items()},
        {term: _idf(count, among) for term, count in frequencies.bigrams.items()},
    )


def _weigh_words(words: Sequence[str], weights: _Weights) -> dict[str, float]:
    """Weigh words as typed by their rarest pair of letters."""
    return {word.lower(): _find_rarest(word, weights) for word in words if is_spoken(word)}


def _find_rarest(word: str, weights: _Weights) -> float:
    pairs = make_bigrams(word).split()
    return max((weights.bigrams.get(pair, 0.0) for pair in pairs), default=0.0)


def _idf(holding: int, among: int) -> float:
    return math.log1p((among - min(holding, among) + 0.5) / (holding + 0.5))


def _has_whole(each: Text, terms: _Terms) -> bool:
    """Tell whether a morpheme or a word as typed stands in a text."""
    return any(form in each.forms for form in terms.forms) or any(
        word in each.text for word in terms.words
    )


def _score(each: Text, terms: _Terms, mean: float) -> float:
    length = 1 - _LENGTH_SHARE + _LENGTH_SHARE * len(each.text) / mean
    found = [(each.forms.count(form), weight) for form, weight in terms.forms.items()]
    found += [(each.text.count(pair), weight) for pair, weight in terms.pairs.items()]
    found += [(each.text.count(name), weight) for name, weight in terms.names]
    found += [(each.forms.count(prefix), 1.0) for prefix in terms.prefixes]
    score = sum(weight * _saturate(count, length) for count, weight in found if count)
    return score + measure_nearness(each.text, terms.near)


def _saturate(count: int, length: float) -> float:
    return count * (_SATURATION + 1) / (count + _SATURATION * length)
