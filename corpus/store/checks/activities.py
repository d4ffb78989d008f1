"""Whether series and activities follow from the statements that they were made of."""

from sqlalchemy import Connection, select

from corpus.store.checks.base import Ledger, count_rows
from corpus.store.tables import (
    activities,
    activity_entities,
    activity_members,
    changed_statements,
    entities,
    entity_facts,
    points,
    statements,
)

LABEL = "수치의 흐름과 활동"

_REMEDY = "miclu resolve를 다시 하고, 그래도 남으면 miclu rerun --from resolve"


def find_faults(connection: Connection, ledger: Ledger, *, full: bool) -> None:  # noqa: ARG001
    """Look for rows of statements and entities that are gone and not noted as changed."""
    noted = select(changed_statements.c.statement)
    for table, label in (
        (points, "수치가"),
        (activity_members, "활동 보도가"),
        (entity_facts, "대상의 사실이"),
    ):
        ledger.rows += count_rows(connection, table)
        chosen = (
            select(table.c.statement)
            .outerjoin_from(table, statements, statements.c.number == table.c.statement)
            .where(statements.c.number.is_(None), table.c.statement.not_in(noted))
        )
        ledger.note_rows(connection, f"없는 진술의 {label} 있습니다", chosen, remedy=_REMEDY)
    members = select(activity_members.c.activity)
    empty = select(activities.c.key).where(activities.c.number.not_in(members))
    ledger.note_rows(connection, "사실이 없는 활동이 있습니다", empty, remedy=_REMEDY)
    waiting = (noted, select(statements.c.number).where(statements.c.stale))
    if not any(connection.execute(each.limit(1)).first() for each in waiting):
        _find_nameless(connection, ledger)


def _find_nameless(connection: Connection, ledger: Ledger) -> None:
    """Look for entities that are gone, once nothing waits to be brought in line."""
    for table, key in (
        (points, points.c.statement),
        (activity_entities, activity_entities.c.activity),
        (entity_facts, entity_facts.c.statement),
    ):
        chosen = (
            select(key)
            .outerjoin_from(table, entities, entities.c.number == table.c.entity)
            .where(entities.c.number.is_(None))
        )
        fault = f"{table.name}에서 가리키는 대상이 없습니다"
        ledger.note_rows(connection, fault, chosen, remedy=_REMEDY)
