"""Give namings, and the names that go by them, their entity."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, bindparam, or_, select, update

from corpus.chunks import cut
from corpus.store.dialects import insert_ignoring
from corpus.store.naming.linking import CHUNK, mark_entities
from corpus.store.naming.views import Cluster
from corpus.store.releasing import release_names
from corpus.store.tables import AnyRow, entities, names, namings

_ASSIGN = (
    update(namings)
    .where(namings.c.key == bindparam("called"))
    .values(
        entity=bindparam("whose"),
        joined_to=bindparam("to"),
        rule=bindparam("why"),
        judgement=bindparam("judged"),
        stale=False,
    )
)
_MOVE = (
    update(names)
    .where(
        names.c.naming == bindparam("at"),
        or_(names.c.entity.is_(None), names.c.entity != bindparam("whose")),
    )
    .values(entity=bindparam("whose"))
)


def assign_entities(connection: Connection, clusters: Sequence[Cluster]) -> None:
    """Make each cluster one entity; the facts about names that move are taken apart."""
    numbers = _find_entities(connection, clusters)
    wanted = {key: numbers[each.key] for each in clusters for key, _ in each.members}
    before = _find_namings(connection, wanted)
    _move_names(connection, [(before[key], number) for key, number in wanted.items()])
    rows: list[dict[str, Any]] = [
        {
            "called": key,
            "whose": numbers[each.key],
            "to": link.to,
            "why": link.rule,
            "judged": link.judgement,
        }
        for each in clusters
        for key, link in each.members
    ]
    connection.execute(_ASSIGN, rows)


def _move_names(connection: Connection, wanted: Iterable[tuple[AnyRow, int]]) -> None:
    """Move the names of namings to their entity, where they are not there yet."""
    moved = {row.number: number for row, number in wanted if row.entity != number}
    if not moved:
        return
    left = [row for row in _find_names(connection, moved) if row.entity != moved[row.naming]]
    release_names(connection, [(row.document, row.place) for row in left])
    mark_entities(connection, [row.entity for row in left])
    mark_entities(connection, moved.values())
    connection.execute(_MOVE, [{"at": at, "whose": whose} for at, whose in moved.items()])


def _find_names(connection: Connection, numbers: Iterable[int]) -> list[AnyRow]:
    """Give the names of namings that have an entity."""
    columns = (names.c.document, names.c.place, names.c.naming, names.c.entity)
    return [
        row
        for chunk in cut(sorted(numbers), CHUNK)
        for row in connection.execute(
            select(*columns).where(names.c.naming.in_(chunk), names.c.entity.is_not(None))
        )
    ]


def _find_namings(connection: Connection, keys: Iterable[str]) -> dict[str, AnyRow]:
    columns = (namings.c.key, namings.c.number, namings.c.entity)
    return {
        row.key: row
        for chunk in cut(keys, CHUNK)
        for row in connection.execute(select(*columns).where(namings.c.key.in_(chunk)))
    }


def _find_entities(connection: Connection, clusters: Sequence[Cluster]) -> Mapping[str, int]:
    """Give the number of each cluster's entity by its key, making those that are new."""
    numbers = _number_entities(connection, [each.key for each in clusters])
    rows = [_make_entity(each.key) for each in clusters if each.key not in numbers]
    if rows:
        connection.execute(insert_ignoring(connection, entities), rows)
        numbers |= _number_entities(connection, [row["key"] for row in rows])
    return numbers


def _number_entities(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    columns = (entities.c.key, entities.c.number)
    return {
        row.key: row.number
        for chunk in cut(keys, CHUNK)
        for row in connection.execute(select(*columns).where(entities.c.key.in_(chunk)))
    }


def _make_entity(key: str) -> dict[str, Any]:
    kind, _, name = key.partition(":")
    return {
        "key": key,
        "type": kind,
        "name": name,
        "aliases": [],
        "mentions": 0,
        "documents": 0,
        "stale": True,
    }
