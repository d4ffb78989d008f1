"""What statements about two entities would come to if the two were one."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from sqlalchemy import ColumnElement, Connection, distinct, func, select

from corpus.statements import Identity, identify
from corpus.store.grouping import find_newest_names, make_name
from corpus.store.newest import IS_NEWEST
from corpus.store.tables import (
    AnyRow,
    entities,
    entity_facts,
    facts,
    statement_entities,
    statements,
)
from corpus.store.topics import TopicMember
from corpus.store.verdicts import SHOWN

# So many statements of the smaller entity are looked at, which takes some 25 ms.
_MOST = 100
_IN_FORCE: tuple[ColumnElement[bool], ...] = (SHOWN, statements.c.cause.is_(None))
_PERIOD = facts.c.fields["as_of"].as_string().label("period")


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """Two entities as if they were one.

    `left` and `right` count the statements of each by type. `equal` are pairs of statements, by
    their numbers, that would be one. `topics` are the statements that would share one, with their
    type; `moved` are the keys of those among them that come from the smaller entity. `is_whole`
    tells that all of its statements were looked at.
    """

    left: Mapping[str, int]
    right: Mapping[str, int]
    equal: Sequence[tuple[int, int]]
    topics: Sequence[tuple[str, Sequence[TopicMember]]]
    moved: frozenset[str]
    is_whole: bool


def find_meeting(connection: Connection, left: str, right: str) -> Meeting:
    """Tell what joining two entities, by their keys, would do to statements."""
    counts = _count(connection, left, right)
    sizes = {key: sum(counts[key].values()) for key in (left, right)}
    goes, stays = (left, right) if sizes[left] < sizes[right] else (right, left)
    rows = _find_statements(connection, goes)
    told = _identify(connection, rows[:_MOST], goes, stays)
    equal = _find_equal(connection, told)
    others = {row.number: each for row, each in told if row.number not in dict(equal)}
    topics = _find_topics(connection, [row for row in rows if row.number in others], others)
    return Meeting(
        left=counts[left],
        right=counts[right],
        equal=equal,
        topics=topics,
        moved=frozenset(row.key for row in rows if row.number in others),
        is_whole=len(rows) <= _MOST,
    )


def _count(connection: Connection, *keys: str) -> Mapping[str, Mapping[str, int]]:
    """Count the statements of entities by type, as of the last resolution."""
    count = func.count(distinct(entity_facts.c.statement))
    chosen = (
        select(entities.c.key, entity_facts.c.type, count)
        .join_from(entity_facts, entities, entities.c.number == entity_facts.c.entity)
        .where(entities.c.key.in_(keys))
        .group_by(entities.c.key, entity_facts.c.type)
        .order_by(entity_facts.c.type)
    )
    counts: dict[str, dict[str, int]] = {key: {} for key in keys}
    for key, word, number in connection.execute(chosen):
        counts[key][word] = number
    return counts


def _find_statements(connection: Connection, key: str) -> Sequence[AnyRow]:
    """Give the last statements of an entity with their newest facts; one more than is looked at."""
    spoken, shown = statement_entities.c, ("number", "key", "first_seen", "last_seen")
    entity = select(entities.c.number).where(entities.c.key == key).scalar_subquery()
    last = (
        select(spoken.statement)
        .distinct()
        .join_from(statement_entities, statements, statements.c.number == spoken.statement)
        .where(*_IN_FORCE, spoken.entity == entity)
        .order_by(spoken.statement.desc())
        .limit(_MOST + 1)
    )
    chosen = (
        select(
            *(statements.c[name] for name in shown),
            *(facts.c[name] for name in ("type", "fields", "document", "place")),
            _PERIOD,
        )
        .join_from(statements, facts, IS_NEWEST)
        .where(statements.c.number.in_(list(connection.scalars(last))))
        .order_by(statements.c.number.desc())
    )
    return connection.execute(chosen).all()


def _identify(
    connection: Connection, rows: Sequence[AnyRow], goes: str, stays: str
) -> list[tuple[AnyRow, Identity]]:
    """Tell which statements these would be with one entity in place of the other."""
    names = find_newest_names(connection, [row.number for row in rows])
    told = []
    for row in rows:
        spoken = [make_name(name) for name in names.get((row.document, row.place), ()) if name.key]
        meant = [replace(name, key=stays) if name.key == goes else name for name in spoken]
        told.append((row, identify(row.type, row.fields, meant)))
    return [(row, each) for row, each in told if each.key != row.key]


def _find_equal(
    connection: Connection, told: Sequence[tuple[AnyRow, Identity]]
) -> list[tuple[int, int]]:
    keys = {each.key for _, each in told}
    chosen = select(statements.c.key, statements.c.number)
    rows = connection.execute(chosen.where(*_IN_FORCE, statements.c.key.in_(keys)))
    known = {row.key: row.number for row in rows}
    return [(row.number, known[each.key]) for row, each in told if each.key in known]


def _find_topics(
    connection: Connection, rows: Sequence[AnyRow], told: Mapping[int, Identity]
) -> list[tuple[str, list[TopicMember]]]:
    """Give the topics of these statements that others have, with all of their statements."""
    found: defaultdict[tuple[str, str], list[TopicMember]] = defaultdict(list)
    wanted = {each.topic for each in told.values() if each.topic}
    chosen = (
        select(
            *(statements.c[name] for name in ("type", "topic", "number")),
            *(statements.c[name] for name in ("first_seen", "last_seen")),
            _PERIOD,
        )
        .join_from(statements, facts, IS_NEWEST)
        .where(*_IN_FORCE, statements.c.topic.in_(wanted))
    )
    for row in connection.execute(chosen):
        found[row.type, row.topic].append(_make_member(row, row.topic))
    for row in rows:
        topic = told[row.number].topic
        members = found.get((row.type, topic), [])
        if all(member.number != row.number for member in members):
            members.append(_make_member(row, topic))
    return [(word, members) for (word, _), members in found.items()]


def _make_member(row: Any, topic: str) -> TopicMember:
    return TopicMember(
        topic=topic,
        number=row.number,
        first_seen=row.first_seen,
        last_seen=row.last_seen,
        period=row.period,
    )
