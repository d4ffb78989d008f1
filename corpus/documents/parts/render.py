"""Renders the parts of a file to its frozen text, with the place of every block and cell."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import groupby

from corpus.documents.parts import Grid, GridCell, Paragraph, Part, drop_covered
from corpus.documents.parts.heads import find_heads, find_unit, is_unit_line
from corpus.documents.parts.outline import find_mark
from corpus.documents.parts.wording import clean_words
from corpus.structure import Block, Cell, Span, Structure, Table

_Written = tuple[Cell, str]

# A cell with a longer paragraph holds prose, whose paragraphs stay apart.
_PROSE = 40
_LONGEST_TITLE = 80
_NEAR = 2  # parts before a table that may be its title and unit
_POINTS = 4  # depth of outline marks from which on no heading stands
_UNIT_CELLS = 4  # first cells that may hold the unit
_SENTENCE_END = re.compile(r"(?:[다요까죠][.?!]|[.])[\"”'’)]*$")
_CAPTION = re.compile(
    r"[<\[【〈《(]?\s*(?:표|그림|도표|Table|Figure)\s?[\dⅠ-Ⅹ.\-]*\s*[.:>\]】)〉》].*|[<〈《【][^<>]{2,70}[>〉》】]"
)


def render(parts: Iterable[Part]) -> tuple[str, Structure]:
    """Give the frozen text of parts, one line a paragraph or table row, and its structure."""
    writer = _Writer()
    ready = list(_prepare(parts))
    for number, part in enumerate(ready):
        if isinstance(part, Grid):
            writer.add_table(part, after=min(number, _NEAR))
        else:
            following = ready[number + 1 : number + 1 + _NEAR]
            writer.add_paragraph(_judge(part, following))
    return "\n".join(writer.lines), Structure(
        blocks=tuple(writer.blocks), tables=tuple(sorted(writer.tables, key=_by_place))
    )


def _prepare(parts: Iterable[Part]) -> Iterator[Part]:
    """Clean the words, and take the parts out of boxes; nothing empty stays."""
    for part in parts:
        if isinstance(part, Paragraph):
            yield from _split(part)
        elif len(part.cells) == 1:
            yield from _prepare(part.cells[0].parts)
        elif cells := _prepare_cells(part):
            yield replace(part, cells=cells)


def _prepare_cells(grid: Grid) -> tuple[GridCell, ...]:
    cells = drop_covered(list(grid.cells))
    ready = tuple(replace(cell, parts=tuple(_prepare(cell.parts))) for cell in cells)
    return ready if any(cell.parts for cell in ready) else ()


def _split(paragraph: Paragraph) -> Iterator[Paragraph]:
    for line in clean_words(paragraph.text).split("\n"):
        if line:
            yield replace(paragraph, text=line)


def _judge(paragraph: Paragraph, following: Sequence[Part]) -> Paragraph:
    """Tell captions and unit lines, which formats do not mark."""
    if paragraph.role not in {"paragraph", "heading"}:
        return paragraph
    if is_unit_line(paragraph.text):
        return replace(paragraph, role="unit", level=0)
    mark = find_mark(paragraph.text)
    if mark and mark.depth >= _POINTS and paragraph.role == "heading":
        return replace(paragraph, role="paragraph", level=0)
    near = any(isinstance(part, Grid) for part in following)
    if near and _CAPTION.fullmatch(paragraph.text) and len(paragraph.text) <= _LONGEST_TITLE:
        return replace(paragraph, role="caption", level=0)
    return paragraph


def _by_place(table: Table) -> tuple[int, int]:
    return table.start, -table.end


@dataclass(slots=True)
class _Writer:
    """Collects lines and notes where everything stands.

    `end` is the length of the text so far, -1 before the first line; `words` are those of blocks.
    """

    lines: list[str] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    tables: list[Table] = field(default_factory=list)
    end: int = -1

    def add_paragraph(self, paragraph: Paragraph) -> None:
        """Write a paragraph as a block."""
        start, end = self._write(paragraph.text)
        mark = find_mark(paragraph.text)
        self.words.append(paragraph.text)
        self.blocks.append(
            Block(
                kind=paragraph.role,
                start=start,
                end=end,
                level=paragraph.level or (mark.depth if mark else 0),
                mark=mark.words if mark else "",
                page=paragraph.page,
            )
        )

    def add_table(self, grid: Grid, *, after: int) -> None:
        """Write a table as a block; its title and unit may stand in the last `after` blocks."""
        near = list(zip(self.blocks, self.words, strict=True))[len(self.blocks) - after :]
        start, end = self._add_grid(grid, title=_find_title(near), unit=_find_unit(near))
        self.words.append("")
        self.blocks.append(Block(kind="table", start=start, end=end, page=grid.page))

    def _add_grid(self, grid: Grid, *, title: Span | None = None, unit: Span | None = None) -> Span:
        if self.lines and not self.lines[-1]:  # a table that begins a cell begins its line
            self.lines.pop()
            self.end -= 1
        start = self.end + 1
        cells: list[_Written] = []
        for _, row in groupby(grid.cells, key=lambda cell: cell.row):
            cells += self._add_row(tuple(row), start=start)
        heads = find_heads(_spread(grid, cells))
        end = max(self.end, start)
        self.tables.append(
            Table(
                start=start,
                end=end,
                height=grid.height,
                width=grid.width,
                cells=tuple(cell for cell, _ in cells),
                head_rows=heads.rows,
                head_columns=heads.columns,
                totals=heads.totals,
                title=title,
                unit=unit or _find_unit_inside(cells[:_UNIT_CELLS]),
                page=grid.page,
            )
        )
        return start, end

    def _add_row(self, row: tuple[GridCell, ...], *, start: int) -> list[_Written]:
        """Write the cells that begin in a row as one line; a row of empty ones is none.

        Empty cells above the first line of a table stand at its `start`.
        """
        cells = []
        filled = any(cell.parts for cell in row)
        for number, cell in enumerate(row):
            if filled and number:
                self._append("\t")
            elif filled:
                self._write("")
            cells.append(self._add_cell(cell, start=max(self.end, start)))
        return cells

    def _add_cell(self, cell: GridCell, *, start: int) -> _Written:
        """Write what stands in a cell at the end of the line, which is its `start`."""
        line, offset = max(len(self.lines) - 1, 0), len(self.lines[-1]) if self.lines else 0
        prose = any(isinstance(part, Grid) or len(part.text) > _PROSE for part in cell.parts)
        for number, part in enumerate(cell.parts):
            if isinstance(part, Grid):
                self._add_grid(part)
            elif number and prose:
                self._write(part.text)
            else:
                self._append(f" {part.text}" if number else part.text)
        words = "\n".join(self.lines[line:])[offset:]
        start += words.startswith("\n")
        place = Cell(
            row=cell.row,
            column=cell.column,
            start=start,
            end=max(self.end, start),
            rows=cell.rows,
            columns=cell.columns,
        )
        return place, words.lstrip("\n")

    def _write(self, words: str) -> Span:
        """Write a line and give its place."""
        start = self.end + 1
        self.lines.append(words)
        self.end = start + len(words)
        return start, self.end

    def _append(self, words: str) -> None:
        self.lines[-1] += words
        self.end += len(words)


def _spread(grid: Grid, cells: Sequence[_Written]) -> list[list[str]]:
    """Give the words at each place of a grid, those of merged cells at all of theirs."""
    spread = [[""] * grid.width for _ in range(grid.height)]
    for cell, words in cells:
        for row in range(cell.row, cell.row + cell.rows):
            spread[row][cell.column : cell.column + cell.columns] = [words] * cell.columns
    return spread


def _find_title(near: Sequence[tuple[Block, str]]) -> Span | None:
    """Find the title of a table among the blocks just before it: a caption, else a short line."""
    last = next(((block, words) for block, words in reversed(near) if block.kind != "unit"), None)
    if last is None or last[0].kind == "table" or len(last[1]) > _LONGEST_TITLE:
        return None
    block, words = last
    is_title = block.kind in {"caption", "heading"} or not _SENTENCE_END.search(words)
    return (block.start, block.end) if is_title else None


def _find_unit(near: Sequence[tuple[Block, str]]) -> Span | None:
    for block, words in reversed(near):
        if block.kind == "table":
            return None
        if found := find_unit(words):
            return block.start + found[0], block.start + found[1]
    return None


def _find_unit_inside(cells: Sequence[_Written]) -> Span | None:
    for cell, words in cells:
        if found := find_unit(words):
            return cell.start + found[0], cell.start + found[1]
    return None
