"""What the parts of a frozen text are: headings, paragraphs, tables and their cells.

Nothing here imports more than the standard library. Every place counts code points of
`Document.text`, its end exclusive.
"""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["heading", "paragraph", "table", "caption", "unit", "footnote"]
Span = tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """A part of a text and what it is there.

    `caption` titles a table or picture, `unit` is a line such as `(단위: 개사, 억원)`; `level` is
    the depth of a heading or outline mark, from 1, and 0 for running text; `mark` is the outline
    mark with which the block begins (`□`, `ㅇ`, `①`, `1.`), empty without one; `page` counts
    pages, slides or sheets from 1, and is 0 where the source has none.
    """

    kind: Kind
    start: int
    end: int
    level: int = 0
    mark: str = ""
    page: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """A cell at its upper left place in the grid, counted from 0; a merged one stands once.

    `start` equals `end` where the cell is empty; `rows` and `columns` are how many it covers.
    """

    row: int
    column: int
    start: int
    end: int
    rows: int = 1
    columns: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """A table, which stands in the text as one line a row with a tab between cells.

    `cells` are in the order of the text; the first `head_rows` rows and `head_columns` columns of
    the grid are heads, `totals` the rows that sum up others; `title` and `unit` are the places of
    the table's title and of the words inside `(단위: …)`, both outside or inside the table.
    A table inside a cell is a table of its own.
    """

    start: int
    end: int
    height: int
    width: int
    cells: tuple[Cell, ...]
    head_rows: int = 0
    head_columns: int = 0
    totals: tuple[int, ...] = ()
    title: Span | None = None
    unit: Span | None = None
    page: int = 0

    def at(self, row: int, column: int) -> Cell | None:
        """Give the cell that covers a place of the grid, None where there is none."""
        return next((cell for cell in self.cells if _covers(cell, row, column)), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Structure:
    """The blocks of a text in order, without overlap, and its tables by place, outer ones first.

    Both are empty for a text of which only the words are known.
    """

    blocks: tuple[Block, ...] = ()
    tables: tuple[Table, ...] = ()


NO_STRUCTURE = Structure()


def _covers(cell: Cell, row: int, column: int) -> bool:
    return (
        cell.row <= row < cell.row + cell.rows
        and cell.column <= column < cell.column + cell.columns
    )
