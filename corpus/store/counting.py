"""Count statements: how often, since when and by how many sources they are made.

A statement that no document makes any more stays, by its last occurrences, and is marked so; one
whose facts all belong to other statements by now goes.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import (
    Connection,
    Table,
    and_,
    bindparam,
    delete,
    distinct,
    exists,
    func,
    null,
    or_,
    select,
    update,
)

from corpus.store.changed import note_statements
from corpus.store.correcting import correct_statements
from corpus.store.review_views import CORRECTED
from corpus.store.statement_index import index_statements
from corpus.store.tables import (
    documents,
    fact_names,
    facts,
    names,
    past_facts,
    statement_entities,
    statements,
)
from corpus.store.verdicts import UNREVIEWED, find_verdicts

_STORY = func.coalesce(documents.c.story, documents.c.number)
_COUNTED = (
    "document",
    "place",
    "first_seen",
    "last_seen",
    "documents",
    "sources",
    "confidence",
    "priority",
    "retracted",
    "cause",
)
_SAVE = (
    update(statements)
    .where(statements.c.number == bindparam("at"))
    .values({name: bindparam(f"new_{name}") for name in _COUNTED} | {"stale": False})
)
_JUDGE = (
    update(statements)
    .where(statements.c.number == bindparam("at"))
    .values(status=bindparam("now"), review=bindparam("row"), version=bindparam("last"))
)
_UNLINK = delete(statement_entities).where(
    statement_entities.c.statement == bindparam("number"),
    statement_entities.c.entity == bindparam("meant"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Use:
    """What is counted of a statement, and its newest occurrence."""

    statement: int
    document: int
    place: int
    documents: int
    sources: int
    first_seen: date | None
    last_seen: date | None
    confidence: float
    retracted: date | None
    cause: str | None


def count_stale(connection: Connection, *, limit: int) -> int:
    """Count up to `limit` stale statements.

    Returns:
        How many were looked at; 0 when none is left.
    """
    chosen = select(statements.c.number).where(statements.c.stale).order_by(statements.c.number)
    numbers = list(connection.scalars(chosen.limit(limit)))
    if numbers:
        count_statements(connection, numbers)
    return len(numbers)


def count_statements(connection: Connection, numbers: Sequence[int]) -> None:
    """Bring the rows of statements in line with their facts and reviews; drop those without any."""
    _forget_restated(connection, numbers)
    uses = _count(connection, facts, numbers)
    uses |= _count(connection, past_facts, [each for each in numbers if each not in uses])
    _drop(connection, [each for each in numbers if each not in uses])
    _unlink(connection, _find_counted(connection, uses))
    rows = [_make_row(use) for use in uses.values()]
    if rows:
        connection.execute(_SAVE, rows)
    judge_statements(connection, numbers)
    index_statements(connection, numbers)


def judge_statements(connection: Connection, numbers: Sequence[int]) -> None:
    """Bring statements in line with the review log, and have all that follows from them know."""
    chosen = select(statements.c.number, statements.c.status, statements.c.version)
    before = connection.execute(chosen.where(statements.c.number.in_(numbers))).all()
    verdicts = find_verdicts(connection, [row.number for row in before])
    rows = [
        {"at": row.number, "now": verdict.status, "row": verdict.review, "last": verdict.version}
        for row in before
        for verdict in [verdicts.get(row.number, UNREVIEWED)]
        if verdict.version or row.version
    ]
    if rows:
        connection.execute(_JUDGE, rows)
    was_corrected = {row.number for row in before if row.status == CORRECTED}
    correct_statements(connection, verdicts, was_corrected)
    note_statements(connection, numbers)


def measure_priority(confidence: float, documents: int) -> float:
    """Weigh how much a review would help: doubt, times one for each doubling of the documents."""
    return (1 - confidence) * (1 + math.log2(max(documents, 1)))


def _forget_restated(connection: Connection, numbers: Sequence[int]) -> None:
    """Drop the past facts that their document states again, if in other words of that meaning."""
    again = exists().where(
        facts.c.document == past_facts.c.document,
        or_(facts.c.statement == past_facts.c.statement, facts.c.key == past_facts.c.key),
    )
    connection.execute(delete(past_facts).where(past_facts.c.statement.in_(numbers), again))


def _count(connection: Connection, table: Table, numbers: Sequence[int]) -> dict[int, _Use]:
    """Count the facts of statements, or their past facts; those without any are left out."""
    is_past = table is past_facts
    chosen = (
        select(
            table.c.statement,
            func.count(distinct(table.c.document)).label("documents"),
            func.count(distinct(_STORY)).label("sources"),
            func.min(table.c.seen).label("first_seen"),
            func.max(table.c.seen).label("last_seen"),
            func.max(table.c.fields["confidence"].as_float()).label("confidence"),
            (func.max(table.c.dropped) if is_past else null()).label("retracted"),
            (func.max(table.c.cause) if is_past else null()).label("cause"),
        )
        .join_from(table, documents, documents.c.number == table.c.document)
        .where(table.c.statement.in_(numbers))
        .group_by(table.c.statement)
    )
    newest = _find_newest(connection, table, numbers)
    return {
        row.statement: _Use(**row._mapping, document=document, place=place)
        for row in connection.execute(chosen)
        for document, place in [newest[row.statement]]
    }


def _find_newest(
    connection: Connection, table: Table, numbers: Sequence[int]
) -> dict[int, tuple[int, int]]:
    """Map statements to document and place of the occurrence that was published last."""
    order = (table.c.seen.desc().nulls_last(), table.c.document.desc(), table.c.place)
    rank = func.row_number().over(partition_by=table.c.statement, order_by=order)
    ranked = (
        select(table.c.statement, table.c.document, table.c.place, rank.label("rank"))
        .where(table.c.statement.in_(numbers))
        .subquery()
    )
    rows = connection.execute(select(ranked).where(ranked.c.rank == 1))
    return {row.statement: (row.document, row.place) for row in rows}


def _drop(connection: Connection, numbers: Sequence[int]) -> None:
    links = statement_entities.c.statement.in_(numbers)
    connection.execute(delete(statement_entities).where(links))
    connection.execute(delete(statements).where(statements.c.number.in_(numbers)))


def _find_counted(connection: Connection, numbers: Collection[int]) -> list[int]:
    """Give the statements that were counted before; the others are new."""
    chosen = select(statements.c.number).where(
        statements.c.number.in_(numbers), statements.c.documents > 0
    )
    return list(connection.scalars(chosen))


def _unlink(connection: Connection, numbers: Collection[int]) -> None:
    """Drop links to entities that no fact of these statements speaks of any more."""
    meant = (
        select(facts.c.statement, names.c.entity)
        .join_from(
            facts,
            fact_names,
            and_(fact_names.c.document == facts.c.document, fact_names.c.fact == facts.c.place),
        )
        .join(names)
        .where(facts.c.statement.in_(numbers))
        .distinct()
    )
    held = select(statement_entities).where(statement_entities.c.statement.in_(numbers))
    spoken = set(map(tuple, connection.execute(meant)))
    stated = {statement for statement, _ in spoken}  # past facts keep their links
    gone = [
        {"number": row.statement, "meant": row.entity}
        for row in connection.execute(held)
        if row.statement in stated and (row.statement, row.entity) not in spoken
    ]
    if gone:
        connection.execute(_UNLINK, gone)


def _make_row(use: _Use) -> dict[str, Any]:
    own = {f"new_{name}": getattr(use, name) for name in _COUNTED if name != "priority"}
    priority = measure_priority(use.confidence, use.documents)
    return {"at": use.statement, "new_priority": priority} | own
