"""How pages tell words, values and times: Korean, or English for those who asked for it.

What documents say (names, units as printed, sentences) stays Korean in both.
"""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import Any

from corpus.periods import Period
from corpus.records import Fact
from corpus.series.lines import Change
from corpus.store.points import StoredPoint
from outputs.labels import describe_fact, tell_day, tell_word
from outputs.sentences import say
from outputs.values import tell_change, tell_period, tell_point
from outputs.web.words import find_words

Tell = Callable[..., Any]

_UNITS = {
    "원": " won",
    "달러": " dollars",
    "명": " people",
    "개사": " companies",
    "곳": " places",
    "건": " cases",
    "개": "",
    "년": " years",
    "개월": " months",
    "회": " times",
    "배": " times",
    "톤": " tonnes",
}
_KOREAN: dict[str, Tell] = {
    "day": tell_day,
    "word": tell_word,
    "point": tell_point,
    "period": tell_period,
    "change": tell_change,
    "said": say,
    "fields": describe_fact,
}


def find_tellers(language: str) -> dict[str, Tell]:
    """Give the filters of templates that tell something in the language of the pages."""
    return _KOREAN if language != "en" else _ENGLISH


def _tell_day(moment: date | None) -> str:
    return tell_day(moment) if moment else "no date"


def _tell_word(word: str) -> str:
    return find_words("en")(tell_word(word))


def _tell_point(point: StoredPoint) -> str:
    return (
        f"{'about ' if point.value.approximate else ''}{_tell_value(point.value.value, point.unit)}"
    )


def _tell_value(value: Any, unit: str) -> str:
    return f"{value:,f}{_UNITS.get(unit, unit)}"


def _tell_period(period: Period) -> str:
    first = period.first
    if period.precision == "half":
        return f"{first.year} H{1 + (first.month > 6)}"  # noqa: PLR2004  July begins a half
    if period.precision == "quarter":
        return f"{first.year} Q{(first.month + 2) // 3}"
    if period.precision == "week":
        return f"week of {first.isoformat()}"
    signs = {"year": len("2026"), "month": len("2026-11")}.get(period.precision)
    return first.isoformat()[:signs]


def _tell_change(change: Change, unit: str, *, measure: str = "") -> str:  # noqa: ARG001  as tell_change
    since = _tell_period(change.since)
    if not change.difference:
        return f"as in {since}"
    sign = "+" if change.difference > 0 else "-"
    told = _tell_value(abs(change.difference), "%p" if unit == "%" else unit)
    percent = "" if change.percent is None else f" ({change.percent:+}%)"
    return f"{'about ' if change.approximate else ''}{sign}{told}{percent} since {since}"


def _describe(fact: Fact) -> list[tuple[str, str]]:
    return describe_fact(fact, translate=find_words("en"))


_ENGLISH: dict[str, Tell] = {
    "day": _tell_day,
    "word": _tell_word,
    "point": _tell_point,
    "period": _tell_period,
    "change": _tell_change,
    "said": partial(say, language="en"),
    "fields": _describe,
}
