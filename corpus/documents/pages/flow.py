"""Puts lines and tables of pages together to parts that run on over columns and pages."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from corpus.documents.pages import Line
from corpus.documents.pages.grids import Table
from corpus.documents.pages.wrapping import Joiner, find_edge, goes_on, group_lines
from corpus.documents.parts import Paragraph, Part

_HEADING_SIZE = 1.15  # in sizes of the running text
_LONGEST_HEADING = 70


@dataclass(frozen=True, slots=True)
class Sheet:
    """A page with its columns of lines, and its tables from the top; `number` counts from 1.

    `has_picture` tells of one without text that something is on it all the same.
    """

    number: int
    height: float
    columns: list[list[Line]]
    tables: list[Table]
    has_text: bool = True
    has_picture: bool = False


@dataclass(slots=True)
class _Text:
    """The lines of a paragraph, where the full lines of its column end, and its page."""

    lines: list[Line]
    right: float
    page: int


_Piece = _Text | Table


def make_parts(sheets: Sequence[Sheet]) -> Iterator[Part]:
    """Yield the paragraphs and tables of pages in reading order."""
    lines = [line for sheet in sheets for column in sheet.columns for line in column]
    inside = [line for sheet in sheets for table in sheet.tables for line in table.lines]
    joiner = Joiner([*lines, *inside])
    body = median(line.size for line in lines) if lines else 0.0
    pieces: list[_Piece] = []
    for sheet in sheets:
        _append(pieces, list(_cut_sheet(sheet)))
    for piece in pieces:
        if isinstance(piece, Table):
            yield piece.make_grid(joiner)
        else:
            yield _make_paragraph(piece, joiner, body)


def _cut_sheet(sheet: Sheet) -> Iterator[_Piece]:
    """Yield the pieces of a page; a table stands before the first line below its upper edge."""
    waiting = list(sheet.tables)
    pieces: list[_Piece] = []
    for column in sheet.columns:
        right = max([find_edge(column), *_list_edges(sheet.tables, column)])
        for group in group_lines(column, right=right):
            while waiting and _stands_before(waiting[0], group):
                pieces.append(waiting.pop(0))
            _append(pieces, [_Text(group, right, sheet.number)])
    yield from [*pieces, *waiting]


def _list_edges(tables: Sequence[Table], column: Sequence[Line]) -> Iterator[float]:
    """Yield where the tables of a column end: the text beside them may reach as far."""
    left, right = (min(line.box.left for line in column), find_edge(column)) if column else (0, 0)
    return (
        table.box.right for table in tables if left < table.box.right and table.box.left < right
    )


def _stands_before(table: Table, group: Sequence[Line]) -> bool:
    """Tell whether a table stands above some lines, and in their column."""
    beside = table.box.left < group[0].box.right and group[0].box.left < table.box.right
    return beside and table.box.top < group[0].box.middle


def _append(pieces: list[_Piece], added: Sequence[_Piece]) -> None:
    """Add pieces; the first goes on with the last where a paragraph or table was cut."""
    joined = _join(pieces[-1], added[0]) if pieces and added else None
    if joined is not None:
        pieces[-1] = joined
        added = added[1:]
    pieces += added


def _join(last: _Piece, first: _Piece) -> _Piece | None:
    """Join two pieces where the first of them was cut by the end of its column or page."""
    if isinstance(last, _Text) and isinstance(first, _Text):
        if goes_on(last.lines[-1], first.lines[0], right=last.right):
            return _Text([*last.lines, *first.lines], first.right, last.page)
        return None
    if isinstance(last, Table) and isinstance(first, Table) and last.goes_on(first):
        return last.join(first)
    return None


def _make_paragraph(text: _Text, joiner: Joiner, body: float) -> Paragraph:
    words = text.lines[0].words
    for before, line in pairwise(text.lines):
        words = joiner.join(words, line.words, spaced=before.spaced)
    size = text.lines[0].size
    if size >= body * _HEADING_SIZE and len(words) <= _LONGEST_HEADING:
        level = 1 if size >= body * _HEADING_SIZE**2 else 2
        return Paragraph(text=words, role="heading", level=level, page=text.page)
    return Paragraph(text=words, page=text.page)
