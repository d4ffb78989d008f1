"""Periods: what stretch of days a figure speaks for, from a whole year to one day.

Source: SDMX 2.1, Guidelines, 4.2 (observational time period): 2017, 2017-S1, 2017-Q3, 2017-08,
2017-W32 and 2017-08-31.
"""

import re
from calendar import monthrange
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

PRECISIONS = ("year", "half", "quarter", "month", "week", "day")
"""From the coarsest to the finest."""

_MONTHS = {"year": 12, "half": 6, "quarter": 3, "month": 1}
_FORM = re.compile(
    r"(?P<year>\d{4})(?:-(?:S(?P<half>[12])|Q(?P<quarter>[1-4])|W(?P<week>\d\d)"
    r"|(?P<month>\d\d)(?:-(?P<day>\d\d))?))?"
)


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Period:
    """Days from `first` to `last`, both inclusive; `precision` is one of `PRECISIONS`."""

    first: date
    last: date
    precision: str

    @property
    def code(self) -> str:
        """The period as SDMX writes it."""
        year, month = self.first.year, self.first.month
        week = self.first.isocalendar()
        return {
            "year": f"{year:04}",
            "half": f"{year:04}-S{(month + 5) // 6}",
            "quarter": f"{year:04}-Q{(month + 2) // 3}",
            "month": f"{year:04}-{month:02}",
            "week": f"{week.year:04}-W{week.week:02}",
            "day": self.first.isoformat(),
        }[self.precision]


def parse_period(code: str | None) -> Period | None:
    """Give the period of a code; None where there is none, or no such day."""
    found = _FORM.fullmatch(code or "")
    try:
        return _make_period(found) if found else None
    except (ValueError, OverflowError):  # a month 13, a week 53 of a year without one
        return None


def day_period(day: date) -> Period:
    """Give the period of one day."""
    return Period(first=day, last=day, precision="day")


def week_period(day: date) -> Period:
    """Give the ISO week in which a day lies."""
    first = day - timedelta(days=day.weekday())
    return Period(first=first, last=first + timedelta(days=6), precision="week")


def find_missing(periods: Sequence[Period], precision: str) -> Iterator[Period]:
    """Yield the periods of a precision between the first and last given, in which none lies.

    Days and weeks have no gaps to speak of: nothing is yielded for them.
    """
    months = _MONTHS.get(precision)
    if not periods or not months:
        return
    covered: set[int] = set()
    for period in set(periods):
        covered.update(range(_count(period.first) // months, _count(period.last) // months + 1))
    for number in range(min(covered), max(covered)):
        if number not in covered:
            year, month = divmod(number * months, 12)
            yield _months_from(date(year, month + 1, 1), months, precision)


def _make_period(found: re.Match[str]) -> Period:
    year = int(found["year"])
    if found["day"]:
        return day_period(date(year, int(found["month"]), int(found["day"])))
    if found["week"]:
        return week_period(date.fromisocalendar(year, int(found["week"]), 1))
    for precision, months in _MONTHS.items():
        if precision != "year" and found[precision]:
            month = (int(found[precision]) - 1) * months + 1
            return _months_from(date(year, month, 1), months, precision)
    return _months_from(date(year, 1, 1), 12, "year")


def _months_from(first: date, months: int, precision: str) -> Period:
    month = first.month + months - 1
    last = date(first.year, month, monthrange(first.year, month)[1])
    return Period(first=first, last=last, precision=precision)


def _count(day: date) -> int:
    """Count months since the year 0."""
    return day.year * 12 + day.month - 1
