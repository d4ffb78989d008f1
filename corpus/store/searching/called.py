"""Entities by what they are called: whole names, beginnings, 초성."""

from collections.abc import Collection, Iterable, Sequence

from sqlalchemy import ColumnElement, Connection, and_, func, select

from corpus.records import freeze_text, name_key
from corpus.search.hangul import is_initials, prefix_range
from corpus.store.searching.views import CalledEntity, Suggestion
from corpus.store.tables import AnyRow, entities, entity_names

_LAST_SIGN = "\U0010ffff"
# Of many names that begin so, the most used ones are looked for among so many.
_MOST_KEYS = 2_000


def find_called(connection: Connection, keys: Collection[str]) -> list[CalledEntity]:
    """Give, for each comparison form of a name, the entity that most documents call so.

    Of its aliases only those are given that mean it more often than anything else.
    """
    if not keys:
        return []
    rows = connection.execute(
        select(
            entities.c.number,
            entities.c.key.label("entity"),
            entities.c.name,
            entities.c.aliases,
            entity_names.c.key,
            entity_names.c.documents,
        )
        .join_from(entity_names, entities)
        .where(entity_names.c.key.in_(sorted(keys)), entity_names.c.key != "")
        .order_by(entity_names.c.documents, entities.c.mentions, entities.c.key.desc())
    ).all()
    chosen = {row.key: row for row in rows}
    owners = _find_owners(connection, chosen.values())
    return [
        CalledEntity(
            key=row.entity,
            called=key,
            name=row.name,
            aliases=tuple(
                alias for alias in row.aliases if owners.get(name_key(alias)) == row.number
            ),
            documents=row.documents,
        )
        for key, row in chosen.items()
    ]


def _find_owners(connection: Connection, rows: Iterable[AnyRow]) -> dict[str, int]:
    """Map the aliases of entities to the entity that most documents call so."""
    keys = {name_key(alias) for row in rows for alias in row.aliases}
    if not keys:
        return {}
    chosen = (
        select(entity_names.c.key, entity_names.c.entity)
        .where(entity_names.c.key.in_(sorted(keys)))
        .order_by(entity_names.c.documents, entity_names.c.entity.desc())
    )
    return {row.key: row.entity for row in connection.execute(chosen)}


def suggest(connection: Connection, words: str, *, limit: int) -> list[Suggestion]:
    """Give entities with a name that begins as typed so far, or has these 초성, most used first."""
    key = name_key(freeze_text(words))
    if is_initials(key):
        begins = _between(entity_names.c.initials, (key, key + _LAST_SIGN))
    elif key:
        begins = _between(entity_names.c.key, prefix_range(key))
    else:
        return []
    near = (
        select(
            entity_names.c.entity,
            func.min(entity_names.c.key).label("matched"),
            func.sum(entity_names.c.documents).label("called"),
        )
        .where(begins)
        .group_by(entity_names.c.entity)
        .order_by(func.sum(entity_names.c.documents).desc())
        .limit(_MOST_KEYS)
        .subquery()
    )
    columns = (entities.c.key, entities.c.type, entities.c.name, entities.c.documents)
    rows = connection.execute(
        select(*columns, near.c.matched)
        .join_from(near, entities, entities.c.number == near.c.entity)
        .order_by(near.c.called.desc(), entities.c.key)
        .limit(limit)
    )
    return [
        Suggestion(
            entity=row.key,
            type=row.type,
            name=row.name,
            matched=row.matched,
            documents=row.documents,
        )
        for row in rows
    ]


def _between(column: ColumnElement[str], ends: Sequence[str]) -> ColumnElement[bool]:
    return and_(column >= ends[0], column <= ends[1], column != "")
