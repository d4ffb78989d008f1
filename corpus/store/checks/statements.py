"""Whether statements agree with the facts, entities and decisions that they are made of."""

from typing import Any

from sqlalchemy import Connection, Select, and_, distinct, func, or_, select

from corpus.store.checks.base import Ledger, count_rows
from corpus.store.newest import IS_NEWEST
from corpus.store.tables import (
    documents,
    entities,
    facts,
    past_facts,
    statement_entities,
    statements,
)

LABEL = "진술"

_REMEDY = "miclu resolve를 다시 하고, 그래도 남으면 miclu rerun --from resolve"
_CURRENT = ~statements.c.stale


def find_faults(connection: Connection, ledger: Ledger, *, full: bool) -> None:  # noqa: ARG001
    """Look at statements that are not to be counted again anyway, and at stories."""
    ledger.rows += count_rows(connection, statements)
    for fault, chosen in (
        ("사실이 없는 진술이 있습니다", _select_bare()),
        ("마지막 사실을 잘못 가리키는 진술이 있습니다", _select_astray()),
        ("문서를 잘못 센 진술이 있습니다", _select_miscounted()),
        ("없는 대상을 가리키는 진술이 있습니다", _select_nameless()),
        ("판정과 상태가 다른 진술이 있습니다", _select_undecided()),
        ("묶은 기사의 첫 기사가 없거나 다릅니다", _select_wrong_stories()),
    ):
        ledger.note_rows(connection, fault, chosen, remedy=_REMEDY)


def _select_bare() -> Select[Any]:
    """Select the statements that no fact, past or present, belongs to."""
    present = select(facts.c.statement).where(facts.c.statement == statements.c.number)
    past = select(past_facts.c.statement).where(past_facts.c.statement == statements.c.number)
    return select(statements.c.key).where(_CURRENT, ~present.exists(), ~past.exists())


def _select_astray() -> Select[Any]:
    """Select the statements still made whose newest occurrence is none of theirs."""
    return (
        select(statements.c.key)
        .outerjoin_from(statements, facts, IS_NEWEST)
        .where(_CURRENT, statements.c.retracted.is_(None), facts.c.document.is_(None))
    )


def _select_miscounted() -> Select[Any]:
    counted = (
        select(facts.c.statement, func.count(distinct(facts.c.document)).label("documents"))
        .where(facts.c.statement.is_not(None))
        .group_by(facts.c.statement)
        .subquery()
    )
    return (
        select(statements.c.key)
        .join_from(statements, counted, counted.c.statement == statements.c.number)
        .where(
            _CURRENT,
            statements.c.retracted.is_(None),
            counted.c.documents != statements.c.documents,
        )
    )


def _select_nameless() -> Select[Any]:
    return (
        select(statement_entities.c.statement, statement_entities.c.field)
        .join_from(
            statement_entities, statements, statements.c.number == statement_entities.c.statement
        )
        .outerjoin(entities, entities.c.number == statement_entities.c.entity)
        .where(_CURRENT, entities.c.number.is_(None))
    )


def _select_undecided() -> Select[Any]:
    is_open = statements.c.status == "unreviewed"
    return select(statements.c.key).where(
        _CURRENT,
        or_(
            and_(is_open, statements.c.review.is_not(None)),
            and_(~is_open, statements.c.review.is_(None)),
        ),
    )


def _select_wrong_stories() -> Select[Any]:
    """Select the documents whose story does not begin with a document that names itself."""
    first = documents.alias("first")
    return (
        select(documents.c.id)
        .outerjoin_from(documents, first, first.c.number == documents.c.story)
        .where(
            documents.c.story.is_not(None),
            or_(
                first.c.number.is_(None),
                first.c.story.is_distinct_from(first.c.number),
                documents.c.story > documents.c.number,
            ),
        )
    )
