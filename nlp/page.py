"""A document with its text, morphemes and names at hand, made once and kept on the document."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import Generic, TypeVar

from spacy.tokens import Doc

from nlp.document import NamedEntity, Piece, get_places

_NOMINAL = ("NN", "NR", "SN", "SL", "SH", "XPN", "XSN", "XR", "MM", "SW", "SO", "UN", "SY")

T = TypeVar("T")

Doc.set_extension("page", default=None, force=True)


class Page:
    """What readers look up in a document."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.text: str = doc._.text
        self.pieces: tuple[Piece, ...] = doc._.pieces
        self._ends = [piece.end for piece in self.pieces]
        places = get_places(doc, "ORG", "CLUSTER", "PROGRAM")
        self.opening: dict[int, tuple[int, NamedEntity]] = {s: (e, x) for s, e, x in places}
        self.closing: dict[int, NamedEntity] = {e: x for _, e, x in places}

    def find_piece(self, place: int) -> Piece | None:
        """Give the morpheme that covers a place or, in white space, the one after it."""
        at = bisect_right(self._ends, place)
        return self.pieces[at] if at < len(self.pieces) else None

    def list_pieces(self, start: int, end: int) -> Iterator[Piece]:
        """Yield the morphemes from the one that covers `start` to the last before `end`."""
        for at in range(bisect_right(self._ends, start), len(self.pieces)):
            if self.pieces[at].start >= end:
                return
            yield self.pieces[at]

    @cached_property
    def _stems(self) -> tuple[list[int], list[tuple[int, str]]]:
        found = [
            (piece.end, piece.start, stem)
            for piece in self.pieces
            if "V" in piece.tag
            for stem in self._read_stems(piece)
        ]
        return [end for end, _, _ in found], [(start, stem) for _, start, stem in found]

    def _read_stems(self, piece: Piece) -> Iterator[str]:
        for form, tag in zip(piece.lemma.split("+"), piece.tag.split("+"), strict=False):
            if tag.startswith(("VV", "VA")):
                yield form
            elif tag == "XSV" and piece.number > 0:
                yield self.pieces[piece.number - 1].text + form

    def find_stems(self, start: int, end: int) -> Iterator[tuple[int, str]]:
        """Yield (place, stem) of the verbs between two places, in order: 강조하, 밝히, 털어놓."""
        ends, stems = self._stems
        for at in range(bisect_right(ends, start), len(stems)):
            if stems[at][0] >= end:
                return
            yield stems[at]


class Shelf(Generic[T]):
    """Spans in order of their start, from which those that start in a part are taken."""

    def __init__(self, spans: Iterable[T], start: Callable[[T], int]) -> None:
        self._spans = sorted(spans, key=start)
        self._starts = [start(span) for span in self._spans]

    def take(self, start: int, end: int) -> list[T]:
        """Give the spans that start from `start` on and before `end`."""
        return self._spans[bisect_left(self._starts, start) : bisect_left(self._starts, end)]


def get_page(doc: Doc) -> Page:
    """Give the page of a document whose names are known; made at the first call."""
    if doc._.page is None:
        doc._.page = Page(doc)
    page: Page = doc._.page
    return page


def is_nominal(piece: Piece) -> bool:
    """Tell whether a morpheme may be part of a noun phrase without particle."""
    return _is_nominal_tag(piece.tag)


@cache
def _is_nominal_tag(tag: str) -> bool:
    return all(part.startswith(_NOMINAL) for part in tag.split("+"))
