"""The figures on a card: the latest value of each measure."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace

from corpus.cards.records import Measure
from corpus.series.lines import Point, make_series
from corpus.series.points import LEVEL
from corpus.store import Store
from corpus.store.citations import Citation
from corpus.store.points import StoredPoint

MONEY = frozenset({"원", "달러", "엔", "위안", "유로", "파운드"})
"""The units of money, canonical."""

_MEASURES = 12
# So many last figures tell the latest value, and what it changed against.
_LAST = 8
# Of money many programmes tell a little.
_LAST_MONEY = 4
_Line = tuple[str, str, str]


def find_measures(store: Store, entity_key: str) -> tuple[Measure, ...]:
    """Give the measures of an entity with most figures, each with its latest value."""
    heads = store.series.find_heads([entity_key])
    counts = {(head.measure, head.unit, head.kind): head.points for head in heads}
    lines = _find_lines(store, [entity_key], most=_LAST).get(entity_key, {})
    made = [_make_measure(line, lines[line], counts[line]) for line in counts if line in lines]
    levels = [measure for measure in made if measure.kind == LEVEL]
    return _cite(store, levels[:_MEASURES])


def find_money(store: Store, entity_keys: Iterable[str]) -> dict[str, list[Measure]]:
    """Give the measures of entities that are told in money, by key; none for an empty key."""
    keys = [key for key in entity_keys if key]
    found = _find_lines(store, keys, most=_LAST_MONEY, units=MONEY)
    measures = [
        (key, _make_measure(line, last, len(last)))
        for key, lines in found.items()
        for line, last in lines.items()
    ]
    cited = _cite(store, [measure for _, measure in measures])
    money: defaultdict[str, list[Measure]] = defaultdict(list)
    for (key, _), measure in zip(measures, cited, strict=True):
        money[key].append(measure)
    return money


def _find_lines(
    store: Store, entity_keys: Sequence[str], *, most: int, units: Collection[str] | None = None
) -> dict[str, dict[_Line, list[StoredPoint]]]:
    """Give the last figures of entities by key, then by measure, unit and kind."""
    found: defaultdict[str, dict[_Line, list[StoredPoint]]] = defaultdict(dict)
    last = store.series.find_last(entity_keys, most=most, units=units) if entity_keys else ()
    for point in last:
        line = (point.measure, point.unit, point.value.kind)
        found[point.entity].setdefault(line, []).append(point)
    return found


def _make_measure(line: _Line, last: Sequence[StoredPoint], count: int) -> Measure:
    measure, unit, kind = line
    series = make_series(measure, unit, kind, last)
    return Measure(
        measure=measure,
        unit=unit,
        kind=kind,
        figures=count,
        latest=series.latest,
        rivals=series.rivals,
    )


def _cite(store: Store, measures: Sequence[Measure]) -> tuple[Measure, ...]:
    """Add a sentence to each latest value, and to each of those that disagree."""
    points = [point for each in measures for point in each.shown]
    evidence = store.citations.find([point.stated.number for point in points], most=1)
    return tuple(_add_evidence(each, evidence) for each in measures)


def _add_evidence(measure: Measure, evidence: Mapping[int, tuple[Citation, ...]]) -> Measure:
    def add(point: Point) -> Point:
        return replace(point, evidence=evidence.get(point.stated.number, ()))

    return replace(
        measure,
        latest=measure.latest and add(measure.latest),
        rivals=tuple(map(add, measure.rivals)),
    )
