"""Days and periods as Korean says them."""

import re
from datetime import date

_WEEKDAYS = "월화수목금토일"
# Source: SDMX 2.1 time periods, as `Figure.as_of` holds them.
_PERIOD = re.compile(
    r"(?P<year>\d{4})(?:-(?:S(?P<half>[12])|Q(?P<quarter>[1-4])"
    r"|(?P<month>\d{2})(?:-(?P<day>\d{2}))?))?"
)
_HALVES = {"1": "상반기", "2": "하반기"}


def say_day(day: date, *, weekday: bool = False) -> str:
    """Say `2026년 11월 12일`, with `weekday` `2026년 11월 12일(목)`."""
    name = f"({_WEEKDAYS[day.weekday()]})" if weekday else ""
    return f"{day.year}년 {day.month}월 {day.day}일{name}"


def say_span(first: date | None, last: date | None, precision: str | None) -> str:
    """Say a period of days as far as it is known: `2026년 11월 12~14일`; empty without a day."""
    if first is None:
        return ""
    if precision == "year":
        return f"{first.year}년"
    if precision == "month":
        return f"{first.year}년 {first.month}월"
    if last is None or last <= first:
        return say_day(first)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.year}년 {first.month}월 {first.day}~{last.day}일"
    end = say_day(last) if first.year != last.year else f"{last.month}월 {last.day}일"
    return f"{say_day(first)}~{end}"


def say_period(period: str) -> str:
    """Say an SDMX period: 2017-S1 is `2017년 상반기`; another form stays as it is."""
    found = _PERIOD.fullmatch(period)
    if found is None:
        return period
    parts = [f"{found['year']}년"]
    parts += [_HALVES[found["half"]]] if found["half"] else []
    parts += [f"{found['quarter']}분기"] if found["quarter"] else []
    parts += [f"{int(found['month'])}월"] if found["month"] else []
    parts += [f"{int(found['day'])}일"] if found["day"] else []
    return " ".join(parts)
