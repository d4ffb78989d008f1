"""Short passages of documents, with the link to the whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from itertools import pairwise
from urllib.parse import quote, urlsplit

from corpus.records import Document
from corpus.store import DocumentHead
from corpus.times import korean_day

# A sentence longer than this is cut around the words, in code points.
LONGEST = 200
_ELLIPSIS = " … "
# What may stay in a link as it is. Source: RFC 3986, section 2, without brackets and quotes.
_LINK_SIGNS = "%/:=&?~#+!$,;@*-._"

Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A document to link to; `address` is empty where it is none of the web."""

    id: str
    title: str
    address: str
    publisher: str
    day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence in pieces, in order, each with whether it holds the words of a fact."""

    pieces: tuple[tuple[str, bool], ...]

    @property
    def text(self) -> str:
        """The whole passage."""
        return "".join(piece for piece, _ in self.pieces).strip()


def make_source(document: Document | DocumentHead) -> Source:
    """Tell where a document stands; one without a title goes by its id."""
    return Source(
        id=document.id,
        title=document.title or document.id,
        address=make_link(document.address),
        publisher=document.publisher,
        day=korean_day(document.published) if document.published else None,
    )


@lru_cache(maxsize=10_000)  # a digest page asks for a thousand, each time the same
def make_link(address: str) -> str:
    """Give an address that is safe to follow: http or https, quoted; else the empty text."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return ""
    if parts.scheme not in ("http", "https") or not parts.hostname:
        return ""
    return quote(parts.geturl(), safe=_LINK_SIGNS)


def cut_passage(sentence: str, spans: Iterable[Span]) -> Passage:
    """Cut a sentence around spans (start, end in it), at spaces, to about 200 code points.

    Spans that lie far apart, or one that is longer, keep their two ends. An ellipsis stands for
    what was left out.
    """
    places = _merge(spans, len(sentence))
    windows = list(_choose_windows(sentence, places))
    pieces: list[tuple[str, bool]] = []
    at = 0
    for begin, end in windows:
        pieces += [(_ELLIPSIS, False)] if begin > at else []
        pieces += _split(sentence, places, (begin, end))
        at = end
    pieces += [(_ELLIPSIS, False)] if at < len(sentence) else []
    return Passage(pieces=tuple(pieces))


def _merge(spans: Iterable[Span], length: int) -> list[Span]:
    merged: list[Span] = []
    for start, end in sorted((max(start, 0), min(end, length)) for start, end in spans):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif start < end:
            merged.append((start, end))
    return merged


def _choose_windows(sentence: str, places: list[Span]) -> Iterator[Span]:
    if len(sentence) <= LONGEST:
        yield 0, len(sentence)
        return
    first, last = (places[0][0], places[-1][1]) if places else (0, 0)
    if last - first <= LONGEST:
        spare = (LONGEST - (last - first)) // 2
        yield _find_start(sentence, first, spare), _find_end(sentence, last, spare)
    else:
        half = LONGEST // 2
        yield first, _find_end(sentence, first, half)
        yield _find_start(sentence, last, half), last


def _find_start(sentence: str, at: int, room: int) -> int:
    """Find where a word begins up to `room` signs before a place; a long word is cut."""
    if at <= room:
        return 0
    space = sentence.find(" ", at - room, at)
    return space + 1 if space >= 0 else at - room


def _find_end(sentence: str, at: int, room: int) -> int:
    """Find where a word ends up to `room` signs behind a place; a long word is cut."""
    if at + room >= len(sentence):
        return len(sentence)
    space = sentence.rfind(" ", at, at + room)
    return space if space >= 0 else at + room


def _split(sentence: str, places: list[Span], window: Span) -> Iterator[tuple[str, bool]]:
    begin, end = window
    cuts = [min(max(cut, begin), end) for place in places for cut in place]
    marked = False
    for start, stop in pairwise([begin, *cuts, end]):
        if start < stop:
            yield sentence[start:stop], marked
        marked = not marked
