"""What a spaCy `Doc` carries for us: who it is, when it was published, which names stand in it."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from spacy.tokens import Doc

from corpus.structure import NO_STRUCTURE

_DEFAULTS: dict[str, object] = {
    "document_id": "",
    "published": None,
    "structure": NO_STRUCTURE,
    "text": "",
    "pieces": (),
    "morphemes": (),
    "unknown": frozenset(),
    "morpheme_ids": (),
    "tagged": (),
    "entities": (),
    "words": (),
    "holders": (),
}
for _name, _default in _DEFAULTS.items():
    Doc.set_extension(_name, default=_default, force=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedEntity:
    """A named thing of one document with every place where it stands.

    `text` is the longest full name, `aliases` the other surfaces in order of first appearance,
    `places` are (start, end, rule) in code points of the text, in order, without overlap.
    """

    type: str
    text: str
    aliases: tuple[str, ...] = ()
    places: tuple[tuple[int, int, str], ...] = ()


def get_entities(doc: Doc, *types: str) -> tuple[NamedEntity, ...]:
    """Give the entities of these types (all without one), in order of first appearance."""
    entities: tuple[NamedEntity, ...] = doc._.entities
    return tuple(entity for entity in entities if not types or entity.type in types)


def get_places(doc: Doc, *types: str) -> list[tuple[int, int, NamedEntity]]:
    """Give (start, end, entity) of every mention of these types, in order of the text."""
    return sorted(
        (
            (start, end, entity)
            for entity in get_entities(doc, *types)
            for start, end, _ in entity.places
        ),
        key=lambda place: place[:2],
    )


class Piece(NamedTuple):
    """A token as plain values, since spaCy makes `Doc.text` and tokens anew at each use.

    Its number in the document, its place in code points, Kiwi's tags and forms joined by `+`, and
    whether it opens a sentence; white space beyond one space is a piece tagged `SPACE`.
    """

    number: int
    start: int
    end: int
    text: str
    tag: str
    lemma: str
    opens: bool


class PlaceIndex:
    """Looks up entities by place in logarithmic time; the places do not overlap."""

    def __init__(self, places: Iterable[tuple[int, int, NamedEntity]]) -> None:
        self._places = sorted(places, key=lambda place: place[:2])
        self._starts = [start for start, _, _ in self._places]

    def find_before(self, position: int) -> NamedEntity | None:
        """Give the entity whose mention begins last before a position."""
        index = bisect_left(self._starts, position) - 1
        return self._places[index][2] if index >= 0 else None

    def iterate_before(self, position: int) -> Iterator[NamedEntity]:
        """Yield the entities of the mentions before a position, the nearest first."""
        for index in range(bisect_left(self._starts, position) - 1, -1, -1):
            yield self._places[index][2]

    def find_inside(self, start: int, end: int) -> NamedEntity | None:
        """Give the last entity that stands in a span or reaches into it."""
        index = bisect_left(self._starts, end) - 1
        if index < 0 or self._places[index][1] <= start:
            return None
        return self._places[index][2]


def get_published(doc: Doc) -> date | None:
    """Give the day of publication, None where it is not known."""
    published: date | None = doc._.published
    return published


def iterate_sentences(doc: Doc) -> Iterator[tuple[int, int]]:
    """Yield (start, end) of each sentence, without the white space around it; none is empty."""
    start = end = -1
    for piece in doc._.pieces:
        if piece.opens and end > start:
            yield start, end
            start = end = -1
        if piece.tag != "SPACE":
            start, end = (piece.start if start < 0 else start), piece.end
    if end > start:
        yield start, end
