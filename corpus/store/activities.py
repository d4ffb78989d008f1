"""What happened, once each: kept in line with the statements, and found."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Connection, Select, distinct, exists, func, select, tuple_

from corpus.store.changed import note_statements, take_statements
from corpus.store.database import Database
from corpus.store.entities import is_of
from corpus.store.entity_facts import refresh_entity_facts
from corpus.store.joining import find_outdated_members, refresh_activities
from corpus.store.newest import LIVE
from corpus.store.points import find_outdated_points, refresh_points
from corpus.store.retries import retried
from corpus.store.tables import (
    AnyRow,
    activities,
    activity_entities,
    activity_members,
    entities,
    statements,
)

_COLUMNS = (
    "key",
    "kind",
    "name",
    "day",
    "first_day",
    "last_day",
    "precision",
    "place",
    "status",
    "documents",
    "sources",
    "first_seen",
    "last_seen",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Participant:
    """An entity that takes part: its key and name, and whether as organiser or participant."""

    key: str
    name: str
    role: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredActivity:
    """One happening, however many documents tell of it.

    `key` is its address in the base; `kind` the word of its family of kinds; `day` orders: the
    first day, else the day when it was first told of. `states` are (status, Korean day when that
    was first told), `status` what came of it: announced, held or cancelled. `statements` are the
    numbers and keys of the event statements that were joined.
    """

    number: int
    key: str
    kind: str
    name: str
    day: date
    first_day: date | None
    last_day: date | None
    precision: str | None
    place: str | None
    status: str
    states: tuple[tuple[str, date | None], ...]
    documents: int
    sources: int
    first_seen: date | None
    last_seen: date | None
    parties: tuple[Participant, ...]
    statements: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ActivityQuery:
    """Which activities to find; an empty field does not restrict.

    `key` is that of one activity; `entity_keys` are those of organisers or participants; `kind` is
    the word of a family; `since` and `until` are Korean days, in which the activity's own day must
    lie, both inclusive; `before` is the (day, number) behind which to go on. Latest first.
    """

    key: str | None = None
    entity_keys: tuple[str, ...] = ()
    kind: str | None = None
    status: str | None = None
    since: date | None = None
    until: date | None = None
    before: tuple[date, int] | None = None
    limit: int = 50


class ActivityIndex:
    """Activities, as `Store.activities`; every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @retried
    def refresh(self, *, limit: int) -> int:
        """Bring activities and series in line with up to `limit` statements that changed.

        Returns:
            How many statements were looked at; 0 when none is left.
        """
        with self._database.writing() as connection:
            numbers = take_statements(connection, limit=limit)
            refresh_entity_facts(connection, numbers)
            refresh_points(connection, numbers)
            refresh_activities(connection, numbers)
        return len(numbers)

    @retried
    def note_outdated(self) -> int:
        """Note the statements whose figures or events other code has put in order.

        Returns:
            How many there were.
        """
        with self._database.writing() as connection:
            numbers = [*find_outdated_points(connection), *find_outdated_members(connection)]
            note_statements(connection, numbers)
        return len(numbers)

    def find(self, query: ActivityQuery) -> list[StoredActivity]:
        """Give activities, the latest first."""
        with self._database.reading() as connection:
            rows = connection.execute(_choose(query)).all()
            numbers = [row.number for row in rows]
            parties = _find_parties(connection, numbers)
            stated = _find_statements(connection, numbers)
            return [_make_activity(row, parties[row.number], stated[row.number]) for row in rows]

    def count_kinds(
        self, entity_keys: Collection[str], *, since: date | None = None, until: date | None = None
    ) -> dict[str, int]:
        """Count the activities of entities by kind, the most first."""
        number, count = activity_entities.c.activity, func.count(distinct(activities.c.number))
        chosen = (
            select(activities.c.kind, count.label("activities"))
            .join_from(activity_entities, activities, activities.c.number == number)
            .where(is_of(activity_entities.c.entity, entity_keys))
            .group_by(activities.c.kind)
            .order_by(count.desc(), activities.c.kind)
        )
        query = ActivityQuery(since=since, until=until)
        for where in _restrict(query, activity_entities.c.day, number):
            chosen = chosen.where(where)
        with self._database.reading() as connection:
            return {row.kind: row.activities for row in connection.execute(chosen)}


def _choose(query: ActivityQuery) -> Select[Any]:
    """Choose activities by number and day first: rows are read of those that are shown alone."""
    table = activity_entities if query.entity_keys else activities
    number = table.c.activity if query.entity_keys else table.c.number
    chosen = select(number.label("number"), table.c.day).where(_is_live(number))
    if query.entity_keys:
        chosen = chosen.where(is_of(activity_entities.c.entity, query.entity_keys)).distinct()
        if query.key or query.kind or query.status:
            chosen = chosen.join(activities, activities.c.number == number)
    for where in _restrict(query, table.c.day, number):
        chosen = chosen.where(where)
    page = chosen.order_by(table.c.day.desc(), number.desc()).limit(query.limit).subquery()
    return (
        select(activities)
        .join(page, page.c.number == activities.c.number)
        .order_by(activities.c.day.desc(), activities.c.number.desc())
    )


def _restrict(query: ActivityQuery, day: Any, number: Any) -> Iterator[Any]:
    if query.key is not None:
        yield activities.c.key == query.key
    if query.kind is not None:
        yield activities.c.kind == query.kind
    if query.status is not None:
        yield activities.c.status == query.status
    if query.since is not None:
        yield day >= query.since
    if query.until is not None:
        yield day <= query.until
    if query.before is not None:
        yield tuple_(day, number) < query.before


def _is_live(number: Any) -> Any:
    """Keep activities of which a statement holds: others wait for the next step to drop them."""
    return exists().where(
        activity_members.c.activity == number,
        statements.c.number == activity_members.c.statement,
        LIVE,
    )


def _find_parties(connection: Connection, numbers: Sequence[int]) -> dict[int, list[Participant]]:
    chosen = (
        select(
            activity_entities.c.activity, activity_entities.c.role, entities.c.key, entities.c.name
        )
        .join_from(activity_entities, entities, entities.c.number == activity_entities.c.entity)
        .where(activity_entities.c.activity.in_(numbers))
        .order_by(activity_entities.c.role, entities.c.mentions.desc(), entities.c.key)
    )
    found: defaultdict[int, list[Participant]] = defaultdict(list)
    for row in connection.execute(chosen):
        found[row.activity].append(Participant(key=row.key, name=row.name, role=row.role))
    return found


def _find_statements(
    connection: Connection, numbers: Collection[int]
) -> dict[int, list[tuple[int, str]]]:
    chosen = (
        select(activity_members.c.activity, statements.c.number, statements.c.key)
        .join_from(
            activity_members, statements, statements.c.number == activity_members.c.statement
        )
        .where(activity_members.c.activity.in_(numbers), LIVE)
        .order_by(statements.c.number)
    )
    found: defaultdict[int, list[tuple[int, str]]] = defaultdict(list)
    for row in connection.execute(chosen):
        found[row.activity].append((row.number, row.key))
    return found


def _make_activity(
    row: AnyRow, parties: Sequence[Participant], stated: Sequence[tuple[int, str]]
) -> StoredActivity:
    states = [(status, day and date.fromisoformat(day)) for status, day in row.states]
    return StoredActivity(
        number=row.number,
        **{name: getattr(row, name) for name in _COLUMNS},
        states=tuple(states),
        parties=tuple(parties),
        statements=tuple(stated),
    )
