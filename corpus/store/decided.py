"""What a decision is about: its statement, the facts that it covers, what the analyst saw."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, select, union

from corpus.errors import MissingStatementError, ReviewConflictError
from corpus.store.codec import check_fields, encode_fields
from corpus.store.review_views import ACCEPTED, CORRECTED, REJECTED, Review
from corpus.store.tables import AnyRow, facts, past_facts, statements
from corpus.store.views import StoredFact


def get_statement_row(connection: Connection, key: str, version: int | None) -> AnyRow:
    """Give a statement, to write about it where `version` is what an analyst saw.

    Raises:
        MissingStatementError: No statement has the key (any more).
        ReviewConflictError: The log has a newer row about it.
    """
    row = connection.execute(
        select(statements).where(statements.c.key == key).with_for_update()
        if version is not None
        else select(statements).where(statements.c.key == key)
    ).one_or_none()
    if row is None:
        raise MissingStatementError(key)
    if version is not None and version != row.version:
        raise ReviewConflictError(key, version, row.version)
    return row


def find_fault(decision: Review, fact_type: str) -> str:
    """Tell what is wrong with a decision, empty for nothing."""
    if decision.decision not in (ACCEPTED, CORRECTED, REJECTED):
        return f"is {decision.decision!r}, and neither accepted, corrected nor rejected"
    if decision.decision == CORRECTED and not decision.fields:
        return "corrects no field"
    if decision.decision != CORRECTED and decision.fields:
        return "names fields, but only a correction does"
    if decision.decision == REJECTED and not decision.reason.strip():
        return "rejects without a reason"
    fault = check_fields(fact_type, decision.fields)
    return f"has a wrong field: {fault}" if fault else ""


def find_keys(connection: Connection, statement: int) -> list[str]:
    """Give the keys of the facts that a statement has or had last."""
    stated = union(
        *(
            select(table.c.key).where(table.c.statement == statement)
            for table in (facts, past_facts)
        )
    )
    return list(connection.scalars(stated))


def find_touched(connection: Connection, keys: set[str]) -> set[int]:
    """Give the numbers of the statements that facts with these keys belong to."""
    touched = union(
        *(
            select(table.c.statement).where(table.c.key.in_(keys), table.c.statement.is_not(None))
            for table in (facts, past_facts)
        )
    )
    return set(connection.scalars(touched))


def tell_stated(found: Sequence[StoredFact]) -> Mapping[str, Any]:
    """Tell what the analyst saw: fields, document, sentence, place."""
    for stored in found:
        evidence = stored.fact.evidence
        return {
            "fields": encode_fields(stored.fact),
            "document": stored.document.id,
            "revision": stored.revision,
            "start": evidence.start,
            "end": evidence.end,
            "rule": evidence.rule,
            "version": evidence.version,
            "sentence": stored.sentence,
        }
    return {}
