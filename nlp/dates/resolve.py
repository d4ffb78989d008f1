"""From the atoms of a date to its days.

Where a number leaves the year or month open, the neighbouring ones are tried: 지난 takes the last
gone by, 오는 the next to come, none of them the present one unless a neighbour is much closer
(the 31st in a text of the 1st is yesterday).
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

from nlp.dates.atoms import Point
from nlp.dates.calendar import (
    Period,
    add_days,
    make_day,
    make_months,
    shift_month,
)  # fmt: skip
from nlp.dates.frame import MONTH_REACH, Frame, choose_period
from nlp.dates.holidays import find_holiday
from nlp.dates.span import DateSpan
from nlp.dates.years import choose_year, find_year, is_year_lost, widen

# First and last day of the parts of a week, Monday 0: 주초, 주말.
_WEEK_PARTS = {0: (0, 1), 2: (5, 6)}

Found = tuple[Period, str] | None


def resolve_point(point: Point, frame: Frame) -> DateSpan | None:
    """Give the days of a date, None where there are none or the frame does not tell."""
    direction = point.find("direction")
    if direction:
        frame = replace(frame, direction=direction[0])
    found = next((read(point, frame) for kind, read in _READERS if kind in point), None)
    if not found:
        return None
    (first, last), precision = found
    return DateSpan(point.start, point.end, first, last, precision)


def _one_day(day: date | None) -> Found:
    return ((day, day), "day") if day else None


def _read_full(point: Point, _: Frame) -> Found:
    year, month, day, *until = point.find("date") or (0, 0, 0)
    first = make_day(widen(year), month, day)
    last = (
        make_day(widen(year), until[0] if len(until) > 1 else month, until[-1]) if until else first
    )
    return ((first, max(first, last or first)), "day") if first else None


def _read_month_day(point: Point, frame: Frame) -> Found:
    month, day = point.find("month_day") or (0, 0)

    def of_year(year: int) -> Period | None:
        found = make_day(year, month, day)
        return (found, found) if found else None

    return _name(choose_year(of_year, find_year(point, frame), frame), "day")


def _read_ago(point: Point, frame: Frame) -> Found:
    count, unit = point.find("ago") or (0, 3)
    base = frame.published
    if not base:
        return None
    if unit == 0:
        return _name(make_months(base.year + count, 1, 12), "year")
    if unit == 1:
        year, month = shift_month(base, count)
        return _name(make_months(year, month, month), "month")
    if unit == 2:  # noqa: PLR2004  (weeks)
        return _find_week(base, count)
    return _one_day(add_days(base, count))


def _name(period: Period | None, precision: str) -> Found:
    return (period, precision) if period else None


def _find_week(base: date, shift: int) -> Found:
    monday = add_days(base, 7 * shift - base.weekday())
    sunday = monday and add_days(monday, 6)
    return ((monday, sunday), "week") if monday and sunday else None


def _read_week(point: Point, frame: Frame) -> Found:
    (shift,) = point.find("week_shift") or (0,)
    week = _find_week(frame.published, shift) if frame.published else None
    weekday = point.find("weekday")
    if week and weekday:
        return _one_day(add_days(week[0][0], weekday[0]))
    days = _WEEK_PARTS.get((point.find("month_part") or (-1,))[0])
    if week and days:
        monday = week[0][0]
        return (monday + timedelta(days[0]), monday + timedelta(days[1])), "day"
    return week


def _read_weekday(point: Point, frame: Frame) -> Found:
    (weekday,) = point.find("weekday") or (0,)
    if not frame.published:
        return None
    offset = (weekday - frame.published.weekday()) % 7
    return _one_day(add_days(frame.published, offset if frame.direction > 0 else (offset or 7) - 7))


def _read_day_shift(point: Point, frame: Frame) -> Found:
    (shift,) = point.find("day_shift") or (0,)
    return _one_day(add_days(frame.published, shift)) if frame.published else None


def _read_day_named(point: Point, frame: Frame) -> Found:
    (shift,) = point.find("day_named") or (0,)
    base = frame.named_day.first if frame.named_day else frame.published
    return _one_day(add_days(base, shift)) if base else None


def _read_months(point: Point, frame: Frame) -> Found:
    kind, first, last = _find_months(point)
    if is_year_lost(point, frame) or not 1 <= first <= last:
        return None

    def of_year(year: int) -> Period | None:
        return make_months(year, first, last)

    return _name(choose_year(of_year, find_year(point, frame), frame), kind)


def _find_months(point: Point) -> tuple[str, int, int]:
    for kind in ("half", "season", "year_part"):
        if months := point.find(kind):
            return kind if kind != "year_part" else "year", months[0], months[1]
    if quarter := point.find("quarter"):
        return "quarter", 3 * quarter[0] - 2, 3 * quarter[-1]
    first, last = point.find("months") or (0, 0)
    return ("month", first, last) if last <= 12 else ("month", 0, 0)  # noqa: PLR2004  (months)


def _read_month(point: Point, frame: Frame) -> Found:
    if is_year_lost(point, frame):
        return None
    (month,) = point.find("month") or (0,)
    if not 1 <= month <= 12:  # noqa: PLR2004  (months)
        return None

    def of_year(year: int) -> Period | None:
        found = _read_in_month(point, year, month)
        return found[0] if found else None

    period = choose_year(of_year, find_year(point, frame), frame)
    return _name(period, _find_precision(point))


def _find_precision(point: Point) -> str:
    if "day" in point or "days" in point or ("nth_week" in point and "weekday" in point):
        return "day"
    return "week" if "nth_week" in point else "month"


def _read_leaning_month(point: Point, frame: Frame) -> Found:
    if (shift := point.find("month_shift")) and frame.published:
        return _read_in_month(point, *shift_month(frame.published, shift[0]))
    if "month_named" in point and frame.named:
        year = find_year(point, frame) or frame.named.first.year
        return _read_in_month(point, year, frame.named.first.month)
    return None


def _read_in_month(point: Point, year: int, month: int) -> Found:
    if days := point.find("day") or point.find("days"):
        first, last = make_day(year, month, days[0]), make_day(year, month, days[-1])
        return ((first, last), "day") if first and last and first <= last else None
    if nth := point.find("nth_week"):
        return _read_nth_week(point, year, month, nth[0])
    whole = make_months(year, month, month)
    part = point.find("month_part")
    return _name(_cut_month(whole, part[0]) if whole and part else whole, "month")


def _cut_month(month: Period, part: int) -> Period:
    """Give the third of a month: 0 초, 1 중순, 2 말; the whole of it for 중 and 내."""
    first, last = month
    thirds = {0: (1, 10), 1: (11, 20), 2: (21, last.day)}
    opening, closing = thirds.get(part, (1, last.day))
    return first.replace(day=opening), first.replace(day=closing)


def _read_nth_week(point: Point, year: int, month: int, nth: int) -> Found:
    weekday = point.find("weekday")
    whole = make_months(year, month, month)
    if not whole:
        return None
    days = [whole[0].replace(day=d) for d in range(1, whole[1].day + 1)]
    if weekday:
        days = [day for day in days if day.weekday() == weekday[0]]
        index = nth - 1 if nth > 0 else -1
        return _one_day(days[index]) if index < len(days) else None
    week = days[-7:] if nth < 0 else days[7 * nth - 7 : 7 * nth]
    return ((week[0], week[-1]), "week") if week else None


def _read_day(point: Point, frame: Frame) -> Found:
    anchor = frame.anchor
    if not anchor:
        return None
    months = [shift_month(anchor, shift) for shift in (0, -1, 1, -2, 2)]
    candidates = [_read_in_month(point, *month) for month in months]
    return _name(choose_period((c and c[0] for c in candidates), frame, MONTH_REACH), "day")


def _read_decade(point: Point, _: Frame) -> Found:
    decades = point.find("decade") or (0,)
    first, last = (n if n > 99 else 1900 + n for n in (decades[0], decades[-1]))  # noqa: PLR2004
    opening, closing = make_months(first, 1, 12), make_months(last + 9, 1, 12)
    return ((opening[0], closing[1]), "decade") if opening and closing and first <= last else None


def _read_year(point: Point, frame: Frame) -> Found:
    year = find_year(point, frame)
    if year is None:
        return None
    part = point.find("month_part")
    months = {0: (1, 3), 2: (10, 12)}.get(part[0] if part else -1, (1, 12))
    period = make_months(year, *months)
    years = point.find("years")
    if period and years:
        last = years[1] if years[1] > 99 else year // 100 * 100 + years[1]  # noqa: PLR2004
        closing = make_months(last, 1, 12)
        period = (period[0], closing[1]) if closing and last >= year else period
    return _name(period, "year")


_READERS: tuple[tuple[str, Callable[[Point, Frame], Found]], ...] = (
    ("date", _read_full),
    ("month_day", _read_month_day),
    ("ago", _read_ago),
    ("day_shift", _read_day_shift),
    ("day_named", _read_day_named),
    ("holiday", lambda point, frame: _name(find_holiday(point, frame), "day")),
    ("week_shift", _read_week),
    ("month", _read_month),
    ("month_shift", _read_leaning_month),
    ("month_named", _read_leaning_month),
    *((kind, _read_months) for kind in ("half", "quarter", "season", "year_part", "months")),
    ("day", _read_day),
    ("days", _read_day),
    ("decade", _read_decade),
    *((kind, _read_year) for kind in ("year", "years", "year_shift", "year_named")),
    ("weekday", _read_weekday),
)
