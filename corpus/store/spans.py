"""What the base learnt in a span of days: counts, the most covered stories, the new entities."""

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from corpus.store.crawls import held_documents
from corpus.store.database import Database
from corpus.store.documents import HEAD_COLUMNS, make_head
from corpus.store.newest import LIVE
from corpus.store.tables import documents, entities, mentions, names, points, statements
from corpus.store.verdicts import SHOWN
from corpus.store.views import DocumentHead
from corpus.times import day_start


@dataclass(frozen=True, slots=True, kw_only=True)
class FirstMention:
    """An entity, and where its first document names it first.

    `start` and `end` count code points of the text that was read.
    """

    key: str
    type: str
    name: str
    mentions: int
    document: DocumentHead
    start: int
    end: int


class SpanIndex:
    """Spans of Korean days, both ends inclusive, as `Store.spans`.

    What an unhealthy crawl brought and nobody accepted is left out of documents and stories.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def count_documents(self, since: date, until: date) -> int:
        """Count the documents that were published."""
        chosen = select(func.count()).where(_published(since, until))
        with self._database.reading() as connection:
            return connection.scalar(chosen) or 0

    def count_new_statements(self, since: date, until: date) -> dict[str, int]:
        """Count the statements that were made for the first time, by type."""
        chosen = (
            select(statements.c.type, func.count())
            .where(SHOWN, statements.c.first_seen.between(since, until))
            .group_by(statements.c.type)
            .order_by(statements.c.type)
        )
        with self._database.reading() as connection:
            return {row[0]: row[1] for row in connection.execute(chosen)}

    def count_unreviewed(self, since: date, until: date) -> int:
        """Count the statements last made in the span that nobody has reviewed."""
        chosen = select(func.count()).where(
            SHOWN,
            statements.c.status == "unreviewed",
            statements.c.cause.is_(None),
            statements.c.last_seen.between(since, until),
        )
        with self._database.reading() as connection:
            return connection.scalar(chosen) or 0

    def find_due_plans(
        self, since: date, until: date, *, limit: int = 50
    ) -> list[tuple[date, int]]:
        """Give plans and targets whose time ends in the span: that day, and the statement's number.

        Only those with a time of their own and an entity that they are about, soonest first.
        """
        chosen = (
            select(points.c.last, points.c.statement)
            .join(statements, statements.c.number == points.c.statement)
            .where(
                LIVE,
                points.c.status.in_(("plan", "target")),
                points.c.basis == "stated",
                points.c.last.between(since, until),
            )
            .order_by(points.c.last, points.c.statement)
            .limit(limit)
        )
        with self._database.reading() as connection:
            return [(row.last, row.statement) for row in connection.execute(chosen)]

    def find_stories(self, since: date, until: date, *, limit: int) -> list[list[DocumentHead]]:
        """Give the stories that most documents told, each with these, first published first."""
        count = func.count()
        largest = (
            select(documents.c.story)
            .where(_published(since, until), documents.c.story.is_not(None))
            .group_by(documents.c.story)
            .having(count > 1)
            .order_by(count.desc(), documents.c.story)
            .limit(limit)
        )
        with self._database.reading() as connection:
            stories = list(connection.scalars(largest))
            found = _load_stories(connection, stories, _published(since, until))
        return [found[story] for story in stories]

    def find_new_entities(
        self, since: date, until: date, *, types: Collection[str], limit: int
    ) -> tuple[list[FirstMention], int]:
        """Give the entities that no document named before, most mentioned first.

        Returns:
            Up to `limit` of them, and how many there are.
        """
        new = and_(entities.c.first_seen.between(since, until), entities.c.type.in_(types))
        ordered = (entities.c.mentions.desc(), entities.c.key)
        with self._database.reading() as connection:
            total = connection.scalar(select(func.count()).where(new)) or 0
            chosen = select(entities).where(new).order_by(*ordered).limit(limit)
            rows = connection.execute(chosen).all()
            found = (connection.execute(_first_mention(row.number)).first() for row in rows)
            mentioned = [
                FirstMention(
                    key=row.key,
                    type=row.type,
                    name=row.name,
                    mentions=row.mentions,
                    document=make_head(at),
                    start=at.start,
                    end=at.end,
                )
                for row, at in zip(rows, found, strict=True)
                if at is not None
            ]
        return mentioned, total


def _published(since: date, until: date) -> ColumnElement[bool]:
    return and_(
        documents.c.published >= day_start(since),
        documents.c.published < day_start(until + timedelta(days=1)),
        documents.c.number.not_in(held_documents()),
    )


def _load_stories(
    connection: Connection, stories: Collection[int], published: ColumnElement[bool]
) -> dict[int, list[DocumentHead]]:
    chosen = (
        select(documents.c.story, *HEAD_COLUMNS)
        .where(documents.c.story.in_(stories), published)
        .order_by(documents.c.published, documents.c.id)
    )
    found: defaultdict[int, list[DocumentHead]] = defaultdict(list)
    for row in connection.execute(chosen):
        found[row.story].append(make_head(row))
    return found


def _first_mention(entity: int) -> Select[Any]:
    """Choose where an entity is named first, of what is not held back.

    That is outside the title where it stands there too.
    """
    in_title = mentions.c.end <= func.length(documents.c.title)
    return (
        select(*HEAD_COLUMNS, mentions.c.start, mentions.c.end)
        .join_from(
            names,
            mentions,
            and_(mentions.c.document == names.c.document, mentions.c.name == names.c.place),
        )
        .join(documents, documents.c.number == names.c.document)
        .where(names.c.entity == entity, documents.c.number.not_in(held_documents()))
        .order_by(names.c.seen.nulls_last(), names.c.document, in_title, mentions.c.start)
        .limit(1)
    )
