"""Look up entities by what they are called; `naming/` makes them."""

from collections.abc import Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, Select, case, func, select

from corpus.records import freeze_text, name_key
from corpus.search.hangul import is_initials
from corpus.store.dialects import position_of
from corpus.store.tables import AnyRow, entities, entity_names, namings
from corpus.store.views import StoredEntity

_COLUMNS = [entities.c[field.name] for field in fields(StoredEntity)]


def find_entity(connection: Connection, name: str) -> StoredEntity | None:
    """Give the entity with this key, else of a naming with it, else what most documents call so."""
    for chosen in _look_up(name):
        row = connection.execute(chosen).one_or_none()
        if row is not None:
            return _make_entity(row)
    return None


def find_entities(
    connection: Connection, words: str, *, entity_type: str | None, limit: int | None
) -> list[StoredEntity]:
    """Give entities with a name that holds the words: exact, then beginning, then within."""
    chosen = select(*_COLUMNS)
    key = name_key(freeze_text(words))
    if key:
        column = entity_names.c.initials if is_initials(key) else entity_names.c.key
        at = position_of(column, key)
        nearness = case((column == key, 0), (at == 1, 1), else_=2)
        near = (
            select(entity_names.c.entity, func.min(nearness).label("nearness"))
            .where(at > 0)
            .group_by(entity_names.c.entity)
            .subquery()
        )
        chosen = chosen.join_from(entities, near).order_by(near.c.nearness)
    if entity_type is not None:
        chosen = chosen.where(entities.c.type == entity_type)
    chosen = chosen.order_by(entities.c.mentions.desc(), entities.c.key).limit(limit)
    return [_make_entity(row) for row in connection.execute(chosen)]


def _look_up(name: str) -> Sequence[Select[Any]]:
    keyed = select(*_COLUMNS).where(entities.c.key == name)
    named = (
        select(*_COLUMNS)
        .join_from(entities, namings, namings.c.entity == entities.c.number)
        .where(namings.c.key == name)
    )
    called = (
        select(*_COLUMNS)
        .join_from(entities, entity_names)
        .where(entity_names.c.key == name_key(freeze_text(name)))
        .order_by(entity_names.c.documents.desc(), entities.c.mentions.desc(), entities.c.key)
        .limit(1)
    )
    return keyed, named, called


def _make_entity(row: AnyRow) -> StoredEntity:
    return StoredEntity(**{**row._mapping, "aliases": tuple(row.aliases)})
