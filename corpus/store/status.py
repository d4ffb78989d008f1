"""What the store holds, and what went wrong."""

from typing import Any

from sqlalchemy import Connection, and_, delete, func, insert, select
from sqlalchemy.sql import FromClause

from corpus.records import freeze_text
from corpus.store.tables import (
    documents,
    entities,
    facts,
    mentions,
    rejects,
    revisions,
    stages,
)
from corpus.store.views import READ, Counts, Failure, PublisherCounts, Reject

# The newest text of each document beside the stage row of its last reader.
_READ_NOW = and_(
    stages.c.document == documents.c.number,
    stages.c.stage == READ,
    stages.c.input_hash == documents.c.input_hash,
)


def counts(connection: Connection) -> Counts:
    """Count what the store holds."""
    read = select(func.count(), func.count(stages.c.fault)).join_from(documents, stages, _READ_NOW)
    done, failed = connection.execute(read).one()
    stored = _count(connection, documents)
    return Counts(
        documents=stored,
        revisions=_count(connection, revisions),
        unread=stored - done,
        failed=failed,
        mentions=_count(connection, mentions),
        facts=_count_by_type(connection, facts),
        entities=_count_by_type(connection, entities),
        publishers=_count_publishers(connection),
    )


def failures(connection: Connection) -> list[Failure]:
    """Give the documents whose newest text a stage could not work on, last first."""
    rows = connection.execute(
        select(
            documents.c.id.label("document_id"),
            stages.c.stage,
            stages.c.version,
            stages.c.fault,
            stages.c.at,
        )
        .join_from(stages, documents)
        .where(stages.c.fault.is_not(None), stages.c.input_hash == documents.c.input_hash)
        .order_by(stages.c.at.desc(), documents.c.id)
    )
    return [Failure(**row._mapping) for row in rows]


def count_reject(connection: Connection, **reject: Any) -> None:
    """Note a refused page once for each reason, with the last time."""
    row = {key: freeze_text(v) if isinstance(v, str) else v for key, v in reject.items()}
    same = [rejects.c[name] == row[name] for name in ("publisher", "reason", "address")]
    connection.execute(delete(rejects).where(*same))
    connection.execute(insert(rejects), row)


def rejects_by_reason(connection: Connection) -> list[Reject]:
    """Give the refused pages by publisher and reason, each with its last page."""
    last = func.row_number().over(
        partition_by=(rejects.c.publisher, rejects.c.reason),
        order_by=(rejects.c.at.desc(), rejects.c.address),
    )
    count = func.count().over(partition_by=(rejects.c.publisher, rejects.c.reason))
    ranked = select(rejects, last.label("last"), count.label("count")).subquery()
    rows = connection.execute(
        select(ranked).where(ranked.c.last == 1).order_by(ranked.c.publisher, ranked.c.reason)
    )
    return [
        Reject(
            publisher=row.publisher,
            reason=row.reason,
            count=row._mapping["count"],
            last_address=row.address,
            last_at=row.at,
        )
        for row in rows
    ]


def _count(connection: Connection, table: FromClause) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _count_by_type(connection: Connection, table: FromClause) -> dict[str, int]:
    word = table.c.type
    rows = connection.execute(select(word, func.count()).group_by(word).order_by(word))
    return {row[0]: row[1] for row in rows}


def _count_publishers(connection: Connection) -> tuple[PublisherCounts, ...]:
    rows = connection.execute(
        select(
            documents.c.publisher,
            func.count().label("documents"),
            func.min(documents.c.published).label("first_published"),
            func.max(documents.c.published).label("last_published"),
            func.max(documents.c.fetched).label("last_fetched"),
        )
        .group_by(documents.c.publisher)
        .order_by(documents.c.publisher)
    )
    return tuple(PublisherCounts(**row._mapping) for row in rows)
