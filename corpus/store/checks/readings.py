"""Whether what was read in a document is there as a whole, and belongs to its text."""

from typing import Any

from sqlalchemy import Connection, Select, and_, func, or_, select
from sqlalchemy.sql import FromClause

from corpus.store.checks.base import Ledger, count_rows
from corpus.store.tables import documents, facts, mentions, names, readings, revisions, stages
from corpus.store.views import READ

LABEL = "읽은 결과"

_REMEDY = "miclu rerun --from read로 다시 읽으세요"


def find_faults(connection: Connection, ledger: Ledger, *, full: bool) -> None:  # noqa: ARG001
    """Look for rows of no reading, readings of no stage row, and places outside the text."""
    for table, label in ((names, "이름"), (mentions, "언급"), (facts, "사실")):
        ledger.rows += count_rows(connection, table)
        fault = f"읽은 기록이 없는 문서에 {label}이 있습니다"
        ledger.note_rows(connection, fault, _select_orphans(table), remedy=_REMEDY)
    for fault, chosen in (
        ("읽은 단계와 읽은 결과가 다릅니다", _select_unlike()),
        ("다른 판에서 읽은 사실이 있습니다", _select_other_revision()),
        ("언급을 잘못 센 이름이 있습니다", _select_miscounted()),
        ("원문 밖을 가리키는 언급이 있습니다", _select_outside(mentions)),
        ("원문 밖을 가리키는 사실이 있습니다", _select_outside(facts)),
    ):
        ledger.note_rows(connection, fault, chosen, remedy=_REMEDY)


def _select_orphans(table: FromClause) -> Select[Any]:
    """Select the documents with rows of a reading that is not there."""
    return (
        select(documents.c.id)
        .join_from(documents, table, table.c.document == documents.c.number)
        .outerjoin(readings, readings.c.document == documents.c.number)
        .where(readings.c.document.is_(None))
        .distinct()
    )


def _select_unlike() -> Select[Any]:
    """Select the documents that were read without fault, and whose reading is none or another."""
    is_read = and_(stages.c.document == documents.c.number, stages.c.stage == READ)
    done = and_(stages.c.document.is_not(None), stages.c.fault.is_(None))
    return (
        select(documents.c.id)
        .outerjoin_from(documents, stages, is_read)
        .outerjoin(readings, readings.c.document == documents.c.number)
        .where(
            or_(
                and_(done, readings.c.document.is_(None)),
                and_(done, readings.c.version != stages.c.version),
                and_(done, readings.c.revision != stages.c.revision),
                and_(stages.c.document.is_(None), readings.c.document.is_not(None)),
            )
        )
    )


def _select_other_revision() -> Select[Any]:
    return (
        select(facts.c.document, facts.c.place)
        .join_from(facts, readings, readings.c.document == facts.c.document)
        .where(readings.c.revision != facts.c.revision)
    )


def _select_miscounted() -> Select[Any]:
    counted = (
        select(mentions.c.document, mentions.c.name, func.count().label("count"))
        .group_by(mentions.c.document, mentions.c.name)
        .subquery()
    )
    same = and_(counted.c.document == names.c.document, counted.c.name == names.c.place)
    return (
        select(names.c.document, names.c.place)
        .outerjoin_from(names, counted, same)
        .where(names.c.mentions != func.coalesce(counted.c.count, 0))
    )


def _select_outside(table: FromClause) -> Select[Any]:
    """Select the rows whose place is empty or lies outside the text that was read."""
    lengths = (
        select(readings.c.document, func.length(revisions.c.text).label("length"))
        .join_from(readings, revisions)
        .subquery()
    )
    return (
        select(table.c.document, table.c.place)
        .join_from(table, lengths, lengths.c.document == table.c.document)
        .where(
            or_(
                table.c.start < 0,
                table.c.start >= table.c.end,
                table.c.end > lengths.c.length,
            )
        )
    )
