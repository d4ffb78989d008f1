"""Go through all names and statements of a base in one order, to hold it against another."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Select, select

from corpus.store.database import Database
from corpus.store.tables import documents, entities, names, statements
from corpus.store.verdicts import SHOWN

_STREAMED = {"yield_per": 2_000}


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """Which documents are gone through; an empty field does not restrict.

    `since` and `until` are Korean days of publication, inclusive.
    """

    publisher: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class NamePlace:
    """A name of a document, by the document's number and its place there, with its entity's key."""

    document: int
    place: int
    entity: str


@dataclass(frozen=True, slots=True)
class StatementMark:
    """What of a statement may change: how often, by how many and with what decision it stands."""

    key: str
    number: int
    type: str
    publisher: str
    documents: int
    sources: int
    status: str


class Snapshots:
    """Walks through the whole base, as `Store.snapshots`, each over one snapshot of it."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def walk_names(self, part: Part) -> Iterator[NamePlace]:
        """Yield the names that have an entity, by document and place."""
        chosen = (
            select(names.c.document, names.c.place, entities.c.key)
            .join_from(names, entities, entities.c.number == names.c.entity)
            .join(documents, documents.c.number == names.c.document)
            .order_by(names.c.document, names.c.place)
        )
        for row in self._stream(_restrict(chosen, part, names.c.seen)):
            yield NamePlace(*row)

    def walk_statements(self, part: Part) -> Iterator[StatementMark]:
        """Yield the statements that lists show, by their keys."""
        chosen = (
            select(
                statements.c.key,
                statements.c.number,
                statements.c.type,
                documents.c.publisher,
                statements.c.documents,
                statements.c.sources,
                statements.c.status,
            )
            .join_from(statements, documents, documents.c.number == statements.c.document)
            .where(SHOWN)
            .order_by(statements.c.key)
        )
        for row in self._stream(_restrict(chosen, part, statements.c.last_seen)):
            yield StatementMark(*row)

    def _stream(self, chosen: Select[Any]) -> Iterator[Any]:
        with self._database.reading() as connection:
            streamed = connection.execute(chosen, execution_options=_STREAMED)
            for rows in streamed.partitions():
                yield from rows


def _restrict(chosen: Select[Any], part: Part, day: Any) -> Select[Any]:
    if part.publisher is not None:
        chosen = chosen.where(documents.c.publisher == part.publisher)
    if part.since is not None:
        chosen = chosen.where(day >= part.since)
    if part.until is not None:
        chosen = chosen.where(day <= part.until)
    return chosen
