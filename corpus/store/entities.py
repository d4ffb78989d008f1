"""Entities: which names are theirs, how they are called, and looking them up."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields
from typing import Any

from sqlalchemy import (
    Connection,
    bindparam,
    case,
    delete,
    distinct,
    func,
    insert,
    select,
    update,
)

from corpus.records import freeze_text, name_key
from corpus.store.tables import AnyRow, documents, entities, entity_names, names
from corpus.store.views import DocumentName, EntityForms, EntityNames, NameForm, StoredEntity

_COLUMNS = [entities.c[field.name] for field in fields(StoredEntity)]

_KEYED = select(entities.c.number).where(entities.c.key == bindparam("chosen"))
_LINK = (
    update(names)
    .where(names.c.document == bindparam("number"), names.c.place == bindparam("at"))
    .values(entity=_KEYED.scalar_subquery())
)
_SAVE = (
    update(entities)
    .where(entities.c.number == bindparam("at"))
    .values(
        {
            column: bindparam(f"new_{column}")
            for column in ("name", "aliases", "mentions", "documents", "first_seen", "last_seen")
        }
        | {"stale": False}
    )
)


def link_names(
    connection: Connection, choose_key: Callable[[DocumentName], str], *, limit: int
) -> int:
    """Give unresolved names their entity, making it where it is new, and mark it stale."""
    rows = connection.execute(
        select(names, documents.c.id)
        .join_from(names, documents)
        .where(names.c.entity.is_(None))
        .limit(limit)
    ).all()
    keys = [choose_key(_make_name(row)) for row in rows]
    if rows:
        _mark_stale(connection, dict(zip(keys, rows, strict=True)))
        links = [
            {"number": row.document, "at": row.place, "chosen": key}
            for key, row in zip(keys, rows, strict=True)
        ]
        connection.execute(_LINK, links)
    return len(rows)


def refresh_entities(
    connection: Connection, choose_names: Callable[[EntityForms], EntityNames], *, limit: int
) -> int:
    """Count stale entities again, choose their names, and drop those that nothing names."""
    columns = (entities.c.number, entities.c.key, entities.c.type)
    stale = connection.execute(select(*columns).where(entities.c.stale).limit(limit)).all()
    numbers = [row.number for row in stale]
    totals, forms = _count_uses(connection, numbers), _gather_forms(connection, numbers)
    updates = [
        _make_update(totals[row.number], choose_names(_make_forms(row, forms[row.number])))
        for row in stale
        if row.number in totals
    ]
    connection.execute(delete(entity_names).where(entity_names.c.entity.in_(numbers)))
    unused = [number for number in numbers if number not in totals]
    connection.execute(delete(entities).where(entities.c.number.in_(unused)))
    if updates:
        connection.execute(_SAVE, updates)
        connection.execute(insert(entity_names), _make_lookups(forms))
    return len(stale)


def find_entity(connection: Connection, name: str) -> StoredEntity | None:
    """Give the entity with this key, else the one that most documents call so."""
    keyed = select(*_COLUMNS).where(entities.c.key == name)
    called = (
        select(*_COLUMNS)
        .join_from(entities, entity_names)
        .where(entity_names.c.key == name_key(freeze_text(name)))
        .order_by(entity_names.c.documents.desc(), entities.c.mentions.desc(), entities.c.key)
        .limit(1)
    )
    for chosen in (keyed, called):
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
        at = func.instr(entity_names.c.key, key)
        nearness = case((entity_names.c.key == key, 0), (at == 1, 1), else_=2)
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


def _make_name(row: AnyRow) -> DocumentName:
    return DocumentName(
        document_id=row.id, type=row.type, name=row.name, aliases=tuple(row.aliases)
    )


def _mark_stale(connection: Connection, keys: Mapping[str, AnyRow]) -> None:
    """Make the entities that are new, by the first name seen, and mark all of them stale."""
    known = set(connection.scalars(select(entities.c.key).where(entities.c.key.in_(keys))))
    connection.execute(update(entities).where(entities.c.key.in_(known)).values(stale=True))
    added = [
        {
            "key": key,
            "type": row.type,
            "name": row.name,
            "aliases": [],
            "mentions": 0,
            "documents": 0,
            "stale": True,
        }
        for key, row in keys.items()
        if key not in known
    ]
    if added:
        connection.execute(insert(entities), added)


def _count_uses(connection: Connection, numbers: Sequence[int]) -> dict[int, AnyRow]:
    chosen = (
        select(
            names.c.entity,
            func.count(distinct(names.c.document)).label("documents"),
            func.sum(names.c.mentions).label("mentions"),
            func.min(names.c.seen).label("first_seen"),
            func.max(names.c.seen).label("last_seen"),
        )
        .where(names.c.entity.in_(numbers))
        .group_by(names.c.entity)
    )
    return {row.entity: row for row in connection.execute(chosen)}


def _gather_forms(connection: Connection, numbers: Sequence[int]) -> dict[int, list[NameForm]]:
    chosen = (
        select(
            names.c.entity,
            names.c.name,
            names.c.aliases,
            func.count().label("documents"),
            func.sum(names.c.mentions).label("mentions"),
        )
        .where(names.c.entity.in_(numbers))
        .group_by(names.c.entity, names.c.name, names.c.aliases)
    )
    forms: defaultdict[int, list[NameForm]] = defaultdict(list)
    for row in connection.execute(chosen):
        forms[row.entity].append(
            NameForm(
                name=row.name,
                aliases=tuple(row.aliases),
                documents=row.documents,
                mentions=row.mentions,
            )
        )
    return forms


def _make_forms(row: AnyRow, forms: Sequence[NameForm]) -> EntityForms:
    return EntityForms(key=row.key, type=row.type, forms=tuple(forms))


def _make_update(total: AnyRow, named: EntityNames) -> dict[str, Any]:
    return {
        "at": total.entity,
        "new_name": named.name,
        "new_aliases": named.aliases,
        "new_mentions": total.mentions,
        "new_documents": total.documents,
        "new_first_seen": total.first_seen,
        "new_last_seen": total.last_seen,
    }


def _make_lookups(forms: Mapping[int, Iterable[NameForm]]) -> list[dict[str, Any]]:
    """Make one row for each key that an entity is called by, with the documents that do so."""
    uses: Counter[tuple[int, str]] = Counter()
    for entity, called in forms.items():
        for form in called:
            for key in {name_key(name) for name in (form.name, *form.aliases)}:
                uses[entity, key] += form.documents
    return [
        {"entity": entity, "key": key, "documents": count} for (entity, key), count in uses.items()
    ]


def _make_entity(row: AnyRow) -> StoredEntity:
    return StoredEntity(**{**row._mapping, "aliases": tuple(row.aliases)})
