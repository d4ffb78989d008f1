"""Whether names, what is known of them, and their entities agree."""

from typing import Any

from sqlalchemy import Connection, Select, or_, select

from corpus.store.checks.base import Ledger, count_rows
from corpus.store.tables import entities, judgements, names, namings

LABEL = "이름"

_REMEDY = "miclu resolve를 다시 하고, 그래도 남으면 miclu rerun --from resolve"


def find_faults(connection: Connection, ledger: Ledger, *, full: bool) -> None:  # noqa: ARG001
    """Look for names of namings that are gone; once nothing waits, for what does not agree."""
    ledger.rows += count_rows(connection, namings)
    ledger.note_rows(
        connection, "없는 표기를 가리키는 이름이 있습니다", _select_lost(), remedy=_REMEDY
    )
    if _is_waiting(connection):
        return
    for fault, chosen in (
        ("표기와 대상이 다른 이름이 있습니다", _select_unlike()),
        ("쓰이지 않는 표기가 있습니다", _select_unused()),
        ("없거나 취소된 판단을 따르는 표기가 있습니다", _select_unjudged()),
    ):
        ledger.note_rows(connection, fault, chosen, remedy=_REMEDY)


def _is_waiting(connection: Connection) -> bool:
    """Tell whether names are still to be resolved."""
    waiting = (
        select(names.c.document).where(or_(names.c.naming.is_(None), names.c.entity.is_(None))),
        select(namings.c.number).where(or_(namings.c.stale, namings.c.entity.is_(None))),
    )
    return any(connection.execute(each.limit(1)).first() is not None for each in waiting)


def _select_lost() -> Select[Any]:
    return (
        select(names.c.document, names.c.place)
        .outerjoin_from(names, namings, namings.c.number == names.c.naming)
        .where(names.c.naming.is_not(None), namings.c.number.is_(None))
    )


def _select_unlike() -> Select[Any]:
    return (
        select(names.c.document, names.c.place)
        .join_from(names, namings, namings.c.number == names.c.naming)
        .where(names.c.entity != namings.c.entity)
    )


def _select_unused() -> Select[Any]:
    """Choose namings without names; where their entity waits to be counted again, they go then."""
    used = select(names.c.naming).where(names.c.naming == namings.c.number)
    waits = select(entities.c.number).where(entities.c.number == namings.c.entity, entities.c.stale)
    return select(namings.c.key).where(~used.exists(), ~waits.exists())


def _select_unjudged() -> Select[Any]:
    return (
        select(namings.c.key)
        .outerjoin_from(namings, judgements, judgements.c.number == namings.c.judgement)
        .where(
            namings.c.judgement.is_not(None),
            or_(judgements.c.number.is_(None), judgements.c.undone.is_not(None)),
        )
    )
