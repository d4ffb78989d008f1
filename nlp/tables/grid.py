"""A table as a grid of heads, so that each place is looked up once."""

from dataclasses import dataclass, field

from corpus.structure import Cell, Table
from nlp.document import PlaceIndex
from nlp.tables.heads import Head, read_head
from nlp.tables.numbers import read_cell_numbers


@dataclass(slots=True)
class Grid:
    """The heads over each column and beside each row, and the cells that hold values.

    `columns[c]` and `rows[r]` are paths from the outermost head inwards, each cell once.
    """

    columns: list[tuple[Head, ...]]
    rows: list[tuple[Head, ...]]
    values: list[Cell] = field(default_factory=list)


def make_grid(table: Table, text: str, names: PlaceIndex) -> Grid:
    """Lay out a table; linear in the places of its grid.

    A column of serial numbers says nothing about its row: the next column of words does.
    """
    at: dict[tuple[int, int], Cell] = {
        (cell.row + down, cell.column + right): cell
        for cell in table.cells
        for down in range(cell.rows)
        for right in range(cell.columns)
    }
    heads = {cell.start: _make_head(cell, text, names) for cell in table.cells if _is_full(cell)}
    columns = [
        _path(at, heads, [(row, column) for row in range(table.head_rows)])
        for column in range(table.width)
    ]
    telling = _find_telling(table, columns, text)
    rows = [_path(at, heads, [(row, column) for column in telling]) for row in range(table.height)]
    first = max([table.head_columns, *(column + 1 for column in telling)])
    values = [
        cell
        for cell in table.cells
        if cell.row >= table.head_rows and cell.column >= first and _is_full(cell)
    ]
    return Grid(columns, rows, values)


def _is_full(cell: Cell) -> bool:
    return cell.end > cell.start


def _find_telling(table: Table, columns: list[tuple[Head, ...]], text: str) -> list[int]:
    """Find the columns whose words say what a row is about."""
    named = [c for c in range(table.head_columns) if not _is_serial(columns[c])]
    if named or not table.head_columns:
        return named
    words: dict[int, list[bool]] = {}
    for cell in table.cells:
        if cell.row >= table.head_rows and cell.column >= table.head_columns and _is_full(cell):
            words.setdefault(cell.column, []).append(
                not read_cell_numbers(text[cell.start : cell.end])
            )
    return next(([c] for c in sorted(words) if all(words[c]) and not _is_serial(columns[c])), [])


def _is_serial(heads: tuple[Head, ...]) -> bool:
    return any(head.kind == "skip" for head in heads)


def _make_head(cell: Cell, text: str, names: PlaceIndex) -> Head:
    found = names.find_inside(cell.start, cell.end)
    printed = text[cell.start : cell.end]
    is_name = found is not None and len(found.text) * 2 >= len(printed.strip())
    return read_head(printed, is_name=is_name)


def _path(
    at: dict[tuple[int, int], Cell], heads: dict[int, Head], places: list[tuple[int, int]]
) -> tuple[Head, ...]:
    cells = dict.fromkeys(at[place] for place in places if place in at)
    return tuple(heads[cell.start] for cell in cells if cell.end > cell.start)
