"""Statements that may exclude each other: those that share a topic."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Select, func, select

from corpus.store.newest import IS_NEWEST
from corpus.store.tables import entities, facts, statement_entities, statements
from corpus.store.verdicts import SHOWN

_IN_FORCE = (SHOWN, statements.c.cause.is_(None), statements.c.topic.is_not(None))


@dataclass(frozen=True, slots=True, kw_only=True)
class TopicMember:
    """A statement of a topic; `period` is the time that a figure speaks for, if it says so."""

    topic: str
    number: int
    first_seen: date | None
    last_seen: date | None
    period: str | None


def find_topics(
    connection: Connection, fact_type: str, *, entity_key: str | None, statement: str | None
) -> Iterator[list[TopicMember]]:
    """Yield the statements in force of each topic that has several, by their first day.

    With a statement, of its topic alone.
    """
    if statement is None:
        wanted = _find_shared(fact_type, entity_key)
    else:
        wanted = select(statements.c.topic).where(
            statements.c.key == statement, statements.c.type == fact_type
        )
    chosen = (
        select(
            statements.c.topic,
            statements.c.number,
            statements.c.first_seen,
            statements.c.last_seen,
            facts.c.fields["as_of"].as_string().label("period"),
        )
        .outerjoin_from(statements, facts, IS_NEWEST)
        .where(*_IN_FORCE, statements.c.topic.in_(wanted))
        .order_by(statements.c.topic, statements.c.first_seen.nulls_last(), statements.c.number)
    )
    rows = (TopicMember(**row._mapping) for row in connection.execute(chosen))
    for _, members in groupby(rows, key=lambda member: member.topic):
        together = list(members)
        if len(together) > 1:
            yield together


def _find_shared(fact_type: str, entity_key: str | None) -> Select[Any]:
    shared = select(statements.c.topic).where(*_IN_FORCE, statements.c.type == fact_type)
    if entity_key is not None:
        speaks = select(statement_entities.c.statement).join(
            entities, entities.c.number == statement_entities.c.entity
        )
        wanted = speaks.where(entities.c.key == entity_key)
        shared = shared.where(statements.c.number.in_(wanted))
    return shared.group_by(statements.c.topic).having(func.count() > 1)
