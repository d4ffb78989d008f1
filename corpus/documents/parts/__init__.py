"""The parts of a file before they are a frozen text: paragraphs and grids of cells."""

from dataclasses import dataclass, replace
from typing import Literal, TypeAlias

Role = Literal["heading", "paragraph", "caption", "unit", "footnote"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paragraph:
    """A paragraph as the file has it; `level` is that of a heading, from 1, else 0.

    `page` counts from 1 and is 0 where the format has none; a newline inside `text` is a line
    that the author broke.
    """

    text: str
    role: Role = "paragraph"
    level: int = 0
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class GridCell:
    """A cell at its upper left place, counted from 0, with what stands in it in order."""

    row: int
    column: int
    parts: tuple["Part", ...] = ()
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """A table: its cells by row and column, a merged one once."""

    cells: tuple[GridCell, ...]
    page: int = 0

    @property
    def height(self) -> int:
        """The number of rows."""
        return max((cell.row + cell.rows for cell in self.cells), default=0)

    @property
    def width(self) -> int:
        """The number of columns."""
        return max((cell.column + cell.columns for cell in self.cells), default=0)


Part: TypeAlias = Paragraph | Grid


def make_grid(rows: list[list[str]], *, page: int = 0) -> Grid:
    """Make a grid of plain cells, without merged ones."""
    cells = (
        GridCell(row=number, column=column, parts=(Paragraph(text=words),))
        for number, row in enumerate(rows)
        for column, words in enumerate(row)
    )
    return Grid(cells=tuple(cells), page=page)


def drop_covered(cells: list[GridCell]) -> tuple[GridCell, ...]:
    """Leave out the cells that a merged one covers, in order of their places.

    Formats repeat the covered places as empty cells; the first cell at a place has it.
    """
    taken: set[tuple[int, int]] = set()
    kept = []
    for cell in sorted(cells, key=lambda cell: (cell.row, cell.column)):
        if (cell.row, cell.column) in taken:
            continue
        kept.append(_shrink(cell, taken))
        taken |= _places(kept[-1])
    return tuple(kept)


def _shrink(cell: GridCell, taken: set[tuple[int, int]]) -> GridCell:
    """Cut a cell to one place where another one already stands in what it would cover."""
    if _places(cell) & taken:
        return replace(cell, rows=1, columns=1)
    return cell


def _places(cell: GridCell) -> set[tuple[int, int]]:
    return {
        (row, column)
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }
