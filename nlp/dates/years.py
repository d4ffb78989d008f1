"""Which year a date means: the one it names, else the one nearest to publication."""

from collections.abc import Callable

from nlp.dates.atoms import Point
from nlp.dates.calendar import Period
from nlp.dates.frame import YEAR_REACH, Frame, choose_period

# Two-digit years up to this one belong to the 21st century.
_PIVOT = 50


def widen(year: int) -> int:
    """Give the full year of two digits; a full one as it is."""
    if year > 99:  # noqa: PLR2004  (two digits)
        return year
    return year + (2000 if year <= _PIVOT else 1900)


def find_year(point: Point, frame: Frame) -> int | None:
    """Give the year that the date names, itself or by leaning; None where it is open."""
    if year := point.find("year") or point.find("years"):
        return widen(year[0])
    if (shift := point.find("year_shift")) and frame.published:
        return frame.published.year + shift[0]
    if (shift := point.find("year_named")) and frame.named:
        return frame.named.first.year + shift[0]
    return None


def is_year_lost(point: Point, frame: Frame) -> bool:
    """Tell whether a date leans on a year that the frame does not know."""
    leans = "year_shift" in point or "year_named" in point
    return leans and find_year(point, frame) is None


def choose_year(
    make: Callable[[int], Period | None], year: int | None, frame: Frame
) -> Period | None:
    """Give what `make` gives for this year or, where it is open, for the one nearest by."""
    if year is not None:
        return make(year)
    if not frame.anchor:
        return None
    present = frame.anchor.year
    candidates = [make(y) for y in (present, present - 1, present + 1, present - 4, present + 4)]
    return choose_period(candidates, frame, YEAR_REACH)
