"""Give facts their statement."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from typing import Any

from sqlalchemy import Connection, Select, bindparam, select, true, tuple_, update

from corpus.chunks import cut
from corpus.records import name_key
from corpus.statements import Identity, KnownName, identify, rules_version
from corpus.store.dialects import insert_ignoring, is_among, likely
from corpus.store.releasing import mark_stale
from corpus.store.tables import (
    AnyRow,
    entities,
    entity_names,
    fact_names,
    facts,
    names,
    past_facts,
    statement_entities,
    statements,
)

Place = tuple[int, int]
"""A fact: the number of its document, and its place there."""

START: Place = (0, -1)
"""The place before all others."""

_CHUNK = 400
_LINK_FACT = (
    update(facts)
    .where(facts.c.document == bindparam("number"), facts.c.place == bindparam("at"))
    .values(statement=bindparam("meant"))
)
_LINK_PAST = (
    update(past_facts)
    .where(past_facts.c.number == bindparam("row"))
    .values(statement=bindparam("meant"))
)
_SPOKEN = (
    select(
        fact_names.c.document,
        fact_names.c.fact,
        *(names.c[name] for name in ("type", "name", "aliases", "entity")),
        entities.c.key,
    )
    .join_from(fact_names, names)
    .outerjoin(entities, entities.c.number == names.c.entity)
    .order_by(fact_names.c.document, fact_names.c.name)
)


def group_facts(connection: Connection, after: Place, *, limit: int) -> Place | None:
    """Give up to `limit` facts behind a place their statement.

    A fact with a name that has no entity yet is left for later.

    Returns:
        The place of the last fact looked at; None where there was none.
    """
    rows = connection.execute(
        select(facts.c.document, facts.c.place, facts.c.type, facts.c.fields)
        .where(likely(facts.c.statement.is_(None)))
        .where(tuple_(facts.c.document, facts.c.place) > after)
        .order_by(facts.c.document, facts.c.place)
        .limit(limit)
    ).all()
    if not rows:
        return None
    known = find_names(connection, {row.document for row in rows})
    ready: list[tuple[AnyRow, Identity]] = []
    for row in rows:
        spoken = known.get((row.document, row.place), ())
        if all(name.entity is not None for name in spoken):
            ready.append((row, identify(row.type, row.fields, map(make_name, spoken))))
    numbers = _find_statements(connection, ready)
    links = [
        {"number": row.document, "at": row.place, "meant": numbers[each.key]} for row, each in ready
    ]
    if links:
        connection.execute(_LINK_FACT, links)
        link_entities(connection, [(numbers[each.key], each) for _, each in ready])
    return rows[-1].document, rows[-1].place


def group_past(connection: Connection, after: int, *, limit: int) -> int | None:
    """Give up to `limit` past facts behind a number their statement.

    Their documents do not tell any more what the names in them mean: each means the entity that
    most documents call so.

    Returns:
        The number of the last one looked at; None where there was none.
    """
    rows = connection.execute(
        select(past_facts)
        .where(past_facts.c.statement.is_(None), past_facts.c.number > after)
        .order_by(past_facts.c.number)
        .limit(limit)
    ).all()
    if not rows:
        return None
    ready = [
        (row, identify(row.type, row.fields, find_called(connection, row.names))) for row in rows
    ]
    numbers = _find_statements(connection, ready)
    links = [{"row": row.number, "meant": numbers[each.key]} for row, each in ready]
    connection.execute(_LINK_PAST, links)
    link_entities(connection, [(numbers[each.key], each) for _, each in ready])
    return int(rows[-1].number)


def find_called(connection: Connection, called: Iterable[Sequence[str]]) -> list[KnownName]:
    """Find what words mean now, each given with type and full name, and the key that it had.

    That is the entity with the key, else what most documents call so. Where neither is left, the
    words keep their key, so that a statement stays itself when nothing else speaks of its entity.
    """
    found = []
    for words, kind, name, key in called:
        row = _find_entity(connection, kind, name, key)
        if row is None and not key:
            continue
        meant: dict[str, Any] = {"type": kind, "entity": None, "key": key}
        if row is not None:
            meant = {"type": row.type, "entity": row.number, "key": row.key}
        found.append(KnownName(name=name, aliases=(words,), **meant))
    return found


def _find_entity(connection: Connection, kind: str, name: str, key: str) -> AnyRow | None:
    columns = (entities.c.number, entities.c.key, entities.c.type)
    keyed = select(*columns).where(entities.c.key == key)
    called = (
        select(*columns)
        .join_from(entities, entity_names)
        .where(entity_names.c.key == name_key(name), entities.c.type == kind if kind else true())
        .order_by(entity_names.c.documents.desc(), entities.c.mentions.desc(), entities.c.key)
        .limit(1)
    )
    return connection.execute(keyed).one_or_none() or connection.execute(called).one_or_none()


def link_entities(connection: Connection, meant: Iterable[tuple[int, Identity]]) -> None:
    """Note which entities statements speak of; links that are known stay."""
    links = {
        (number, spoken.field, spoken.name.entity)
        for number, each in meant
        for spoken in each.spoken
        if spoken.name.entity is not None
    }
    rows = [
        {"statement": number, "field": field, "entity": entity}
        for number, field, entity in sorted(links)
    ]
    if rows:
        connection.execute(insert_ignoring(connection, statement_entities), rows)


def find_names(connection: Connection, documents: Collection[int]) -> dict[Place, list[AnyRow]]:
    """Map each fact of documents to the names that it speaks of, in the order of the document."""
    return _group_names(connection, _SPOKEN.where(fact_names.c.document.in_(documents)))


def find_newest_names(
    connection: Connection, numbers: Collection[int]
) -> dict[Place, list[AnyRow]]:
    """Map the newest fact of each statement to the names that it speaks of; as `find_names`."""
    stated = (statements.c.document == fact_names.c.document) & (
        statements.c.place == fact_names.c.fact
    )
    chosen = _SPOKEN.join(statements, stated).where(is_among(statements.c.number, numbers))
    return _group_names(connection, chosen)


def _group_names(connection: Connection, chosen: Select[Any]) -> dict[Place, list[AnyRow]]:
    known: defaultdict[Place, list[AnyRow]] = defaultdict(list)
    for row in connection.execute(chosen):
        known[row.document, row.fact].append(row)
    return known


def make_name(row: AnyRow) -> KnownName:
    """Make a name from a row of `find_names` that has an entity."""
    return KnownName(
        type=row.type,
        name=row.name,
        aliases=tuple(row.aliases),
        entity=row.entity,
        key=row.key,
    )


def _find_statements(
    connection: Connection, made: Iterable[tuple[AnyRow, Identity]]
) -> dict[str, int]:
    """Give the number of each statement, by its key; new ones are made, known ones get stale."""
    wanted = {each.key: (row, each) for row, each in made}
    numbers = _look_up(connection, wanted)
    mark_stale(connection, numbers.values())
    rows = [_make_row(*wanted[key]) for key in wanted if key not in numbers]
    if rows:
        connection.execute(insert_ignoring(connection, statements), rows)
        numbers |= _look_up(connection, [row["key"] for row in rows])
    return numbers


def _look_up(connection: Connection, keys: Iterable[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for chunk in cut(keys, _CHUNK):
        chosen = select(statements.c.key, statements.c.number).where(statements.c.key.in_(chunk))
        found |= {row.key: row.number for row in connection.execute(chosen)}
    return found


def _make_row(row: AnyRow, identity: Identity) -> dict[str, Any]:
    """Make a statement that is not counted yet."""
    return {
        "key": identity.key,
        "type": row.type,
        "topic": identity.topic or None,
        "document": row.document,
        "place": row.place,
        "measure": identity.measure,
        "value": identity.value,
        "unit": identity.unit,
        "documents": 0,
        "sources": 0,
        "confidence": 0.0,
        "priority": 0.0,
        "rules": rules_version(),
        "stale": True,
    }
