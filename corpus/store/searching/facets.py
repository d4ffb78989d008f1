"""Count hits by the values of their fields."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, Text, cast, func, select

from corpus.store.dialects import is_among
from corpus.store.searching.views import Bucket, Facet
from corpus.store.tables import (
    AnyRow,
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
_YEAR, _MONTH = len("2026"), len("2026-11")
_OF_DOCUMENTS = frozenset({"publisher", "kind", "year", "month"})
_OF_STATEMENTS = frozenset({"type", "status", "year", "month"})
_OF_SOURCES = frozenset({"publisher", "kind"})
Buckets = tuple[Bucket, ...]


def count_documents(
    connection: Connection, numbers: Sequence[int], wanted: Sequence[str], *, is_complete: bool
) -> tuple[Facet, ...]:
    """Count documents by publisher, kind, entity, year, month and the types of their facts."""
    chosen = select(documents.c.publisher, documents.c.kind, documents.c.published)
    heads = _load(connection, chosen, documents.c.number, numbers, _OF_DOCUMENTS & {*wanted})
    publishers, kinds, moments = zip(*heads, strict=True) if heads else ((), (), ())
    days = [korean_day(moment) for moment in moments if moment is not None]
    counters: dict[str, Callable[[], Buckets]] = {
        "publisher": lambda: _rank(Counter(publishers)),
        "kind": lambda: _rank(Counter(kinds)),
        "year": lambda: _order(days, _YEAR),
        "month": lambda: _order(days, _MONTH),
        "entity": lambda: _name(
            connection, _count(connection, names.c.entity, names.c.document, numbers)
        ),
        "type": lambda: _rank(dict(_count(connection, facts.c.type, facts.c.document, numbers))),
    }
    return tuple(_make(wanted, counters, counted=len(numbers), is_complete=is_complete))


def count_statements(
    connection: Connection, numbers: Sequence[int], wanted: Sequence[str], *, is_complete: bool
) -> tuple[Facet, ...]:
    """Count statements by all fields; one may count for several publishers and entities."""
    chosen = select(statements.c.type, statements.c.status, statements.c.last_seen)
    rows = _load(connection, chosen, statements.c.number, numbers, _OF_STATEMENTS & {*wanted})
    types, verdicts, days = zip(*rows, strict=True) if rows else ((), (), ())
    sources = _load_sources(connection, numbers) if _OF_SOURCES & {*wanted} else []
    spoken = statement_entities.c
    counters: dict[str, Callable[[], Buckets]] = {
        "type": lambda: _rank(Counter(types)),
        "status": lambda: _rank(Counter(verdicts)),
        "year": lambda: _order(days, _YEAR),
        "month": lambda: _order(days, _MONTH),
        "publisher": lambda: _rank(_unite((row.publisher, row.stating) for row in sources)),
        "kind": lambda: _rank(_unite((row.kind, row.stating) for row in sources)),
        "entity": lambda: _name(
            connection, _count(connection, spoken.entity, spoken.statement, numbers)
        ),
    }
    return tuple(_make(wanted, counters, counted=len(numbers), is_complete=is_complete))


def _make(
    wanted: Iterable[str],
    counters: Mapping[str, Callable[[], Buckets]],
    *,
    counted: int,
    is_complete: bool,
) -> Iterator[Facet]:
    for name in wanted:
        if name in counters:
            buckets = counters[name]()
            yield Facet(name=name, buckets=buckets, counted=counted, is_complete=is_complete)


def _load(
    connection: Connection, chosen: Any, number: Any, numbers: Sequence[int], asked: Iterable[str]
) -> Sequence[AnyRow]:
    """Load what several facets count, where any is asked for."""
    return connection.execute(chosen.where(is_among(number, numbers))).all() if asked else ()


def _load_sources(connection: Connection, numbers: Sequence[int]) -> Sequence[AnyRow]:
    """Load the statements of each publisher and kind, written one behind the other."""
    columns = statement_sources.c
    stating = func.aggregate_strings(cast(columns.statement, Text), ",").label("stating")
    chosen = select(columns.publisher, columns.kind, stating)
    stands = is_among(columns.statement, numbers)
    return connection.execute(chosen.where(stands).group_by(columns.publisher, columns.kind)).all()


def _unite(stated: Iterable[tuple[str, str]]) -> dict[str, int]:
    """Count the different statements of each value."""
    united: dict[str, set[str]] = {}
    for value, stating in stated:
        united.setdefault(value, set()).update(stating.split(","))
    return {value: len(found) for value, found in united.items()}


def _count(
    connection: Connection, column: Any, owner: Any, numbers: Sequence[int]
) -> Sequence[AnyRow]:
    """Count the different owners of each value, the most first, no more than are shown."""
    pairs = select(column.label("value"), owner).where(is_among(owner, numbers)).distinct()
    each = pairs.where(column.is_not(None)).subquery()
    count = func.count().label("hits")
    ranked = select(each.c.value, count).group_by(each.c.value).order_by(count.desc(), each.c.value)
    return connection.execute(ranked.limit(_MOST_BUCKETS)).all()


def _rank(counts: Mapping[str, int]) -> Buckets:
    ranked = sorted(counts.items(), key=lambda each: (-each[1], each[0]))[:_MOST_BUCKETS]
    return tuple(Bucket(value=value, label=value, count=count) for value, count in ranked)


def _order(days: Iterable[date | None], length: int) -> Buckets:
    """Count days by year or month, the newest first."""
    counts: Counter[str] = Counter()
    for day, count in Counter(days).items():
        if day is not None:
            counts[day.isoformat()[:length]] += count
    ordered = sorted(counts.items(), reverse=True)
    return tuple(Bucket(value=value, label=value, count=count) for value, count in ordered)


def _name(connection: Connection, rows: Sequence[AnyRow]) -> Buckets:
    """Give entities by their key, with their names; one that is gone by now is left out."""
    counts = {row.value: row.hits for row in rows}
    columns = (entities.c.number, entities.c.key, entities.c.name)
    named = connection.execute(select(*columns).where(is_among(entities.c.number, [*counts])))
    buckets = [
        Bucket(value=row.key, label=row.name, count=counts[row.number]) for row in named.all()
    ]
    return tuple(sorted(buckets, key=lambda bucket: (-bucket.count, bucket.value)))
