"""How values, periods and changes are told in Korean."""

from datetime import date
from decimal import Decimal

from corpus.measures import usual_unit
from corpus.periods import Period
from corpus.series.lines import Change
from corpus.store.points import StoredPoint

_SCALES = ((10**12, "조"), (10**8, "억"), (10**4, "만"))
_MONEY = frozenset({"원", "달러", "엔", "위안", "유로", "파운드"})
_HALVES = ("상반기", "하반기")


def tell_value(value: Decimal, unit: str, *, measure: str = "", approximate: bool = False) -> str:
    """Give a value with its unit: 350개사, 7억 2,000만원, 82.4%, 약 350명."""
    shown = unit
    usual = usual_unit(measure) or ""
    if unit == "개" and usual.startswith("개"):
        shown = usual
    number = _tell_money(value) if unit in _MONEY else f"{value:,f}"
    return f"{'약 ' if approximate else ''}{number}{shown}"


def tell_point(point: StoredPoint) -> str:
    """Give the value of a figure statement."""
    value = point.value
    return tell_value(value.value, point.unit, measure=point.measure, approximate=value.approximate)


def tell_period(period: Period) -> str:
    """Give a period: 2017년, 2017년 하반기, 2017년 3분기, 2017년 8월, 2017-08-31."""
    first = period.first
    if period.precision == "half":
        return f"{first.year}년 {_HALVES[first.month > 6]}"  # noqa: PLR2004  July begins a half
    if period.precision == "quarter":
        return f"{first.year}년 {(first.month + 2) // 3}분기"
    if period.precision == "week":
        return f"{first.isoformat()} 주"
    words = {"year": f"{first.year}년", "month": f"{first.year}년 {first.month}월"}
    return words.get(period.precision, first.isoformat())


def tell_change(change: Change, unit: str, *, measure: str = "") -> str:
    """Give a change against the last known value: +50개사(+25.0%), 2022년 대비."""
    if not change.difference:
        return f"{tell_period(change.since)}부터 그대로"
    sign = "+" if change.difference > 0 else "-"
    shown = "%p" if unit == "%" else unit
    told = tell_value(abs(change.difference), shown, measure=measure)
    percent = "" if change.percent is None else f"({change.percent:+}%)"
    rough = "약 " if change.approximate else ""
    return f"{rough}{sign}{told}{percent}, {tell_period(change.since)} 대비"


def tell_days(first: date | None, last: date | None, precision: str | None) -> str:
    """Give the days of an activity: 2026-03-03~05, 2026-03, 2026; `날짜 모름` without any."""
    if first is None:
        return "날짜 모름"
    if precision in {"year", "month"}:
        return first.isoformat()[: 4 if precision == "year" else 7]
    if last is None or last == first:
        return first.isoformat()
    is_same = (first.year, first.month) == (last.year, last.month)
    return f"{first.isoformat()}~{last.isoformat()[8 if is_same else 0 :]}"


def _tell_money(value: Decimal) -> str:
    """Give money in 조, 억 and 만: 7억 2,000만; what is less than 만 as it is."""
    if value != value.to_integral_value() or abs(value) < _SCALES[-1][0]:
        return f"{value:,f}"
    rest, parts = abs(int(value)), []
    for scale, word in _SCALES:
        count, rest = divmod(rest, scale)
        if count:
            parts.append(f"{count:,}{word}")
    parts += [f"{rest:,}"] if rest else []
    return ("-" if value < 0 else "") + " ".join(parts)
