"""Count hits by the values of their fields."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, distinct, func, select

from corpus.store.searching.filters import is_among
from corpus.store.searching.views import Bucket, Facet
from corpus.store.tables import (
    documents,
    entities,
    facts,
    names,
    statement_entities,
    statement_sources,
    statements,
)
from corpus.times import korean_day

_MOST_BUCKETS = 20
_TIMES = {"year": len("2026"), "month": len("2026-11")}
Counts = Counter[str]
Ranked = list[tuple[str, int]]


def count_documents(
    connection: Connection, numbers: Sequence[int], wanted: Sequence[str], *, is_complete: bool
) -> tuple[Facet, ...]:
    """Count documents by publisher, kind, entity, year, month and the types of their facts."""
    inside = is_among(documents.c.number, numbers)
    counters: dict[str, Callable[[], Counts]] = {
        "publisher": lambda: _count(connection, documents.c.publisher, inside),
        "kind": lambda: _count(connection, documents.c.kind, inside),
        "entity": lambda: _count_entities(
            connection, names.c.entity, names.c.document, is_among(names.c.document, numbers)
        ),
        "type": lambda: _count(
            connection,
            facts.c.type,
            is_among(facts.c.document, numbers),
            distinct(facts.c.document),
        ),
    }
    days = _find_days(connection, wanted, documents.c.published, inside)
    found = _count_all(wanted, counters, days)
    return tuple(_label(connection, found, counted=len(numbers), is_complete=is_complete))


def count_statements(
    connection: Connection, numbers: Sequence[int], wanted: Sequence[str], *, is_complete: bool
) -> tuple[Facet, ...]:
    """Count statements by all fields; one may count for several publishers and entities."""
    inside = is_among(statements.c.number, numbers)
    sources = is_among(statement_sources.c.statement, numbers)
    once = distinct(statement_sources.c.statement)
    spoken = is_among(statement_entities.c.statement, numbers)
    counters: dict[str, Callable[[], Counts]] = {
        "type": lambda: _count(connection, statements.c.type, inside),
        "status": lambda: _count(connection, statements.c.status, inside),
        "publisher": lambda: _count(connection, statement_sources.c.publisher, sources, once),
        "kind": lambda: _count(connection, statement_sources.c.kind, sources, once),
        "entity": lambda: _count_entities(
            connection, statement_entities.c.entity, statement_entities.c.statement, spoken
        ),
    }
    days = _find_days(connection, wanted, statements.c.last_seen, inside)
    found = _count_all(wanted, counters, days)
    return tuple(_label(connection, found, counted=len(numbers), is_complete=is_complete))


def _count_all(
    wanted: Iterable[str], counters: Mapping[str, Callable[[], Counts]], days: Sequence[date]
) -> Iterator[tuple[str, Ranked]]:
    for name in wanted:
        if name in _TIMES:
            counts = Counter(day.isoformat()[: _TIMES[name]] for day in days)
            yield name, sorted(counts.items(), reverse=True)
        elif name in counters:
            ranked = sorted(counters[name]().items(), key=lambda each: (-each[1], each[0]))
            yield name, ranked[:_MOST_BUCKETS]


def _label(
    connection: Connection,
    found: Iterable[tuple[str, Ranked]],
    *,
    counted: int,
    is_complete: bool,
) -> Iterator[Facet]:
    for name, ranked in found:
        labels = _find_labels(connection, [value for value, _ in ranked], name)
        buckets = tuple(
            Bucket(value=value, label=labels.get(value, value), count=count)
            for value, count in ranked
        )
        yield Facet(name=name, buckets=buckets, counted=counted, is_complete=is_complete)


def _count(connection: Connection, column: Any, inside: Any, what: Any = None) -> Counts:
    counted = func.count(what) if what is not None else func.count()
    rows = connection.execute(select(column, counted).where(inside).group_by(column))
    return Counter({str(row[0]): int(row[1]) for row in rows if row[0] is not None})


def _count_entities(connection: Connection, entity: Any, owner: Any, inside: Any) -> Counts:
    """Count by entity number, as text; labels and keys come later, for the few that are shown."""
    rows = connection.execute(
        select(entity, func.count(distinct(owner)))
        .where(inside, entity.is_not(None))
        .group_by(entity)
        .order_by(func.count(distinct(owner)).desc(), entity)
        .limit(_MOST_BUCKETS)
    ).all()
    keys = _find_keys(connection, [row[0] for row in rows])
    return Counter({keys[row[0]]: int(row[1]) for row in rows if row[0] in keys})


def _find_keys(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    chosen = select(entities.c.number, entities.c.key).where(entities.c.number.in_(numbers))
    return {row.number: row.key for row in connection.execute(chosen)}


def _find_labels(connection: Connection, values: Sequence[str], name: str) -> dict[str, str]:
    if name != "entity":
        return {}
    chosen = select(entities.c.key, entities.c.name).where(entities.c.key.in_(values))
    return {row.key: row.name for row in connection.execute(chosen)}


def _find_days(
    connection: Connection, wanted: Sequence[str], column: Any, inside: Any
) -> list[date]:
    if not set(wanted) & set(_TIMES):
        return []
    found = connection.scalars(select(column).where(inside, column.is_not(None)))
    return [korean_day(day) if hasattr(day, "hour") else day for day in found]
