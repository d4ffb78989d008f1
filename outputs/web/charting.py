"""What `static/charts.js` draws: figure series as points on days."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import quote

from corpus.periods import Period
from corpus.series.lines import Point, Series
from corpus.series.points import CHANGE
from outputs.web.telling import find_tellers
from outputs.web.words import find_words


def make_charts(name: str, series: Iterable[Series], language: str) -> list[dict[str, Any]]:
    """Make a chart of each unit and kind: heads as a line, other sources, conflicts and plans.

    A head that conflicts stands in the line and among the conflicts. Values are in the unit of
    the chart; days are ISO days in the middle of the period.
    """
    return [_make_chart(name, each, language) for each in series]


def name_chart(series: Series, language: str) -> str:
    """Say what a chart shows: `회원사 증감 (개)`."""
    translate = find_words(language)
    kind = f" {translate('증감')}" if series.kind == CHANGE else ""
    return f"{series.measure}{kind} ({series.unit or translate('단위 없음')})"


def _make_chart(name: str, series: Series, language: str) -> dict[str, Any]:
    translate = find_words(language)
    heads = [point for point in series.points if point.is_head]
    others = [point for point in series.points if not point.is_head and not point.conflicts]
    conflicts = [point for point in series.points if point.conflicts]
    rows = (
        ("line", translate("대표 값"), heads),
        ("point", translate("다른 출처"), others),
        ("conflict", translate("어긋남"), conflicts),
        ("plan", translate("계획·목표"), series.plans),
    )
    return {
        "title": f"{name} · {name_chart(series, language)}",
        "unit": series.unit,
        "rows": [
            {"style": style, "name": label, "points": _make_points(points, language)}
            for style, label, points in rows
            if points
        ],
    }


def _make_points(points: Iterable[Point], language: str) -> list[dict[str, Any]]:
    made = [
        {
            "day": _find_middle(point.period),
            "value": float(point.stated.value.value),
            "told": _tell(point, language),
            "sources": point.stated.sources,
            "address": f"/facts/{quote(point.stated.key, safe='')}",
        }
        for point in points
    ]
    return sorted(made, key=lambda each: str(each["day"]))


def _tell(point: Point, language: str) -> str:
    value, tell = point.stated.value, find_tellers(language)
    status = "" if value.status == "fact" else f" {tell['word'](value.status)}"
    sources = find_words(language)("출처 {n}곳", n=point.stated.sources)
    return f"{tell['period'](value.period)}{status}  {tell['point'](point.stated)} ({sources})"


def _find_middle(period: Period) -> str:
    return (period.first + (period.last - period.first) / 2).isoformat()
