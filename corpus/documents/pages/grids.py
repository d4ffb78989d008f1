"""Finds tables by their rules, and puts the signs of a page into their cells."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from corpus.documents.pages import Box, Line, Sign, surround
from corpus.documents.pages.lines import make_lines
from corpus.documents.pages.pdfium import Rule
from corpus.documents.pages.wrapping import Joiner, join_lines
from corpus.documents.parts import Grid, GridCell, Paragraph, drop_covered

_NEAR = 3.0  # points between rules that are one
_TOUCH = 3.0  # points between rules that meet
_MOST_CROSSINGS = 3000  # more are a chart or map
_FEWEST_LEVEL = 2

_Edge = dict[str, float | str]


class Slot(NamedTuple):
    """A cell by its place in the grid, from 0, how much it covers, and the lines in it."""

    row: int
    column: int
    rows: int
    columns: int
    lines: list[Line]

    @property
    def words(self) -> list[str]:
        """The words of its lines."""
        return [line.words for line in self.lines]


class Table(NamedTuple):
    """A table: where it stands, where its columns begin, its cells by rows, its pages."""

    box: Box
    edges: tuple[float, ...]
    slots: tuple[Slot, ...]
    page: int
    last_page: int

    @property
    def lines(self) -> Iterator[Line]:
        """The lines of all cells."""
        return (line for slot in self.slots for line in slot.lines)

    def goes_on(self, table: "Table") -> bool:
        """Tell whether a table of a later page may be the rest of this one: by its columns."""
        if self.last_page == table.page or len(self.edges) != len(table.edges):
            return False
        pairs = zip(self.edges, table.edges, strict=True)
        return all(abs(mine - its) <= _NEAR for mine, its in pairs)

    def join(self, rest: "Table") -> "Table":
        """Put the rest of a table under it, without the heads that are printed again."""
        height = max(slot.row + slot.rows for slot in self.slots)
        again = 0
        while again < height and self._row(again) and self._row(again) == rest._row(again):
            again += 1
        below = (
            slot._replace(row=slot.row - again + height) for slot in rest.slots if slot.row >= again
        )
        return self._replace(slots=(*self.slots, *below), last_page=rest.page)

    def make_grid(self, joiner: Joiner) -> Grid:
        """Make the grid of the cells, their lines joined to paragraphs."""
        cells = [
            GridCell(
                row=slot.row,
                column=slot.column,
                parts=tuple(
                    Paragraph(text=words) for words in join_lines(slot.lines, joiner=joiner)
                ),
                rows=slot.rows,
                columns=slot.columns,
            )
            for slot in self.slots
        ]
        return Grid(cells=drop_covered(cells), page=self.page)

    def _row(self, number: int) -> list[tuple[int, list[str]]]:
        return [(slot.column, slot.words) for slot in self.slots if slot.row == number]


def find_tables(rules: Sequence[Rule], signs: Sequence[Sign], *, page: int) -> list[Table]:
    """Find the tables of a page from the top: at least two cells with rules around, and words.

    Tables that are open at the sides, as official papers have them, are closed at the ends of
    their level rules.
    """
    ordered = sorted(signs, key=lambda sign: sign.box.middle)
    heights = [sign.box.middle for sign in ordered]
    tables = []
    for boxes in _find_cells([*rules, *_close_sides(rules)]):
        frame = _make_frame(boxes)
        slots = [Slot(*frame.place(box), _find_lines(box, ordered, heights)) for box in boxes]
        if any(slot.lines for slot in slots):
            slots.sort(key=lambda slot: slot[:2])
            edges = tuple(frame.columns)
            tables.append(Table(surround(boxes), edges, tuple(slots), page, page))
    return tables


def _find_cells(rules: Sequence[Rule]) -> list[list[Box]]:
    """Give the cells of each table as pdfplumber finds them from rules."""
    from pdfplumber import table

    edges = table.merge_edges([_make_edge(rule) for rule in rules], _NEAR, _NEAR, _NEAR, _NEAR)
    crossings = table.edges_to_intersections(edges, _TOUCH, _TOUCH)
    if len(crossings) > _MOST_CROSSINGS:
        return []
    cells = table.intersections_to_cells(crossings)
    return [[Box(*cell) for cell in found] for found in table.cells_to_tables(cells)]


def _make_edge(rule: Rule) -> _Edge:
    upright = rule.left == rule.right
    return {
        "x0": rule.left,
        "x1": rule.right,
        "top": rule.top,
        "bottom": rule.bottom,
        "width": rule.right - rule.left,
        "height": rule.bottom - rule.top,
        "orientation": "v" if upright else "h",
    }


def _close_sides(rules: Sequence[Rule]) -> Iterable[Rule]:
    """Yield upright rules at both ends of level ones that lie over each other around others."""
    level: dict[tuple[int, int], list[Rule]] = defaultdict(list)
    for rule in rules:
        if rule.top == rule.bottom:
            level[round(rule.left / _NEAR), round(rule.right / _NEAR)].append(rule)
    upright = [rule for rule in rules if rule.left == rule.right]
    for group in level.values():
        box = surround([Box(*rule) for rule in group])
        if len(group) >= _FEWEST_LEVEL and any(_is_between(rule, box) for rule in upright):
            yield Rule(box.left, box.top, box.left, box.bottom)
            yield Rule(box.right, box.top, box.right, box.bottom)


def _is_between(rule: Rule, box: Box) -> bool:
    """Tell whether an upright rule lies inside a box."""
    across = box.left + _NEAR < rule.left < box.right - _NEAR
    return across and rule.top >= box.top - _TOUCH and rule.bottom <= box.bottom + _TOUCH


class _Frame(NamedTuple):
    """The places where the rows and columns of a table begin and end."""

    rows: list[float]
    columns: list[float]

    def place(self, box: Box) -> tuple[int, int, int, int]:
        """Give row, column and how many of each a cell covers."""
        row, column = _find_place(self.rows, box.top), _find_place(self.columns, box.left)
        rows = max(1, _find_place(self.rows, box.bottom) - row)
        return row, column, rows, max(1, _find_place(self.columns, box.right) - column)


def _make_frame(boxes: Sequence[Box]) -> _Frame:
    return _Frame(
        rows=_list_places([edge for box in boxes for edge in (box.top, box.bottom)]),
        columns=_list_places([edge for box in boxes for edge in (box.left, box.right)]),
    )


def _find_lines(box: Box, signs: Sequence[Sign], heights: Sequence[float]) -> list[Line]:
    """Give the lines in a cell; the signs are ordered by height."""
    level = signs[bisect_left(heights, box.top) : bisect_right(heights, box.bottom)]
    return make_lines([sign for sign in level if box.left <= _middle(sign) <= box.right])


def _middle(sign: Sign) -> float:
    return (sign.box.left + sign.box.right) / 2


def _list_places(edges: Sequence[float]) -> list[float]:
    """Give the different places among edges, in order."""
    places: list[float] = []
    for edge in sorted(edges):
        if not places or edge - places[-1] > _NEAR:
            places.append(edge)
    return places


def _find_place(places: Sequence[float], edge: float) -> int:
    """Find the number of the place that is nearest to an edge."""
    number = bisect_left(places, edge)
    near = [each for each in (number - 1, number) if 0 <= each < len(places)]
    return min(near, key=lambda each: abs(places[each] - edge))
