"""The days of the holidays."""

from nlp.dates.atoms import Point, load_holidays
from nlp.dates.calendar import Period, add_days, make_day
from nlp.dates.frame import Frame
from nlp.dates.years import choose_year, find_year

# Holidays that have a day off before and after them.
# Source: 관공서의 공휴일에 관한 규정, article 2 (설날, 추석).
_LONG = ("설날", "추석")


def find_holiday(point: Point, frame: Frame) -> Period | None:
    """Give the day of the holiday that a date names; its three days where 연휴 follows."""
    (index,) = point.find("holiday") or (0,)
    names, days = load_holidays()[index]
    span = 1 if "break" in point and any(name in _LONG for name in names) else 0

    def of_year(year: int) -> Period | None:
        found = next((d[-2:] for d in days if len(d) == 2 or d[0] == year), None)  # noqa: PLR2004
        day = make_day(year, *found) if found else None
        first, last = day and add_days(day, -span), day and add_days(day, span)
        return (first, last) if first and last else None

    return choose_year(of_year, find_year(point, frame), frame)
