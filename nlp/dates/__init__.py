"""Korean news dates, resolved against the day of publication.

find_dates("지난 12일 창원에서 열렸다", date(2014, 4, 15))   # 2014-04-12
"""

from collections.abc import Iterable, Iterator
from datetime import date

from nlp.dates.atoms import Point, find_atoms, group_atoms
from nlp.dates.frame import Frame
from nlp.dates.ranges import find_range_ends, read_length
from nlp.dates.resolve import resolve_point
from nlp.dates.span import DateSpan

__all__ = ["DateSpan", "find_dates", "read_date"]


def find_dates(text: str, published: date | None = None) -> tuple[DateSpan, ...]:
    """Find the dates of a text, in order, without overlap.

    Args:
        text: Any text; spans count its code points.
        published: Day of publication. Without it only absolute dates and those that lean on one
            (`같은 해 4월`) are found.

    Returns:
        One span per date or range; a day that does not exist (2월 30일) gives none.
    """
    points = group_atoms(text, find_atoms(text))
    return tuple(_resolve_all(text, points, Frame(published=published)))


def read_date(phrase: str, published: date | None = None) -> DateSpan | None:
    """Give the first date of a phrase, None without one."""
    return next(iter(find_dates(phrase, published)), None)


def _resolve_all(text: str, points: Iterable[Point], frame: Frame) -> Iterator[DateSpan]:
    for first, second in find_range_ends(text, points):
        found = _resolve_range(first, second, frame) if second else _resolve_one(text, first, frame)
        if found:
            frame = frame.after(found)
            yield found


def _resolve_one(text: str, point: Point, frame: Frame) -> DateSpan | None:
    found = resolve_point(point, frame)
    if not found or found.precision != "day":
        return found
    return found.until(*read_length(text, found.end, found.last))


def _resolve_range(first: Point, second: Point, frame: Frame) -> DateSpan | None:
    """Resolve the end that says more by itself, then the other one beside it."""
    if _says_more(first, second):
        opening = resolve_point(first, frame)
        closing = opening and resolve_point(second, frame.beside(opening.first, direction=1))
    else:
        closing = resolve_point(second, frame)
        opening = closing and resolve_point(first, frame.beside(closing.last, direction=-1))
    if not opening or not closing or closing.last < opening.first:
        return opening
    return opening.until(closing.end, closing.last)


_ANCHORS = ("direction", "year", "year_shift", "year_named", "date", "month_shift", "month_named")


def _says_more(first: Point, second: Point) -> bool:
    """Tell whether the first end of a range can be told without the second."""
    if any(kind in first for kind in _ANCHORS):
        return True
    leans = any(atom.kind.endswith(("shift", "named")) for atom in second.atoms)
    return leans or ("month" in first and "month" not in second)
