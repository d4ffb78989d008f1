"""Which version of which stage has worked on which text."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, delete, insert, select

from corpus.errors import MissingDocumentError
from corpus.records import freeze_text
from corpus.store.tables import AnyRow, documents, stages

_STATE = select(documents.c.number, documents.c.revision, documents.c.input_hash).where(
    documents.c.id == bindparam("key")
)
_FORGET = delete(stages).where(
    stages.c.document == bindparam("number"), stages.c.stage == bindparam("word")
)


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a stage ended; `fault` is None where it did its work."""

    stage: str
    version: str
    at: datetime
    fault: str | None = None


def get_state(connection: Connection, document_id: str) -> AnyRow:
    """Give a document's number, newest revision and input hash.

    Raises:
        MissingDocumentError: The document is not stored.
    """
    return _find_state(connection, _STATE, document_id)


def lock_state(connection: Connection, document_id: str) -> AnyRow:
    """Give the same, and let nobody change the document until a `live` transaction ends.

    Raises:
        MissingDocumentError: The document is not stored.
    """
    return _find_state(connection, _STATE.with_for_update(key_share=True), document_id)


def _find_state(connection: Connection, chosen: Select[Any], document_id: str) -> AnyRow:
    row = connection.execute(chosen, {"key": document_id}).one_or_none()
    if row is None:
        raise MissingDocumentError(document_id)
    return row


def get_states(connection: Connection, ids: Sequence[str]) -> list[AnyRow]:
    """Give number, newest revision and input hash of those documents that are stored, in order."""
    chosen = select(documents.c.number, documents.c.revision, documents.c.input_hash)
    known = chosen.where(documents.c.id.in_(ids)).order_by(documents.c.number)
    return list(connection.execute(known))


def save_stage(connection: Connection, state: AnyRow, outcome: Outcome) -> None:
    """Note how a stage ended on the document's present text and day."""
    save_stages(connection, [state], outcome)


def save_stages(connection: Connection, states: Sequence[AnyRow], outcome: Outcome) -> None:
    """Note how a stage ended in the same way on some documents."""
    gone = [{"number": state.number, "word": outcome.stage} for state in states]
    rows = [
        {
            "document": state.number,
            "stage": outcome.stage,
            "revision": state.revision,
            "input_hash": state.input_hash,
            "version": outcome.version,
            "fault": outcome.fault and freeze_text(outcome.fault),
            "at": outcome.at,
        }
        for state in states
    ]
    if rows:
        connection.execute(_FORGET, gone)
        connection.execute(insert(stages), rows)


def find_outdated(
    connection: Connection, stage: str, version: str, *, limit: int | None
) -> list[str]:
    """Give the ids of documents that this version has not worked on, oldest in the store first."""
    done = and_(
        stages.c.document == documents.c.number,
        stages.c.stage == stage,
        stages.c.version == version,
        stages.c.input_hash == documents.c.input_hash,
    )
    chosen = (
        select(documents.c.id)
        .outerjoin_from(documents, stages, done)
        .where(stages.c.document.is_(None))
        .order_by(documents.c.number)
        .limit(limit)
    )
    return list(connection.scalars(chosen))
