"""The figures of entities, ready to be put in a line: kept up to date and found."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    bindparam,
    delete,
    func,
    select,
)

from corpus.chunks import cut
from corpus.facts.figure import Figure
from corpus.periods import Period
from corpus.records import Evidence
from corpus.series.points import Value, make_value, rules_version
from corpus.series.sides import find_side
from corpus.store.codec import decode_fact
from corpus.store.database import Database
from corpus.store.loading import load
from corpus.store.newest import IS_NEWEST, LIVE, Newest, find_newest
from corpus.store.tables import AnyRow, entities, facts, points, statement_entities, statements

_CHUNK = 400
_NOWHERE = Evidence(document_id="", start=0, end=0, rule="", version="")


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredPoint:
    """A figure statement of one entity: its value, and who states it.

    `number` and `key` are the statement's, `entity` the key of the entity that it is about,
    `text` the number as printed; `side` is `start` or `end` where it is what a change left or
    reached; `first_seen` and `last_seen` are Korean days; `documents` and
    independent `sources` are numbers; `review` is the decision of analysts.
    """

    number: int
    key: str
    entity: str
    measure: str
    unit: str
    text: str
    side: str
    value: Value
    first_seen: date | None
    last_seen: date | None
    documents: int
    sources: int
    review: str
    confidence: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SeriesHead:
    """A measure of an entity: how many figures there are, and for what days.

    `unit` is canonical, empty where it is unknown; `kind` is level or change.
    """

    measure: str
    unit: str
    kind: str
    points: int
    first: date
    last: date


_TOLD = ("key", "first_seen", "last_seen", "documents", "sources", "status", "confidence")


class SeriesIndex:
    """The figures of entities by measure, as `Store.series`; every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find_heads(self, entity_keys: Collection[str]) -> list[SeriesHead]:
        """Give the measures of entities taken together, those with most figures first."""
        with self._database.reading() as connection:
            numbers = _find_keys(connection, entity_keys)
            return [SeriesHead(**row._mapping) for row in connection.execute(_head(numbers))]

    def find_subjects(self, *, since: date | None = None, until: date | None = None) -> list[str]:
        """Give the keys of the entities with a figure for these days, inclusive, in their order."""
        told = select(points.c.entity)
        told = told if since is None else told.where(points.c.last >= since)
        told = told if until is None else told.where(points.c.first <= until)
        chosen = select(entities.c.key).where(entities.c.number.in_(told)).order_by(entities.c.key)
        with self._database.reading() as connection:
            return list(connection.scalars(chosen))

    def find_points(
        self, entity_keys: Collection[str], measure: str, *, limit: int
    ) -> list[StoredPoint]:
        """Give up to `limit` figures of entities of one canonical measure, the latest first."""
        with self._database.reading() as connection:
            keys = _find_keys(connection, entity_keys)
            wanted = (points.c.entity.in_(keys), points.c.measure == measure)
            chosen = _SHOWN.where(*wanted).limit(limit)
            return [_make_point(row, keys[row.entity]) for row in connection.execute(chosen)]

    def find_last(
        self, entity_keys: Collection[str], *, most: int, units: Collection[str] | None = None
    ) -> list[StoredPoint]:
        """Give up to `most` figures of each entity, measure, unit and kind, the latest first.

        `units` are the canonical units that are wanted, None for all.
        """
        chosen, asked = (_LAST, {}) if units is None else (_LAST_IN, {"units": sorted(units)})
        with self._database.reading() as connection:
            keys = _find_keys(connection, entity_keys)
            found = connection.execute(chosen, {"entities": [*keys], "most": most, **asked})
            return [_make_point(row, keys[row.entity]) for row in found]


def refresh_points(connection: Connection, numbers: Collection[int]) -> None:
    """Bring the points of statements in line with what these say now."""
    for chunk in cut(numbers, _CHUNK):
        connection.execute(delete(points).where(points.c.statement.in_(chunk)))
        subjects = _find_subjects(connection, chunk)
        rows = [
            _make_row(newest, subjects[newest.number])
            for newest in find_newest(connection, list(subjects), fact_type=Figure.TYPE)
            if newest.measure and newest.value is not None and _has_time(newest)
        ]
        load(connection, points, rows)


def find_outdated_points(connection: Connection) -> list[int]:
    """Give the numbers of the statements whose points other code made."""
    current = rules_version()
    outdated = (points.c.rules < current) | (points.c.rules > current)
    return list(connection.scalars(select(points.c.statement).where(outdated)))


def _find_subjects(connection: Connection, numbers: Sequence[int]) -> dict[int, int]:
    """Map the figures among statements to the entity that they are about."""
    chosen = (
        select(statement_entities.c.statement, func.min(statement_entities.c.entity).label("at"))
        .join_from(
            statement_entities,
            statements,
            statements.c.number == statement_entities.c.statement,
        )
        .where(
            statement_entities.c.statement.in_(numbers),
            statement_entities.c.field == "subject",
            statements.c.type == Figure.TYPE,
        )
        .group_by(statement_entities.c.statement)
    )
    return {row.statement: row.at for row in connection.execute(chosen)}


def _has_time(newest: Newest) -> bool:
    """Tell whether a figure can be placed in time: it tells one, or its document is dated."""
    return newest.first_seen is not None or bool(newest.fields.get("as_of"))


def _make_row(newest: Newest, entity: int) -> dict[str, Any]:
    figure = decode_fact(Figure.TYPE, newest.fields, _NOWHERE)
    assert isinstance(figure, Figure)
    measure, number = newest.measure or "", Decimal(str(newest.value))
    value = make_value(figure, number, measure=measure, seen=newest.told, behind=newest.behind)
    return {
        "statement": newest.number,
        "entity": entity,
        "measure": measure,
        "unit": newest.unit or "",
        "kind": value.kind,
        "first": value.period.first,
        "last": value.period.last,
        "precision": value.period.precision,
        "basis": value.basis,
        "status": value.status,
        "value": newest.value,
        "approximate": value.approximate,
        "rules": rules_version(),
    }


def _find_keys(connection: Connection, keys: Collection[str]) -> dict[int, str]:
    """Map the numbers of the entities with some keys to these."""
    chosen = select(entities.c.number, entities.c.key).where(entities.c.key.in_(keys))
    return {row.number: row.key for row in connection.execute(chosen)}


def _head(numbers: Collection[int]) -> Select[Any]:
    grouped = (points.c.measure, points.c.unit, points.c.kind)
    count = func.count().label("points")
    return (
        select(
            *grouped,
            count,
            func.min(points.c.first).label("first"),
            func.max(points.c.last).label("last"),
        )
        .where(points.c.entity.in_(numbers))
        .group_by(*grouped)
        .order_by(count.desc(), *grouped)
    )


def _order(told: FromClause) -> tuple[ColumnElement[Any], ...]:
    return told.c.last.desc(), told.c.first.desc(), told.c.statement.desc()


def _tell(told: FromClause) -> Select[Any]:
    """Choose points with their statements and newest facts, the latest first."""
    return (
        select(
            told,
            *(statements.c[name].label(f"s_{name}") for name in _TOLD),
            *(facts.c[name] for name in ("fields", "end", "sentence", "sentence_start")),
        )
        .join_from(told, statements, statements.c.number == told.c.statement)
        .outerjoin(facts, IS_NEWEST)
        .where(LIVE)
        .order_by(*_order(told))
    )


def _tell_last(*only: ColumnElement[bool]) -> Select[Any]:
    """Choose the `most` latest points of each line of some `entities`."""
    line = (points.c.entity, points.c.measure, points.c.unit, points.c.kind)
    rank = func.row_number().over(partition_by=line, order_by=_order(points)).label("rank")
    wanted = points.c.entity.in_(bindparam("entities", expanding=True))
    ranked = select(points, rank).where(wanted, *only).subquery()
    return _tell(ranked).where(ranked.c.rank <= bindparam("most"))


_SHOWN = _tell(points)
_LAST = _tell_last()
_LAST_IN = _tell_last(points.c.unit.in_(bindparam("units", expanding=True)))


def _make_point(row: AnyRow, entity: str) -> StoredPoint:
    fields = row.fields or {}
    period = Period(first=row.first, last=row.last, precision=row.precision)
    value = Value(
        value=_plain(row.value),
        period=period,
        basis=row.basis,
        status=row.status,
        kind=row.kind,
        approximate=row.approximate,
    )
    return StoredPoint(
        number=row.statement,
        key=row.s_key,
        entity=entity,
        measure=row.measure,
        unit=row.unit,
        text=fields.get("text", ""),
        side=find_side(fields, row.sentence[row.end - row.sentence_start :]) if fields else "",
        value=value,
        first_seen=row.s_first_seen,
        last_seen=row.s_last_seen,
        documents=row.s_documents,
        sources=row.s_sources,
        review=row.s_status,
        confidence=row.s_confidence,
    )


def _plain(number: float) -> Decimal:
    """Give the shortest decimal that is this number, without an exponent for whole ones."""
    return Decimal(int(number)) if number.is_integer() else Decimal(repr(number))
