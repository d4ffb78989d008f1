"""A comparison as a picture of paired bars and as a table for spreadsheets."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from itertools import chain

from corpus.cards.records import Comparison
from corpus.series.lines import Point
from outputs.exports.parts.table import Column, Row, Table
from outputs.labels import CARD_PARTS
from outputs.web.telling import find_tellers
from outputs.web.words import find_words

# In pixels of the drawing: the words on the left, the longest bar, the room for its value.
WIDTH = 720
_LEFT, _LONGEST = 210, 380
_BAR, _GAP, _TOP = 18, 16, 64
_LONGEST_WORDS = 14
# More groups of bars than anybody compares by eye.
_MOST = 14
_NOTHING = (None, None, None, None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """The value of one column: where its bar stands, how long it is, what stands at its end."""

    column: int
    y: int
    length: float
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """The bars of one line of the comparison; the longest one is as long as any other line's."""

    label: str
    short: str
    y: int
    bars: tuple[Bar, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """What is drawn: `size` in pixels, the groups from top to bottom."""

    size: tuple[int, int]
    left: int
    thickness: int
    groups: tuple[Group, ...]


Values = list[tuple[int, Decimal, str]]


def draw_comparison(found: Comparison, language: str) -> Picture | None:
    """Place the bars of all lines that are known in two columns; None where there is none.

    Lines differ in unit, so each has a scale of its own: its largest value is the longest bar.
    """
    lines = [(label, told) for label, told in _list_lines(found, language) if len(told) > 1]
    y, groups = _TOP, []
    for label, told in lines[:_MOST]:
        groups.append(_place(label, told, y))
        y += _BAR * len(told) + _GAP
    size = (WIDTH, y)
    made = Picture(size=size, left=_LEFT, thickness=_BAR - 4, groups=tuple(groups))
    return made if groups else None


def tabulate_comparison(found: Comparison, language: str) -> Table:
    """Give the comparison as a table: value, unit and time of each column, and the facts' keys."""
    translate = find_words(language)
    heads = ("값", "단위", "시점", "사실의 열쇠")
    words = ("value", "unit", "period", "fact")
    own = [
        Column(name=f"{word}_{at}", label=f"{column}: {translate(head)}", help="", kind="text")
        for at, column in enumerate(found.columns, start=1)
        for word, head in zip(words, heads, strict=True)
    ]
    first = Column(name="line", label=translate("항목"), help="", kind="text")
    return Table(
        name="comparison",
        title=translate("나란히 보기"),
        columns=(first, *own),
        rows=_list_rows(found, language),
    )


def _list_rows(found: Comparison, language: str) -> Iterator[Row]:
    for figure in found.figures:
        told = [_tell_cells(point, language) for point in figure.points]
        yield (figure.measure, *chain.from_iterable(told))
    for label, counts in _list_counts(found, language):
        yield (label, *chain.from_iterable((count or None, *_NOTHING[1:]) for count in counts))


def _tell_cells(point: Point | None, language: str) -> Row:
    if point is None:
        return _NOTHING
    stated, period = point.stated, find_tellers(language)["period"](point.period)
    return (stated.value.value, stated.unit, period, stated.key)


def _list_lines(found: Comparison, language: str) -> Iterator[tuple[str, Values]]:
    tell_point = find_tellers(language)["point"]
    for figure in found.figures:
        points = [(at, point) for at, point in enumerate(figure.points) if point]
        values = [(at, each.stated.value.value, tell_point(each.stated)) for at, each in points]
        if all(value >= 0 for _, value, _ in values):
            yield figure.measure, values
    for label, counts in _list_counts(found, language):
        yield label, [(at, Decimal(n), f"{n:,}") for at, n in enumerate(counts) if n]


def _list_counts(found: Comparison, language: str) -> Iterator[tuple[str, tuple[int, ...]]]:
    translate = find_words(language)
    for row in found.sizes:
        yield translate(CARD_PARTS[row.word]), row.counts
    for row in found.activities:
        yield f"{translate('활동')}: {row.word}", row.counts


def _place(label: str, told: Values, y: int) -> Group:
    largest = max(value for _, value, _ in told) or Decimal(1)
    bars = tuple(
        Bar(
            column=column,
            y=y + line * _BAR,
            length=round(float(_LONGEST * value / largest), 1),
            told=words,
        )
        for line, (column, value, words) in enumerate(told)
    )
    short = label if len(label) <= _LONGEST_WORDS else f"{label[: _LONGEST_WORDS - 1]}…"
    return Group(label=label, short=short, y=y, bars=bars)
