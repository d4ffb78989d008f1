"""Calendar arithmetic that answers None instead of raising."""

from calendar import monthrange
from datetime import MAXYEAR, MINYEAR, date, timedelta

Period = tuple[date, date]


def make_day(year: int, month: int, day: int) -> date | None:
    """Give a day, None where there is no such day."""
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def make_months(year: int, first: int, last: int) -> Period | None:
    """Give the days of these months; 13 and above run into the next year."""
    start_year, start = _carry(year, first)
    end_year, end = _carry(year, last)
    if not (start_year >= MINYEAR and end_year <= MAXYEAR):
        return None
    return date(start_year, start, 1), date(end_year, end, monthrange(end_year, end)[1])


def _carry(year: int, month: int) -> tuple[int, int]:
    return year + (month - 1) // 12, (month - 1) % 12 + 1


def shift_month(day: date, months: int) -> tuple[int, int]:
    """Give (year, month) this many months later."""
    return _carry(day.year, day.month + months)


def add_days(day: date, days: int) -> date | None:
    """Give the day this many days later, None beyond the calendar."""
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


def measure_gap(period: Period, day: date) -> int:
    """Give the days between a day and a period; 0 inside it."""
    return max((period[0] - day).days, (day - period[1]).days, 0)
