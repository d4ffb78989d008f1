"""Two clusters, or two years of one, side by side."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import TypeVar

from corpus.cards.figures import find_measures
from corpus.cards.making import count_ties
from corpus.cards.records import ComparedCount, ComparedFigure, Comparison
from corpus.errors import MissingEntityError
from corpus.series.lines import Point, Series
from corpus.series.points import LEVEL
from corpus.series.reading import make_lines
from corpus.store import Store, StoredEntity
from corpus.store.points import StoredPoint

_POINTS = 200
_SIZED = ("members", "belongs_to", "operators", "partners", "supporters", "places")
_Line = tuple[str, str, str]
_Each = TypeVar("_Each")


def compare_clusters(store: Store, entity_keys: Sequence[str]) -> Comparison:
    """Put clusters side by side, as the base knows them now.

    Raises:
        MissingEntityError: One of them is no key of an entity.
    """
    entities = [_get_entity(store, key) for key in entity_keys]
    latest = [
        {
            (each.measure, each.unit, each.kind): each.latest
            for each in find_measures(store, entity.key)
        }
        for entity in entities
    ]
    groups = [store.entity_facts.find_groups([entity.key]) for entity in entities]
    return Comparison(
        entities=tuple(entities),
        columns=tuple(entity.name for entity in entities),
        figures=_compare_figures(latest),
        activities=_compare_counts([store.activities.count_kinds([each.key]) for each in entities]),
        sizes=tuple(
            ComparedCount(word=part, counts=tuple(count_ties(each, part) for each in groups))
            for part in _SIZED
        ),
        coverage=store.searching.find_coverage(),
    )


def compare_years(store: Store, entity_key: str, years: Sequence[int]) -> Comparison:
    """Put years of one entity side by side: the value of each measure in each year.

    A value of the whole year goes before one of a part of it, of these the latest.

    Raises:
        MissingEntityError: No entity has this key.
    """
    entity = _get_entity(store, entity_key)
    lines = _find_lines(store, entity.key)
    known = [{line: _find_year(series, year) for line, series in lines.items()} for year in years]
    counts = [
        store.activities.count_kinds([entity.key], since=date(year, 1, 1), until=date(year, 12, 31))
        for year in years
    ]
    return Comparison(
        entities=(entity,),
        columns=tuple(str(year) for year in years),
        figures=_compare_figures(known),
        activities=_compare_counts(counts),
        sizes=(),
        coverage=store.searching.find_coverage(),
    )


def _get_entity(store: Store, key: str) -> StoredEntity:
    entity = store.find_entity(key)
    if entity is None:
        raise MissingEntityError(key, ())
    return entity


def _find_lines(store: Store, entity_key: str) -> dict[_Line, Series]:
    """Give the levels of an entity by measure, unit and kind."""
    found: dict[str, list[StoredPoint]] = {}
    for point in store.series.find_last([entity_key], most=_POINTS):
        found.setdefault(point.measure, []).append(point)
    return {
        (series.measure, series.unit, series.kind): series
        for measure, points in found.items()
        for series in make_lines(measure, points, {})
        if series.kind == LEVEL
    }


def _find_year(series: Series, year: int) -> Point | None:
    heads = [point for point in series.points if point.is_head and _is_in(point, year)]
    return max(heads, key=_year_worth, default=None)


def _is_in(point: Point, year: int) -> bool:
    return point.period.first.year == point.period.last.year == year


def _year_worth(point: Point) -> tuple[bool, date]:
    return point.period.precision == "year", point.period.last


def _compare_figures(
    columns: Sequence[Mapping[_Line, Point | None]],
) -> tuple[ComparedFigure, ...]:
    """Give a row for each measure that some column knows, those known in most columns first."""
    rows = [_make_row(line, [column.get(line) for column in columns]) for line in _order(columns)]
    known = [row for row in rows if any(row.points)]
    return tuple(sorted(known, key=lambda row: row.points.count(None)))


def _make_row(line: _Line, points: Sequence[Point | None]) -> ComparedFigure:
    measure, unit, kind = line
    first, last = (point.stated.value.value if point else None for point in (points[0], points[-1]))
    difference = None if first is None or last is None else last - first
    percent = None
    if difference is not None and first and unit not in {"%", "위"}:
        percent = round(Decimal(100) * difference / abs(first), 1)
    return ComparedFigure(
        measure=measure,
        unit=unit,
        kind=kind,
        points=tuple(points),
        difference=difference,
        percent=percent,
    )


def _compare_counts(columns: Sequence[Mapping[str, int]]) -> tuple[ComparedCount, ...]:
    """Give a row for each word, the largest numbers first."""
    rows = [
        ComparedCount(word=word, counts=tuple(column.get(word, 0) for column in columns))
        for word in _order(columns)
    ]
    return tuple(sorted(rows, key=lambda row: -sum(row.counts)))


def _order(columns: Iterable[Mapping[_Each, object]]) -> list[_Each]:
    """Give the keys of some mappings, each once, in the order in which they come."""
    return list({key: None for column in columns for key in column})
