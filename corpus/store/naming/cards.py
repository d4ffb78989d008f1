"""What an entity is called, why these names are one, and what people decided about them."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, distinct, func, or_, select

from corpus.chunks import cut
from corpus.errors import MissingEntityError
from corpus.records import freeze_text, name_key
from corpus.store.naming.neighbours import find_judgements
from corpus.store.naming.views import EntityCard, Link, StoredNaming, Succession
from corpus.store.tables import (
    AnyRow,
    documents,
    entities,
    names,
    naming_blocks,
    namings,
    successions,
)
from corpus.store.views import StoredEntity

_CHUNK = 400
_TYPES = ("ORG", "CLUSTER", "PROGRAM", "PERSON")
_COLUMNS = [column for column in namings.c if column.name != "blocks"]  # JSON cannot be grouped
_USES = (
    select(
        *_COLUMNS,
        entities.c.key.label("entity_key"),
        func.count(names.c.document).label("documents"),
        func.coalesce(func.sum(names.c.mentions), 0).label("mentions"),
    )
    .outerjoin_from(namings, names, names.c.naming == namings.c.number)
    .outerjoin(entities, entities.c.number == namings.c.entity)
)


def find_namings(connection: Connection, words: str, *, limit: int) -> list[StoredNaming]:
    """Give the naming of a key, else those of a name, the most used first."""
    exact = _list(connection, _USES.where(namings.c.key == words), limit=limit)
    return exact or _list(connection, _USES.where(_is_called(words)), limit=limit)


def find_keys(connection: Connection, words: str) -> dict[str, str | None]:
    """Map the naming of a key, else those of a name, to the key of their entity, if any."""
    chosen = (
        select(namings.c.key, entities.c.key.label("entity"))
        .outerjoin_from(namings, entities, entities.c.number == namings.c.entity)
        .order_by(namings.c.key)
    )
    for asked in (namings.c.key == words, _is_called(words)):
        if found := connection.execute(chosen.where(asked)).all():
            return {row.key: row.entity for row in found}
    return {}


def _is_called(words: str) -> ColumnElement[bool]:
    called = name_key(freeze_text(words))
    keys = [f"{kind}:{called}" for kind in _TYPES]
    # What begins with the key and @ lies between it and the sign that follows @ in Unicode.
    within = (namings.c.key.between(f"{key}@", f"{key}A") for key in keys)
    return or_(namings.c.key.in_(keys), *within)


def find_bearers(connection: Connection, blocks: Collection[str]) -> dict[str, list[StoredEntity]]:
    """Give the entities with a naming in each of some blocks, in the order of their keys."""
    columns = [entities.c[field.name] for field in fields(StoredEntity)]
    found: defaultdict[str, dict[str, StoredEntity]] = defaultdict(dict)
    for chunk in cut(sorted(blocks), _CHUNK):
        chosen = (
            select(naming_blocks.c.block, *columns)
            .join_from(naming_blocks, namings, namings.c.number == naming_blocks.c.naming)
            .join(entities, entities.c.number == namings.c.entity)
            .where(naming_blocks.c.block.in_(chunk))
            .order_by(entities.c.key)
        )
        for row in connection.execute(chosen):
            found[row.block].setdefault(row.key, _make_entity(row))
    return {block: list(some.values()) for block, some in found.items()}


def get_card(connection: Connection, key: str) -> EntityCard:
    """Give an entity with its namings, successions and judgements."""
    columns = [entities.c[field.name] for field in fields(StoredEntity)]
    row = connection.execute(
        select(*columns, entities.c.number).where(entities.c.key == key)
    ).one_or_none()
    if row is None:
        raise MissingEntityError(key, ())
    called = _list(connection, _USES.where(namings.c.entity == row.number), limit=None)
    return EntityCard(
        entity=_make_entity(row),
        namings=tuple(called),
        successions=tuple(find_successions(connection, key)),
        judgements=tuple(find_judgements(connection, {each.key for each in called})),
    )


def find_entities(connection: Connection, document_id: str) -> dict[tuple[str, str], str]:
    """Give the keys of the entities that a document names, by type and name in the document."""
    chosen = (
        select(names.c.type, names.c.name, entities.c.key)
        .join_from(documents, names, names.c.document == documents.c.number)
        .join(entities, entities.c.number == names.c.entity)
        .where(documents.c.id == document_id)
    )
    return {(row.type, row.name): row.key for row in connection.execute(chosen)}


def count_uses(connection: Connection, keys: Collection[str]) -> tuple[int, int]:
    """Count the documents and mentions of entities together."""
    chosen = (
        select(
            func.count(distinct(names.c.document)),
            func.coalesce(func.sum(names.c.mentions), 0),
        )
        .join_from(names, entities, entities.c.number == names.c.entity)
        .where(entities.c.key.in_(keys))
    )
    documents, mentions = connection.execute(chosen).one()
    return int(documents), int(mentions)


def find_successions(connection: Connection, key: str) -> list[Succession]:
    """Give the successions before and after an institution, the oldest first."""
    chosen = select(successions).where(or_(successions.c.before == key, successions.c.after == key))
    rows = connection.execute(chosen.order_by(successions.c.day, successions.c.before))
    return [Succession(**row._mapping) for row in rows]


def _list(connection: Connection, chosen: Select[Any], *, limit: int | None) -> list[StoredNaming]:
    grouped = chosen.group_by(*_COLUMNS, entities.c.key)
    ordered = grouped.order_by(func.count(names.c.document).desc(), namings.c.key)
    return [_make_naming(row) for row in connection.execute(ordered.limit(limit))]


def _make_naming(row: AnyRow) -> StoredNaming:
    return StoredNaming(
        key=row.key,
        type=row.type,
        name=row.name,
        official=row.official,
        entity=row.entity_key,
        link=Link(to=row.joined_to, rule=row.rule, judgement=row.judgement),
        documents=row.documents,
        mentions=int(row.mentions),
    )


def _make_entity(row: AnyRow) -> StoredEntity:
    values = {field.name: row._mapping[field.name] for field in fields(StoredEntity)}
    return StoredEntity(**{**values, "aliases": tuple(row.aliases)})
