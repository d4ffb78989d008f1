"""Cuts a sheet of cells into the tables, titles and notes that people put on it."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from corpus.documents.parts import Grid, GridCell, Part


def cut_sheet(grid: Grid, *, page: int = 0) -> Iterator[Part]:
    """Yield the parts of a sheet from the top.

    Empty rows part tables; a row with one filled cell above or below a table is a title, a unit or
    a note, and becomes a paragraph.
    """
    for block in _cut_at_empty_rows(grid.cells):
        wide = [number for number in range(len(block)) if _is_wide(block, number)]
        first, last = (wide[0], wide[-1] + 1) if wide else (len(block), 0)
        yield from _make_paragraphs(block[:first], page)
        if first < last:
            yield _make_grid(block[first:last], page)
            yield from _make_paragraphs(block[last:], page)


def _cut_at_empty_rows(cells: Sequence[GridCell]) -> list[list[list[GridCell]]]:
    """Give the filled cells by blocks of rows; a row that a merged cell reaches is not empty."""
    rows: dict[int, list[GridCell]] = defaultdict(list)
    for cell in cells:
        if any(getattr(part, "text", "x").strip() for part in cell.parts):
            rows[cell.row].append(cell)
    blocks: list[list[list[GridCell]]] = []
    reach = -2
    for number in sorted(rows):
        if number > reach:
            blocks.append([])
        blocks[-1].append(rows[number])
        reach = max(reach, *(cell.row + cell.rows for cell in rows[number]))
    return blocks


def _is_wide(rows: Sequence[Sequence[GridCell]], number: int) -> bool:
    """Tell whether several cells stand in a row, those that reach into it from above too."""
    place = rows[number][0].row
    above = (cell for row in rows[:number] for cell in row if cell.row + cell.rows > place)
    return len(rows[number]) > 1 or any(above)


def _make_paragraphs(rows: Sequence[Sequence[GridCell]], page: int) -> Iterator[Part]:
    for row in rows:
        for cell in row:
            for part in cell.parts:
                yield replace(part, page=page)


def _make_grid(rows: Sequence[Sequence[GridCell]], page: int) -> Grid:
    """Make a grid that begins at its first filled row and column, every place of it a cell."""
    top = rows[0][0].row
    left = min(cell.column for row in rows for cell in row)
    cells = [
        replace(cell, row=cell.row - top, column=cell.column - left) for row in rows for cell in row
    ]
    filled = Grid(cells=tuple(cells), page=page)
    covered = {
        (row, column)
        for cell in cells
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }
    empty = [
        GridCell(row=row, column=column)
        for row in range(filled.height)
        for column in range(filled.width)
        if (row, column) not in covered
    ]
    ordered = sorted([*cells, *empty], key=lambda cell: (cell.row, cell.column))
    return Grid(cells=tuple(ordered), page=page)
