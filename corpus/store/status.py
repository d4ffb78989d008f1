"""What the store holds, and what went wrong."""

from sqlalchemy import Connection, and_, func, select
from sqlalchemy.sql import FromClause

from corpus.store.tables import (
    documents,
    entities,
    facts,
    mentions,
    revisions,
    stages,
)
from corpus.store.views import READ, Counts, Failure, PublisherCounts

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
