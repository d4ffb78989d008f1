"""The series of the base: the measures that an entity has, and one of them over time."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from corpus.measures import canonical_measure
from corpus.series.lines import Point, Series, make_series
from corpus.store import Store
from corpus.store.citations import Citation
from corpus.store.points import SeriesHead, StoredPoint
from corpus.store.searching.views import Coverage

_MOST_POINTS = 1_000
_MOST_SENTENCES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesAnswer:
    """One measure of an entity over time.

    `entities` are the keys that were asked for: an entity, with its predecessors where these were
    wanted. `measure` is canonical, the word that was understood. There is one series for each unit
    and kind, those with most figures first. `is_whole` is false where there were more figures than
    are given, of which the latest are given. `coverage` is what the base holds at all: a year
    without a figure is a gap of the sources first.
    """

    entities: tuple[str, ...]
    measure: str
    series: tuple[Series, ...]
    is_whole: bool
    coverage: Coverage


def find_measures(store: Store, entity_keys: Sequence[str]) -> list[SeriesHead]:
    """Give the measures of entities taken together, those with most figures first."""
    return store.series.find_heads(entity_keys)


def find_lineage(store: Store, entity_key: str) -> tuple[str, ...]:
    """Give the key of an entity, and those of what it was before, one after the other."""
    lineage = {entity_key: None}
    waiting = [entity_key]
    while waiting:
        key = waiting.pop()
        for succession in store.namings.find_successions(key):
            if succession.after == key and succession.before not in lineage:
                lineage[succession.before] = None
                waiting.append(succession.before)
    return tuple(lineage)


def find_series(
    store: Store,
    entity_keys: Sequence[str],
    measure: str,
    *,
    limit: int = _MOST_POINTS,
    sentences: int = _MOST_SENTENCES,
) -> SeriesAnswer:
    """Give the series of a measure, called by any of its words (회원기업 for 회원사).

    Args:
        store: The base.
        entity_keys: The keys of an entity and those that it succeeded, as one.
        measure: What is counted, as anybody calls it.
        limit: The most figures to give, the latest first.
        sentences: The most sentences for each figure, the last published first.
    """
    canonical = canonical_measure(measure)
    found = store.series.find_points(entity_keys, canonical, limit=limit + 1)
    cited = [each.number for each in found[:limit]] if sentences else []
    evidence = store.citations.find(cited, most=sentences)
    return SeriesAnswer(
        entities=tuple(entity_keys),
        measure=canonical,
        series=make_lines(canonical, found[:limit], evidence),
        is_whole=len(found) <= limit,
        coverage=store.searching.find_coverage(),
    )


def make_lines(
    measure: str, found: Sequence[StoredPoint], evidence: dict[int, tuple[Citation, ...]]
) -> tuple[Series, ...]:
    """Make a series for each unit and kind of the figures of one measure, the longest first."""
    lines: defaultdict[tuple[str, str], list[StoredPoint]] = defaultdict(list)
    for each in found:
        lines[each.unit, each.value.kind].append(each)
    ordered = sorted(lines.items(), key=lambda line: (-len(line[1]), line[0]))
    return tuple(
        _cite(make_series(measure, unit, kind, stated), evidence)
        for (unit, kind), stated in ordered
    )


def _cite(series: Series, evidence: dict[int, tuple[Citation, ...]]) -> Series:
    def add(point: Point) -> Point:
        return replace(point, evidence=evidence.get(point.stated.number, ()))

    return replace(
        series, points=tuple(map(add, series.points)), plans=tuple(map(add, series.plans))
    )
