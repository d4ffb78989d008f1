"""Where the words of a query stand in a text, by stored offsets."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import NamedTuple

from corpus.store.fulltext import Query, is_spoken

Span = tuple[int, int]

_LONGEST_SNIPPET = 1_000
# Stands for the words of a fact, where no term can stand.
_STATED = ""


class Snippet(NamedTuple):
    """A stretch of a text, and the spans to stress in it, counted from its start."""

    start: int
    end: int
    spans: tuple[Span, ...]


class Morphemes(NamedTuple):
    """The morphemes of a text in its order: what each is, where it starts, where it ends."""

    forms: Sequence[str]
    starts: Sequence[int]
    ends: Sequence[int]


class _Found(NamedTuple):
    """A place in a text where a term of the query stands."""

    start: int
    end: int
    term: str


def read_morphemes(forms: str | None, spans: Sequence[int] | None) -> Morphemes:
    """Give the morphemes of a row of readings; its spans go gap, length, gap, length."""
    if not forms or not spans:
        return Morphemes((), (), ())
    places = list(accumulate(spans))
    return Morphemes(forms.split("\n"), places[::2], places[1::2])


def cut_morphemes(morphemes: Morphemes, start: int, end: int) -> Morphemes:
    """Give those that start in a stretch of the text, with their places in it."""
    forms, starts, ends = morphemes
    first, last = bisect_left(starts, start), bisect_left(starts, end)
    return Morphemes(
        forms[first:last],
        [place - start for place in starts[first:last]],
        [place - start for place in ends[first:last]],
    )


def find_snippet(
    text: str,
    sentences: Sequence[Span],
    morphemes: Morphemes,
    query: Query,
    stated: Sequence[Span] = (),
) -> Snippet:
    """Give the best sentence of a text, with its found words.

    `stated` is where facts stand that are asked for: the best of their sentences goes first.
    """
    found = [*_find_morphemes(morphemes, query), *_find_words(morphemes, text, query)]
    found += [_Found(start, end, _STATED) for start, end in stated]
    found_at = found or list(_find_inside(text, query))
    start, end = _cut(_choose_sentence(sentences or [(0, len(text))], found_at), found_at)
    inside = sorted((each.start, each.end) for each in found if start <= each.start < end)
    spans = tuple((first - start, min(last, end) - start) for first, last in _merge(inside))
    return Snippet(start, end, spans)


def find_spans(text: str, morphemes: Morphemes, query: Query) -> tuple[Span, ...]:
    """Give the found words in a sentence."""
    found = [*_find_morphemes(morphemes, query), *_find_words(morphemes, text, query)]
    inside = sorted((each.start, each.end) for each in found if 0 <= each.start < len(text))
    return tuple((start, min(end, len(text))) for start, end in _merge(inside))


def _find_morphemes(morphemes: Morphemes, query: Query) -> Iterator[_Found]:
    wanted = {form.casefold() for form in query.morphemes}
    prefixes = tuple(prefix.casefold() for prefix in query.prefixes)
    for at, each in enumerate(morphemes.forms):
        form = each.casefold()
        if form in wanted or (prefixes and form.startswith(prefixes)):
            yield _Found(morphemes.starts[at], morphemes.ends[at], form)


def _find_words(morphemes: Morphemes, text: str, query: Query) -> Iterator[_Found]:
    """Yield where a word begins and ends with a morpheme: 산단공 read as 산단 and 공.

    A word that only stands inside a morpheme (대전 in 세계대전) is not one of these.
    """
    starts, ends = set(morphemes.starts), set(morphemes.ends)
    folded = text.lower()
    if len(folded) != len(text):  # İ grows in lower case, and offsets with it
        return
    for word in _words_of(query):
        at = folded.find(word)
        while at >= 0:
            if at in starts and at + len(word) in ends:
                yield _Found(at, at + len(word), word)
            at = folded.find(word, at + len(word))


def _find_inside(text: str, query: Query) -> Iterator[_Found]:
    """Yield where each word first stands, be it inside a morpheme: good for a snippet only."""
    folded = text.lower()
    for word in _words_of(query):
        start = folded.find(word)
        if start >= 0:
            yield _Found(start, start + len(word), word)


def _words_of(query: Query) -> list[str]:
    words = dict.fromkeys(word.lower() for word in (*query.words, *query.names))
    return [word for word in words if is_spoken(word)]


def _choose_sentence(sentences: Sequence[Span], found: Sequence[_Found]) -> Span:
    """Give the sentence with a fact, with most different terms, with most of them, the first."""
    starts = [start for start, _ in sentences]
    terms: defaultdict[int, list[str]] = defaultdict(list)
    for place in found:
        terms[max(bisect_right(starts, place.start) - 1, 0)].append(place.term)

    def weigh(at: int) -> tuple[bool, int, int, int]:
        return _STATED in terms[at], len(set(terms[at])), len(terms[at]), -at

    return sentences[max(terms, key=weigh, default=0)]


def _cut(sentence: Span, found: Sequence[_Found]) -> Span:
    """Keep the part around the first place of what is no sentence by its length."""
    start, end = sentence
    if end - start <= _LONGEST_SNIPPET:
        return sentence
    first = min((place.start for place in found if start <= place.start < end), default=start)
    start = max(start, first - _LONGEST_SNIPPET // 2)
    return start, min(end, start + _LONGEST_SNIPPET)


def _merge(spans: Sequence[Span]) -> list[Span]:
    """Join spans that overlap; spans come in order."""
    merged: list[Span] = []
    for start, end in spans:
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged
