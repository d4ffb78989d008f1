"""Figures of entities over time: a row for each figure, entity by entity."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from itertools import islice

from corpus.series.lines import Point, Series
from corpus.series.reading import find_measures, make_lines
from corpus.store import Store, StoredEntity
from outputs.exports.parts.citation import make_citation
from outputs.exports.parts.table import Row, Table, make_columns
from outputs.exports.parts.wish import Wish
from outputs.session import get_entity

# More than any measure of an entity has.
_MOST_POINTS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class PointRow:
    """The columns of a figure in its series."""

    entity: str = field(metadata={"label": "개체 열쇠", "help": "Key of the entity"})
    name: str = field(metadata={"label": "개체", "help": "Canonical name of the entity"})
    measure: str = field(metadata={"label": "항목", "help": "Canonical word for what is counted"})
    unit: str = field(metadata={"label": "단위", "help": "Canonical unit of the value"})
    kind: str = field(metadata={"label": "갈래", "help": "level, or change by so much"})
    status: str = field(metadata={"label": "구분", "help": "fact, plan or target"})
    period: str = field(metadata={"label": "시점", "help": "As in SDMX: 2017, 2017-Q3, 2017-08-31"})
    first_day: date = field(metadata={"label": "첫날", "help": "First day of the period"})
    last_day: date = field(metadata={"label": "끝날", "help": "Last day of the period"})
    value: Decimal = field(metadata={"label": "값", "help": "In the canonical unit"})
    text: str = field(metadata={"label": "표기", "help": "As printed, with unit"})
    approximate: bool = field(metadata={"label": "어림", "help": "True for 여, 약, 가량 …"})
    is_head: bool = field(metadata={"label": "대표", "help": "Best borne out for its period"})
    conflicts: tuple[str, ...] = field(
        metadata={"label": "어긋남", "help": "Keys of facts for the same period that differ"}
    )
    difference: Decimal | None = field(
        metadata={"label": "증감", "help": "From the last known value, in the unit"}
    )
    percent: Decimal | None = field(metadata={"label": "증감률", "help": "The same in per cent"})
    documents: int = field(metadata={"label": "문서 수", "help": "Documents that state it"})
    sources: int = field(
        metadata={"label": "출처 수", "help": "Independent sources: near-copies count once"}
    )
    review: str = field(metadata={"label": "검토", "help": "State of review"})
    sentence: str = field(metadata={"label": "문장", "help": "Newest sentence that states it"})
    citation: str = field(metadata={"label": "인용", "help": "Citation line with the passage"})
    publisher: str = field(metadata={"label": "매체", "help": "Name of the publisher"})
    title: str = field(metadata={"label": "제목", "help": "Title of the document"})
    published: datetime | None = field(
        metadata={"label": "발행", "help": "Time of publication, Korean time"}
    )
    address: str = field(
        metadata={"label": "주소", "help": "Address, or name of the file", "link": True}
    )
    document: str = field(metadata={"label": "문서", "help": "Id of the document"})
    key: str = field(metadata={"label": "사실 열쇠", "help": "Key of the fact"})


TITLE = "계열"
FILTERS = ("entity", "since", "until")
COLUMNS = make_columns(PointRow)


def find_tables(store: Store, wish: Wish) -> list[Table]:
    """Give the one table of figures; `since` and `until` bound the periods that they speak for."""
    rows = islice(_find_rows(store, wish), wish.limit)
    return [Table(name="series", title=TITLE, columns=COLUMNS, rows=rows)]


def make_table(store: Store, entity: StoredEntity, measure: str, wish: Wish) -> Table:
    """Give the same table of one canonical measure of an entity."""
    points = (
        (series, point)
        for series in _find_series(store, entity, measure)
        for point in (*series.points, *series.plans)
    )
    rows = (_make_row(entity, series, point, wish) for series, point in points)
    return Table(name="series", title=TITLE, columns=COLUMNS, rows=rows)


def _find_rows(store: Store, wish: Wish) -> Iterator[Row]:
    filters = wish.filters
    for key in (
        [filters.entity]
        if filters.entity
        else store.series.find_subjects(since=filters.since, until=filters.until)
    ):
        entity = get_entity(store, key)
        for series in _find_lines(store, entity):
            for point in (*series.points, *series.plans):
                if _is_within(point, wish):
                    yield _make_row(entity, series, point, wish)


def _find_lines(store: Store, entity: StoredEntity) -> Iterator[Series]:
    """Yield all lines of an entity, measure by measure."""
    for measure in dict.fromkeys(head.measure for head in find_measures(store, [entity.key])):
        yield from _find_series(store, entity, measure)


def _find_series(store: Store, entity: StoredEntity, measure: str) -> tuple[Series, ...]:
    found = store.series.find_points([entity.key], measure, limit=_MOST_POINTS)
    cited = store.citations.find([each.number for each in found], most=1)
    return make_lines(measure, found, cited)


def _is_within(point: Point, wish: Wish) -> bool:
    since, until = wish.filters.since, wish.filters.until
    period = point.period
    return (since is None or period.last >= since) and (until is None or period.first <= until)


def _make_row(entity: StoredEntity, series: Series, point: Point, wish: Wish) -> Row:
    stated, value, change = point.stated, point.stated.value, point.change
    own = PointRow(
        entity=entity.key,
        name=entity.name,
        measure=series.measure,
        unit=series.unit,
        kind=series.kind,
        status=value.status,
        period=value.period.code,
        first_day=value.period.first,
        last_day=value.period.last,
        value=value.value,
        text=stated.text,
        approximate=value.approximate,
        is_head=point.is_head,
        conflicts=point.conflicts,
        difference=change.difference if change else None,
        percent=change.percent if change else None,
        documents=stated.documents,
        sources=stated.sources,
        review=stated.review,
        key=stated.key,
        **make_citation(point.evidence, wish),
    )
    return tuple(getattr(own, column.name) for column in COLUMNS)
