"""Look up entities by what they are called; `naming/` makes them."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, fields
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, case, func, literal, or_, select
from sqlalchemy.sql.base import ReadOnlyColumnCollection

from corpus.cursors import decode_cursor, encode_cursor
from corpus.errors import BadCursorError
from corpus.records import freeze_text, name_key
from corpus.search.hangul import is_initials
from corpus.store.dialects import position_of
from corpus.store.tables import AnyRow, entities, entity_names, namings
from corpus.store.views import StoredEntity

_COLUMNS = [entities.c[field.name] for field in fields(StoredEntity)]
_LIST = "entities"
# The largest whole number that both databases take.
_MOST = 2**31 - 1


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityPage:
    """A page of entities; `following` is the cursor of the next one, None at the end."""

    entities: tuple[StoredEntity, ...]
    following: str | None


def find_entity(connection: Connection, name: str) -> StoredEntity | None:
    """Give the entity with this key, else of a naming with it, else what most documents call so."""
    for chosen in _look_up(name):
        row = connection.execute(chosen).one_or_none()
        if row is not None:
            return _make_entity(row)
    return None


def is_of(number: ColumnElement[int], keys: Collection[str]) -> ColumnElement[bool]:
    """Ask for the number of an entity with one of these keys.

    Of one key it is asked as of one number: the rows lie in the order of their index then, and
    databases end with the last that is wanted.
    """
    numbers = select(entities.c.number).where(entities.c.key.in_(keys))
    return number == numbers.scalar_subquery() if len(keys) == 1 else number.in_(numbers)


def find_namesakes(connection: Connection, name: str, *, limit: int) -> list[StoredEntity]:
    """Give the entities that are called so, those that most documents call so first."""
    found = map(_make_entity, connection.execute(_call(name).limit(limit)))
    return list({each.key: each for each in found}.values())


def find_entities(
    connection: Connection, words: str, *, entity_type: str | None, limit: int | None
) -> list[StoredEntity]:
    """Give entities with a name that holds the words: exact, then beginning, then within."""
    chosen = _order(_choose(words, entity_type)).limit(limit)
    return [_make_entity(row) for row in connection.execute(chosen)]


def find_page(
    connection: Connection, words: str, *, entity_type: str | None, limit: int, after: str
) -> EntityPage:
    """Give a page of `find_entities`; `after` is the cursor of the page before, empty at first.

    Raises:
        BadCursorError: The cursor is not one of this list.
    """
    asked = (_LIST, name_key(freeze_text(words)), entity_type)
    chosen = _choose(words, entity_type)
    if after:
        found = chosen.subquery()
        chosen = select(found).where(_is_behind(found.c, _read_cursor(after, asked)))
    rows = connection.execute(_order(chosen).limit(limit + 1)).all()
    page = rows[:limit]
    following = None
    if len(rows) > limit:
        last = page[-1]
        following = encode_cursor(*asked, last.nearness, last.mentions, last.key)
    return EntityPage(entities=tuple(map(_make_entity, page)), following=following)


def _choose(words: str, entity_type: str | None) -> Select[Any]:
    """Choose entities, each with how near its name is to the words: 0 is exact."""
    key = name_key(freeze_text(words))
    if not key:
        chosen = select(*_COLUMNS, literal(0).label("nearness"))
    else:
        column = entity_names.c.initials if is_initials(key) else entity_names.c.key
        at = position_of(column, key)
        nearness = case((column == key, 0), (at == 1, 1), else_=2)
        near = (
            select(entity_names.c.entity, func.min(nearness).label("nearness"))
            .where(at > 0)
            .group_by(entity_names.c.entity)
            .subquery()
        )
        chosen = select(*_COLUMNS, near.c.nearness).join_from(entities, near)
    return chosen if entity_type is None else chosen.where(entities.c.type == entity_type)


def _order(chosen: Select[Any]) -> Select[Any]:
    columns = chosen.selected_columns
    return chosen.order_by(columns.nearness, columns.mentions.desc(), columns.key)


def _is_behind(
    columns: ReadOnlyColumnCollection[str, Any], last: tuple[int, int, str]
) -> ColumnElement[bool]:
    """Tell which entities come after the last one of a page, in the order of the list."""
    nearness, mentions, key = last
    return or_(
        columns.nearness > nearness,
        and_(
            columns.nearness == nearness,
            or_(
                columns.mentions < mentions,
                and_(columns.mentions == mentions, columns.key > key),
            ),
        ),
    )


def _read_cursor(after: str, asked: tuple[object, ...]) -> tuple[int, int, str]:
    match decode_cursor(after):
        case (*mark, int(nearness), int(mentions), str(key)) if tuple(mark) == asked:
            if max(abs(nearness), abs(mentions)) <= _MOST and "\0" not in key:
                return nearness, mentions, key
    raise BadCursorError(after)


def _look_up(name: str) -> Sequence[Select[Any]]:
    keyed = select(*_COLUMNS).where(entities.c.key == name)
    named = (
        select(*_COLUMNS)
        .join_from(entities, namings, namings.c.entity == entities.c.number)
        .where(namings.c.key == name)
    )
    return keyed, named, _call(name).limit(1)


def _call(name: str) -> Select[Any]:
    """Choose the entities that are called so, those that most documents call so first."""
    return (
        select(*_COLUMNS)
        .join_from(entities, entity_names)
        .where(entity_names.c.key == name_key(freeze_text(name)))
        .order_by(entity_names.c.documents.desc(), entities.c.mentions.desc(), entities.c.key)
    )


def _make_entity(row: AnyRow) -> StoredEntity:
    known = {column.name: row._mapping[column.name] for column in _COLUMNS}
    return StoredEntity(**{**known, "aliases": tuple(row.aliases)})
