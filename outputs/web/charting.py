"""What `static/charts.js` draws: figure series as points on days."""

from collections.abc import Callable, Iterable
from typing import Any
from urllib.parse import quote

from corpus.periods import Period
from corpus.series.lines import Point, Series
from corpus.series.points import CHANGE
from outputs.labels import tell_word
from outputs.values import tell_period, tell_point

Translate = Callable[..., str]


def make_charts(name: str, series: Iterable[Series], translate: Translate) -> list[dict[str, Any]]:
    """Make a chart of each unit and kind: heads as a line, other sources, conflicts and plans.

    A head that conflicts stands in the line and among the conflicts. Values are in the unit of
    the chart; days are ISO days in the middle of the period.
    """
    return [_make_chart(name, each, translate) for each in series]


def name_chart(series: Series, translate: Translate) -> str:
    """Say what a chart shows: `회원사 증감 (개)`."""
    kind = f" {translate('증감')}" if series.kind == CHANGE else ""
    return f"{series.measure}{kind} ({series.unit or translate('단위 없음')})"


def _make_chart(name: str, series: Series, translate: Translate) -> dict[str, Any]:
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
        "title": f"{name} · {name_chart(series, translate)}",
        "unit": series.unit,
        "rows": [
            {"style": style, "name": label, "points": _make_points(points, translate)}
            for style, label, points in rows
            if points
        ],
    }


def _make_points(points: Iterable[Point], translate: Translate) -> list[dict[str, Any]]:
    made = [
        {
            "day": _find_middle(point.period),
            "value": float(point.stated.value.value),
            "told": _tell(point, translate),
            "sources": point.stated.sources,
            "address": f"/facts/{quote(point.stated.key, safe='')}",
        }
        for point in points
    ]
    return sorted(made, key=lambda each: str(each["day"]))


def _tell(point: Point, translate: Translate) -> str:
    value = point.stated.value
    status = "" if value.status == "fact" else f" {tell_word(value.status)}"
    sources = translate("출처 {n}곳", n=point.stated.sources)
    return f"{tell_period(value.period)}{status}  {tell_point(point.stated)} ({sources})"


def _find_middle(period: Period) -> str:
    return (period.first + (period.last - period.first) / 2).isoformat()
