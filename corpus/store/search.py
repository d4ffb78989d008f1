"""Search for documents: the index ranks, the stored offsets show where the words stand."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from sqlalchemy import Connection, select

from corpus.records import Morpheme, freeze_text
from corpus.store.codec import decode_spans
from corpus.store.documents import HEAD_COLUMNS, make_head
from corpus.store.fulltext import INDEX, Match, Query
from corpus.store.readings import decode_morphemes
from corpus.store.tables import AnyRow, documents, readings, revisions
from corpus.store.views import Hit

Span = tuple[int, int]

_LONGEST_SNIPPET = 1_000


class Found(NamedTuple):
    """A place in a text where a term of the query stands."""

    start: int
    end: int
    term: str


def search(
    connection: Connection, morphemes: Sequence[str], words: str, *, limit: int
) -> list[Hit]:
    """Give the documents that fit best, best first."""
    query = Query(
        morphemes=[freeze_text(form) for form in morphemes], words=freeze_text(words).split()
    )
    matches = INDEX.match(connection, query, limit=limit)
    rows = _load(connection, matches)
    return [_make_hit(rows[match.document], match.score, query) for match in matches]


def _load(connection: Connection, matches: Sequence[Match]) -> dict[int, AnyRow]:
    chosen = (
        select(
            documents.c.number,
            *HEAD_COLUMNS,
            revisions.c.text,
            readings.c.sentences,
            readings.c.morphemes,
            readings.c.spans,
        )
        .join_from(documents, readings, readings.c.document == documents.c.number)
        .join(revisions)
        .where(documents.c.number.in_([match.document for match in matches]))
    )
    return {row.number: row for row in connection.execute(chosen)}


def _make_hit(row: AnyRow, score: float, query: Query) -> Hit:
    morphemes = list(decode_morphemes(row.morphemes, row.spans))
    found = [*_find_morphemes(morphemes, query), *_find_words(morphemes, row.text, query)]
    sentences = list(decode_spans(row.sentences)) or [(0, len(row.text))]
    found_at = found or list(_find_inside(row.text, query))
    start, end = _cut(_choose_sentence(sentences, found_at), found_at)
    inside = sorted((place.start, place.end) for place in found if start <= place.start < end)
    return Hit(
        document=make_head(row),
        score=score,
        snippet=row.text[start:end],
        spans=tuple((first - start, min(last, end) - start) for first, last in _merge(inside)),
    )


def _find_morphemes(morphemes: Sequence[Morpheme], query: Query) -> Iterator[Found]:
    wanted = {form.casefold() for form in query.morphemes}
    for morpheme in morphemes:
        form = morpheme.form.casefold()
        if form in wanted:
            yield Found(morpheme.start, morpheme.end, form)


def _find_words(morphemes: Sequence[Morpheme], text: str, query: Query) -> Iterator[Found]:
    """Yield where a word begins and ends with a morpheme: 산단공 read as 산단 and 공.

    A word that only stands inside a morpheme (대전 in 세계대전) is not one of these.
    """
    ends = {morpheme.end for morpheme in morphemes}
    for word in {word.casefold() for word in query.words}:
        for morpheme in morphemes:
            start, end = morpheme.start, morpheme.start + len(word)
            if end in ends and text[start:end].casefold() == word:
                yield Found(start, end, word)


def _find_inside(text: str, query: Query) -> Iterator[Found]:
    """Yield where each word first stands, be it inside a morpheme: good for a snippet only."""
    for word in query.words:
        start = text.find(word)
        if start >= 0:
            yield Found(start, start + len(word), word)


def _choose_sentence(sentences: Sequence[Span], found: Sequence[Found]) -> Span:
    """Give the sentence with most different terms, then most of them, then the first."""
    starts = [start for start, _ in sentences]
    terms: defaultdict[int, list[str]] = defaultdict(list)
    for place in found:
        terms[max(bisect_right(starts, place.start) - 1, 0)].append(place.term)
    best = max(terms, key=lambda at: (len(set(terms[at])), len(terms[at]), -at), default=0)
    return sentences[best]


def _cut(sentence: Span, found: Sequence[Found]) -> Span:
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
