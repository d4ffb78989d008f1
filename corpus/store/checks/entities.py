"""Whether entities are counted as their names stand, but for those to be counted again."""

from sqlalchemy import Connection, distinct, func, or_, select

from corpus.store.checks.base import Ledger, count_rows
from corpus.store.tables import entities, entity_names, names

LABEL = "대상"

_REMEDY = "이 결과를 알려 주시고, miclu rerun --from resolve로 다시 이으세요"


def find_faults(connection: Connection, ledger: Ledger, *, full: bool) -> None:  # noqa: ARG001
    """Count again what each entity says of its mentions, documents and days."""
    ledger.rows += count_rows(connection, entities)
    counted = (
        select(
            names.c.entity,
            func.count(distinct(names.c.document)).label("documents"),
            func.sum(names.c.mentions).label("mentions"),
            func.min(names.c.seen).label("first"),
            func.max(names.c.seen).label("last"),
        )
        .where(names.c.entity.is_not(None))
        .group_by(names.c.entity)
        .subquery()
    )
    unlike = (
        select(entities.c.key)
        .outerjoin_from(entities, counted, counted.c.entity == entities.c.number)
        .where(
            ~entities.c.stale,
            or_(
                counted.c.entity.is_(None),
                counted.c.documents != entities.c.documents,
                counted.c.mentions != entities.c.mentions,
                counted.c.first.is_distinct_from(entities.c.first_seen),
                counted.c.last.is_distinct_from(entities.c.last_seen),
            ),
        )
    )
    ledger.note_rows(connection, "잘못 센 대상이 있습니다", unlike, remedy=_REMEDY)
    unnamed = (
        select(entities.c.key)
        .outerjoin_from(entities, entity_names, entity_names.c.entity == entities.c.number)
        .where(~entities.c.stale, entity_names.c.entity.is_(None))
    )
    ledger.note_rows(connection, "찾을 이름이 없는 대상이 있습니다", unnamed, remedy=_REMEDY)
