"""A text cut into pieces wherever a name or a fact begins or ends, for the page to mark."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Words to mark: a span of the text, the layer it belongs to, its anchor, where it leads."""

    start: int
    end: int
    layer: str
    reference: str
    address: str = ""
    title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Words under the same marks; `anchors` are those of the facts whose words begin here.

    `address` and `title` are those of the shortest mark that leads somewhere: one link alone can
    be followed from a word.
    """

    text: str
    layers: tuple[str, ...]
    references: tuple[str, ...]
    anchors: tuple[str, ...]
    address: str = ""
    title: str = ""


def cut_paragraphs(
    text: str, marks: Iterable[Marked], *, start: int = 0, end: int | None = None
) -> Iterator[tuple[Piece, ...]]:
    """Yield the paragraphs of a part of a text in pieces; marks may overlap and lie outside.

    A paragraph ends with each newline of the frozen text; a mark may go over several.
    """
    last = len(text) if end is None else min(end, len(text))
    waiting = sorted((m for m in marks if m.start < m.end), key=lambda mark: mark.start)
    active: list[Marked] = []
    at = 0
    while start < last:
        newline = text.find("\n", start, last)
        stop = last if newline < 0 else newline
        while at < len(waiting) and waiting[at].start < stop:
            active.append(waiting[at])
            at += 1
        active = [mark for mark in active if mark.end > start]
        yield tuple(_cut(text, active, start, stop))
        start = stop + 1


def _cut(text: str, marks: Sequence[Marked], start: int, stop: int) -> Iterator[Piece]:
    edges = {start, stop}
    for mark in marks:
        edges |= {max(mark.start, start), min(mark.end, stop)}
    for begin, end in pairwise(sorted(edge for edge in edges if start <= edge <= stop)):
        over = [mark for mark in marks if mark.start <= begin and mark.end >= end]
        leading = _find_leading(over)
        yield Piece(
            text=text[begin:end],
            layers=tuple(dict.fromkeys(mark.layer for mark in over)),
            references=tuple(dict.fromkeys(mark.reference for mark in over)),
            anchors=tuple(mark.reference for mark in over if mark.start == begin),
            address=leading.address if leading else "",
            title=leading.title if leading else "",
        )


def _find_leading(marks: Sequence[Marked]) -> Marked | None:
    """Give the shortest mark that leads somewhere, of equal ones that of a fact."""
    leading = (mark for mark in marks if mark.address)
    return min(leading, key=lambda mark: (mark.end - mark.start, not mark.reference), default=None)
