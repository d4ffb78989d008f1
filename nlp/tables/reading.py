"""From the grid of a table to figures."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import chain
from sys import maxsize

from spacy.tokens import Doc

from corpus.facts.figure import Figure
from corpus.structure import Cell, Table
from nlp.document import PlaceIndex, get_places, get_published
from nlp.evidence import make_evidence
from nlp.tables.grid import Grid, make_grid
from nlp.tables.heads import Head, name_head_period, read_head
from nlp.tables.numbers import CellNumber, is_minus, read_cell_numbers
from nlp.tables.units import CellUnit, choose_unit, read_cell_units

_TITLE_NUMBER = re.compile(r"^\W*(?:표|그림|참고|붙임|별첨)?\s?[\dⅠ-Ⅻ.\-]*\W*\s")
_TITLE_TAIL = re.compile(r"\s*(?:현황|추이|실적|내역|변화|통계|비교|개요|일람|목록|표|결과)+$")
_TITLE_WAY = re.compile(
    r"(?:최근\s)?(?:연도|년도|지역|분야|업종|규모|시도|월|분기|단지|권역|기관)별\s?"
)


@dataclass(frozen=True, slots=True)
class _Title:
    """What stands over a table: whose it is, what it counts and when, each None without words."""

    subject: str | None
    measure: str | None
    as_of: str | None


def read_tables(doc: Doc) -> Iterator[Figure]:
    """Yield the figure of each number in the tables of a document, in the order of the text.

    The evidence is the number in its cell, with its rule `figure.cell`; numbers in heads and in
    columns of serial numbers, years, telephones and addresses are no figures.
    """
    names = PlaceIndex(get_places(doc))
    for table in doc._.structure.tables:
        yield from _read_table(doc, table, names)


class CellSpans:
    """The places of the cells that are read by their heads, and not as sentences."""

    def __init__(self, spans: list[tuple[int, int]]) -> None:
        self._spans = sorted(spans)

    def covers(self, place: int) -> bool:
        """Tell whether a place of the text lies in one of the cells."""
        index = bisect_right(self._spans, (place, maxsize)) - 1
        return index >= 0 and place < self._spans[index][1]


def find_table_cells(doc: Doc) -> CellSpans:
    """Find the cells of heads and of numbers, and lines of units; prose is read as sentences."""
    text, structure = doc._.text, doc._.structure
    cells = [
        (cell.start, cell.end)
        for table in structure.tables
        for cell in table.cells
        if cell.row < table.head_rows
        or cell.column < table.head_columns
        or read_cell_numbers(text[cell.start : cell.end])
    ]
    units = [(block.start, block.end) for block in structure.blocks if block.kind == "unit"]
    return CellSpans(cells + units)


def _read_table(doc: Doc, table: Table, names: PlaceIndex) -> Iterator[Figure]:
    text = doc._.text
    grid = make_grid(table, text, names)
    title = _read_title(table, text, names, get_published(doc))
    units = read_cell_units(text[slice(*table.unit)]) if table.unit else ()
    read = [(cell, read_cell_numbers(text[cell.start : cell.end])) for cell in grid.values]
    signs = frozenset(number.sign for _, numbers in read for number in numbers)
    for cell, numbers in read:
        heads = _Heads(grid, cell, title, units)
        if heads.is_figure:
            for number in numbers:
                yield _make_figure(doc, cell, number, heads, signs)


class _Heads:
    """What the heads over and beside one cell say together."""

    def __init__(self, grid: Grid, cell: Cell, title: _Title, units: tuple[CellUnit, ...]) -> None:
        self.column, self.row = grid.columns[cell.column], grid.rows[cell.row]
        self.title, self._units = title, units
        both = [*self.row, *self.column]
        self.is_figure = not any(head.kind == "skip" for head in both)
        self.names = [head.words for head in both if head.is_name]
        self.plain_column = [head.words for head in self.column if _is_plain(head)]
        self.plain_row = [head.words for head in self.row if _is_plain(head)]
        self.change = next((head for head in both if head.kind == "change"), None)
        self.status = next((head.kind for head in both if head.kind in {"target", "plan"}), "fact")

    @property
    def measure(self) -> str | None:
        """The innermost plain head of the column; else of the row; else what the title counts."""
        if self.plain_column:
            return self.plain_column[-1]
        if self.plain_row and (self.names or not self.title.measure):
            return self.plain_row[-1]
        change = self.change.words if self.change else None
        return self.title.measure or change

    @property
    def subject(self) -> str | None:
        """The name among the heads; else the row's words where the column has the measure."""
        if self.names:
            return self.names[-1]
        if self.plain_row and self.plain_row[-1] != self.measure:
            return self.plain_row[-1]
        return self.title.subject

    def as_of(self, published: date | None) -> str | None:
        """The time that heads or title name."""
        return name_head_period([*self.row, *self.column], published) or self.title.as_of

    def unit(self, number: CellNumber) -> CellUnit | None:
        """The unit of the cell, of the nearest head, or of the table."""
        if number.unit:
            return number.unit
        own = next(
            (head.units for head in chain(reversed(self.column), reversed(self.row)) if head.units),
            (),
        )
        return choose_unit(own or self._units, self.change.words if self.change else self.measure)


def _is_plain(head: Head) -> bool:
    return head.kind == "plain" and not head.period and not head.is_name and bool(head.words)


def _make_figure(
    doc: Doc, cell: Cell, number: CellNumber, heads: _Heads, signs: frozenset[str]
) -> Figure:
    start, end = cell.start + number.start, cell.start + number.end
    unit = heads.unit(number) or CellUnit(Decimal(1), "")
    minus = is_minus(number.sign, signs)
    direction = ("down" if minus else "up") if heads.change and number.value else None
    return Figure(
        text=doc._.text[start:end],
        value=number.value * unit.scale * (-1 if minus and not heads.change else 1),
        unit=unit.name or None,
        approximate=number.approximate,
        measure=heads.measure,
        subject=heads.subject,
        status=heads.status,
        as_of=heads.as_of(get_published(doc)),
        change=direction,
        against=heads.change.words if heads.change and "대비" in heads.change.words else None,
        evidence=make_evidence(doc, start, end, rule="figure.cell"),
    )


def _read_title(table: Table, text: str, names: PlaceIndex, published: date | None) -> _Title:
    if table.title is None:
        return _Title(None, None, None)
    start, end = table.title
    found = names.find_inside(start, end)
    printed = text[start:end]
    as_of = name_head_period(
        (read_head(part) for part in re.findall(r"[(（]([^()（）]*)[)）]", printed)), published
    )
    words = _TITLE_NUMBER.sub("", re.sub(r"[(（][^()（）]*[)）]", " ", printed)).strip()
    for surface in (found.text, *found.aliases) if found else ():
        words = words.replace(surface, " ")
    measure = _TITLE_TAIL.sub("", _TITLE_WAY.sub("", words).strip(" 의")).strip(" 의")
    year = re.search(
        r"(?:19|20)\d\d년(?:도)?(?:\s?(?:상반기|하반기|[1-4]분기|\d{1,2}월))?", measure
    )
    if year:
        as_of = as_of or name_head_period([read_head(year[0])], published)
        measure = measure.replace(year[0], " ").strip()
    return _Title(found.text if found else None, measure or None, as_of)
