"""What is stated of an entity, by type and newest first: kept up to date and found."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, case, delete, func, select, union_all

from corpus.chunks import cut
from corpus.facts.position import Position
from corpus.facts.relation import Relation
from corpus.store.database import Database
from corpus.store.dialects import position_of
from corpus.store.entities import is_of
from corpus.store.loading import load
from corpus.store.newest import IS_NEWEST, LIVE
from corpus.store.tables import (
    AnyRow,
    entities,
    entity_facts,
    facts,
    statement_entities,
    statements,
)

_CHUNK = 400
_UNDATED = date.min
# The field that tells statements of a type apart further.
_WORDS = {Relation.TYPE: "predicate", Position.TYPE: "standing"}


@dataclass(frozen=True, slots=True, kw_only=True)
class FactGroup:
    """How many statements of a type speak of an entity, and in which of their fields.

    `word` is the predicate of relations, the standing of positions, else empty.
    """

    type: str
    word: str
    field: str
    statements: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """A relation of an entity to another, as one statement.

    `number` and `key` are the statement's; `field` is where the entity stands, subject or object.
    `other` is the key of the entity on the other side, empty where that is not resolved, `name`
    what it is called, else the words as printed. The days are Korean; `review` is the decision of
    analysts.
    """

    number: int
    key: str
    predicate: str
    field: str
    other: str
    name: str
    first_seen: date | None
    last_seen: date | None
    documents: int
    sources: int
    review: str


class EntityFactIndex:
    """The statements of entities by type, as `Store.entity_facts`; each method one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find_groups(self, entity_keys: Collection[str]) -> list[FactGroup]:
        """Count the statements of entities, taken together, by type, word and field."""
        columns = (entity_facts.c.type, entity_facts.c.word, entity_facts.c.field)
        chosen = (
            select(*columns, func.count().label("statements"))
            .where(is_of(entity_facts.c.entity, entity_keys))
            .group_by(*columns)
            .order_by(*columns)
        )
        with self._database.reading() as connection:
            return [FactGroup(**row._mapping) for row in connection.execute(chosen)]

    def find_numbers(
        self, entity_keys: Collection[str], groups: Sequence[FactGroup], *, limit: int
    ) -> list[int]:
        """Give the numbers of the statements of some groups, last seen first."""
        pages = [_page(entity_keys, group, limit).subquery().select() for group in groups]
        if not pages:
            return []
        with self._database.reading() as connection:
            rows = connection.execute(union_all(*pages))
            found = {(row.last_seen, row.statement) for row in rows}
        return [number for _, number in sorted(found, reverse=True)[:limit]]

    def find_roles(self, entity_key: str, words: str, *, limit: int) -> list[int]:
        """Give the numbers of the posts at an entity whose role holds words, last seen first."""
        at = entity_facts.c
        role = facts.c.fields["role"].as_string()
        chosen = (
            select(at.statement)
            .join_from(entity_facts, statements, statements.c.number == at.statement)
            .join(facts, IS_NEWEST)
            .where(
                is_of(at.entity, [entity_key]),
                at.type == Position.TYPE,
                at.field == "organisation",
                position_of(role, words) > 0,
            )
            .order_by(at.last_seen.desc(), at.statement.desc())
            .limit(limit)
        )
        with self._database.reading() as connection:
            return list(connection.scalars(chosen))

    def find_ties(self, entity_keys: Collection[str], *, most: int) -> list[Tie]:
        """Give up to `most` relations of each predicate and side, the last seen first."""
        with self._database.reading() as connection:
            wanted = select(entities.c.number).where(entities.c.key.in_(entity_keys))
            numbers = list(connection.scalars(wanted))
            asked = {"entities": numbers, "most": most}
            return [_make_tie(row) for row in connection.execute(_choose(), asked)]


def refresh_entity_facts(connection: Connection, numbers: Collection[int]) -> None:
    """Bring the rows of statements in line with what these say now."""
    for chunk in cut(numbers, _CHUNK):
        connection.execute(delete(entity_facts).where(entity_facts.c.statement.in_(chunk)))
        rows = [dict(row._mapping) for row in connection.execute(_rows(chunk))]
        load(connection, entity_facts, rows)


def _rows(numbers: Sequence[int]) -> Select[Any]:
    words = [
        (statements.c.type == fact_type, facts.c.fields[field].as_string())
        for fact_type, field in _WORDS.items()
    ]
    return (
        select(
            statement_entities.c.entity,
            statements.c.type,
            func.coalesce(case(*words, else_=""), "").label("word"),
            statement_entities.c.field,
            func.coalesce(statements.c.last_seen, _UNDATED).label("last_seen"),
            statements.c.number.label("statement"),
        )
        .join_from(
            statement_entities,
            statements,
            statements.c.number == statement_entities.c.statement,
        )
        .outerjoin(facts, IS_NEWEST)
        .where(statements.c.number.in_(numbers), LIVE)
    )


def _page(keys: Collection[str], group: FactGroup, limit: int) -> Select[Any]:
    at = entity_facts.c
    return (
        select(at.statement, at.last_seen)
        .where(
            is_of(at.entity, keys),
            at.type == group.type,
            at.word == group.word,
            at.field == group.field,
        )
        .order_by(at.last_seen.desc(), at.statement.desc())
        .limit(limit)
    )


@cache
def _choose() -> Select[Any]:
    """Choose the `most` last relations of each predicate and side of some `entities`."""
    at = entity_facts.c
    order = (at.last_seen.desc(), at.statement.desc())
    rank = func.row_number().over(partition_by=(at.entity, at.word, at.field), order_by=order)
    ranked = (
        select(at.statement, at.word, at.field, at.last_seen, rank.label("rank"))
        .where(at.entity.in_(bindparam("entities", expanding=True)), at.type == Relation.TYPE)
        .subquery()
    )
    other = statement_entities.alias()
    is_other = and_(
        other.c.statement == ranked.c.statement,
        other.c.field == case((ranked.c.field == "subject", "object"), else_="subject"),
    )
    told = ("number", "key", "first_seen", "last_seen", "documents", "sources", "status")
    return (
        select(
            *(statements.c[name] for name in told),
            ranked.c.word,
            ranked.c.field,
            entities.c.key.label("other"),
            entities.c.name,
            facts.c.fields,
        )
        .join_from(ranked, statements, statements.c.number == ranked.c.statement)
        .outerjoin(other, is_other)
        .outerjoin(entities, entities.c.number == other.c.entity)
        .outerjoin(facts, IS_NEWEST)
        .where(ranked.c.rank <= bindparam("most"), LIVE)
        .order_by(ranked.c.last_seen.desc(), ranked.c.statement.desc(), entities.c.key)
    )


def _make_tie(row: AnyRow) -> Tie:
    side = "object" if row.field == "subject" else "subject"
    return Tie(
        number=row.number,
        key=row.key,
        predicate=row.word,
        field=row.field,
        other=row.other or "",
        name=row.name or (row.fields or {}).get(side) or "",
        first_seen=row.first_seen,
        last_seen=row.last_seen,
        documents=row.documents,
        sources=row.sources,
        review=row.status,
    )
