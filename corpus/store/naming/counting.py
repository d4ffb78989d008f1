"""Count entities again whose names changed, choose what they are called, drop what is unused."""

import json
from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Connection,
    Text,
    bindparam,
    cast,
    delete,
    distinct,
    exists,
    func,
    insert,
    select,
    update,
)

from corpus.records import name_key
from corpus.search.hangul import read_initials
from corpus.store.releasing import release_entities
from corpus.store.tables import (
    AnyRow,
    entities,
    entity_names,
    known_forms,
    names,
    naming_blocks,
    namings,
)
from corpus.store.views import EntityForms, EntityNames, NameForm

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


def refresh_entities(
    connection: Connection, choose: Callable[[EntityForms], EntityNames], *, limit: int
) -> int:
    """Count up to `limit` stale entities again; what no document names any more goes.

    Where a naming went, the others of its entity are stale: it may have been what tied them.
    """
    columns = (entities.c.number, entities.c.key, entities.c.type)
    stale = connection.execute(
        select(*columns).where(entities.c.stale).order_by(entities.c.number).limit(limit)
    ).all()
    numbers = [row.number for row in stale]
    if not numbers:
        return 0
    _drop_namings(connection, numbers)
    totals = _count_uses(connection, numbers)
    _drop_entities(connection, [number for number in numbers if number not in totals])
    counted = [row for row in stale if row.number in totals]
    connection.execute(delete(entity_names).where(entity_names.c.entity.in_(numbers)))
    if counted:
        _save(connection, counted, totals, choose)
    return len(stale)


def _drop_namings(connection: Connection, numbers: Sequence[int]) -> None:
    """Drop namings of entities that no name goes by, and compare the others again."""
    used = exists().where(names.c.naming == namings.c.number)
    chosen = select(namings.c.number, namings.c.entity).where(namings.c.entity.in_(numbers), ~used)
    gone = connection.execute(chosen).all()
    if gone:
        dropped = [row.number for row in gone]
        connection.execute(delete(naming_blocks).where(naming_blocks.c.naming.in_(dropped)))
        connection.execute(delete(namings).where(namings.c.number.in_(dropped)))
        left = namings.c.entity.in_({row.entity for row in gone})
        connection.execute(update(namings).where(left).values(stale=True))


def _drop_entities(connection: Connection, numbers: Sequence[int]) -> None:
    if numbers:
        release_entities(connection, numbers)
        left = update(namings).where(namings.c.entity.in_(numbers))
        connection.execute(left.values(entity=None, stale=True))
        connection.execute(delete(entity_names).where(entity_names.c.entity.in_(numbers)))
        connection.execute(delete(entities).where(entities.c.number.in_(numbers)))


def _save(
    connection: Connection,
    counted: Sequence[AnyRow],
    totals: Mapping[int, AnyRow],
    choose: Callable[[EntityForms], EntityNames],
) -> None:
    forms = _gather_forms(connection, [row.number for row in counted])
    official = _find_official(connection, [row.number for row in counted])
    updates = [
        _make_update(
            totals[row.number],
            choose(
                EntityForms(
                    key=row.key,
                    type=row.type,
                    forms=tuple(forms[row.number]),
                    official=official.get(row.number, ""),
                )
            ),
        )
        for row in counted
    ]
    connection.execute(_SAVE, updates)
    listed = _find_listed(connection, {row.key: row.number for row in counted})
    connection.execute(insert(entity_names), _make_lookups(forms, listed))


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
    aliases = cast(names.c.aliases, Text)
    chosen = (
        select(
            names.c.entity,
            names.c.name,
            aliases.label("called"),
            func.count().label("documents"),
            func.sum(names.c.mentions).label("mentions"),
        )
        .where(names.c.entity.in_(numbers))
        .group_by(names.c.entity, names.c.name, aliases)
        .order_by(names.c.entity, names.c.name, aliases)
    )
    forms: defaultdict[int, list[NameForm]] = defaultdict(list)
    for row in connection.execute(chosen):
        forms[row.entity].append(
            NameForm(
                name=row.name,
                aliases=tuple(json.loads(row.called)),
                documents=row.documents,
                mentions=int(row.mentions),
            )
        )
    return forms


def _find_official(connection: Connection, numbers: Sequence[int]) -> dict[int, str]:
    """Map entities to their name in the list of institutions; of several the key's own."""
    chosen = (
        select(entities.c.number, entities.c.key, namings.c.official)
        .join_from(entities, namings, namings.c.entity == entities.c.number)
        .where(entities.c.number.in_(numbers), namings.c.official != "")
        .order_by(namings.c.official)
    )
    found: dict[int, str] = {}
    for row in connection.execute(chosen):
        if row.key == f"{row.key.partition(':')[0]}:{name_key(row.official)}":
            found[row.number] = row.official
        else:
            found.setdefault(row.number, row.official)
    return found


def _find_listed(connection: Connection, numbers: Mapping[str, int]) -> list[tuple[int, str]]:
    """Give (entity, comparison form) of what lists call entities."""
    chosen = select(known_forms.c.key, known_forms.c.called).where(
        known_forms.c.key.in_(list(numbers)), known_forms.c.kind != "shared"
    )
    return [(numbers[row.key], row.called) for row in connection.execute(chosen)]


def _make_update(total: AnyRow, named: EntityNames) -> dict[str, Any]:
    return {
        "at": total.entity,
        "new_name": named.name,
        "new_aliases": named.aliases,
        "new_mentions": int(total.mentions),
        "new_documents": total.documents,
        "new_first_seen": total.first_seen,
        "new_last_seen": total.last_seen,
    }


def _make_lookups(
    forms: Mapping[int, Sequence[NameForm]], listed: Sequence[tuple[int, str]]
) -> list[dict[str, Any]]:
    """Make one row for each key that an entity is called by, with the documents that do so."""
    uses: Counter[tuple[int, str]] = Counter(dict.fromkeys(listed, 0))
    for entity, called in forms.items():
        for form in called:
            for key in {name_key(name) for name in (form.name, *form.aliases)}:
                uses[entity, key] += form.documents
    return [
        {"entity": entity, "key": key, "documents": count, "initials": read_initials(key)}
        for (entity, key), count in uses.items()
    ]
