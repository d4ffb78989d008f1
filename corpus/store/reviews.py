"""The review log: what analysts decide about statements, kept for good.

A decision covers the facts that its statement has at that moment, by `facts.key`: read again by
whichever reader and joined in whichever way, they keep it. A fact that says something else has
another key, and comes to the queue.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, insert, select, union

from corpus.errors import (
    MissingStatementError,
    NothingToUndoError,
    ReviewConflictError,
    ReviewError,
)
from corpus.records import freeze_text
from corpus.store.accounts import note_action
from corpus.store.codec import check_fields, encode_fields
from corpus.store.counting import judge_statements
from corpus.store.database import Database
from corpus.store.facts import load_statements
from corpus.store.queue import (
    count_authors,
    count_types,
    find_disagreements,
    find_queue,
    find_sample,
    make_entry,
    measure_precision,
)
from corpus.store.retries import retried
from corpus.store.review_views import (
    ACCEPTED,
    CORRECTED,
    REJECTED,
    UNDONE,
    AuthorProgress,
    Disagreement,
    LogEntry,
    Precision,
    QueuePage,
    QueueQuery,
    Review,
    TypeProgress,
)
from corpus.store.tables import AnyRow, facts, past_facts, review_keys, reviews, statements
from corpus.store.views import StoredFact
from corpus.times import Clock


class ReviewLog:
    """The decisions and the queue, as `Store.reviews`; every method is one transaction."""

    def __init__(self, database: Database, *, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    @retried
    def decide(self, decision: Review, *, action: str = "") -> int:
        """Put a decision into the log; it is in force at once, and outlives a power cut.

        Args:
            decision: What is decided, by whom.
            action: What the audit log calls it; without a word it has no line there.

        Returns:
            Its number in the log, which is the statement's version now.

        Raises:
            MissingStatementError: No statement has the key (any more).
            ReviewConflictError: The log has a newer row about it than the decision names.
            ReviewError: No author, an unknown decision, a rejection without a reason, a correction
                without fields, or fields that the type does not have.
        """
        with self._database.writing(durable=True) as connection:
            row = _get_statement(connection, decision.statement, decision.version)
            return self._note(connection, decision, action, self._decide(connection, row, decision))

    @retried
    def decide_all(self, decisions: Sequence[Review]) -> list[int]:
        """Put decisions into the log, all of them or none; else as `decide`.

        Their versions are those of before the call: a decision also changes the version of other
        statements with an equal fact, which may be among those that follow.
        """
        with self._database.writing(durable=True) as connection:
            rows = [_get_statement(connection, each.statement, each.version) for each in decisions]
            return [
                self._decide(connection, row, each)
                for row, each in zip(rows, decisions, strict=True)
            ]

    @retried
    def undo(
        self, statement: str, *, author: str, version: int | None = None, action: str = ""
    ) -> int:
        """Take back the decision in force about a statement; the one before it holds again.

        `action` is as in `decide`.

        Returns:
            The number of the row in the log that says so.

        Raises:
            MissingStatementError: No statement has the key (any more).
            ReviewConflictError: The log has a newer row about it than `version`, if that is given.
            NothingToUndoError: No decision is in force.
            ReviewError: No author.
        """
        with self._database.writing(durable=True) as connection:
            row = _get_statement(connection, statement, version)
            if row.review is None:
                raise NothingToUndoError(statement)
            back = Review(statement=statement, decision=UNDONE, author=author)
            number = self._write(connection, row, back, undoes=row.review)
            return self._note(connection, back, action, number)

    def find_log(
        self,
        *,
        statement: str | None = None,
        author: str | None = None,
        before: int | None = None,
        limit: int | None = 50,
    ) -> list[LogEntry]:
        """Give rows of the log, last first: of the facts of a statement, by an author, or all.

        `before` is a number to go on from.
        """
        chosen = select(reviews).order_by(reviews.c.number.desc()).limit(limit)
        if author is not None:
            chosen = chosen.where(reviews.c.author == author)
        if before is not None:
            chosen = chosen.where(reviews.c.number < before)
        with self._database.reading() as connection:
            if statement is not None:
                keys = _find_keys(connection, _get_statement(connection, statement, None).number)
                covering = select(review_keys.c.review).where(review_keys.c.key.in_(keys))
                chosen = chosen.where(reviews.c.number.in_(covering))
            return [make_entry(row) for row in connection.execute(chosen)]

    def find_in_force(self, keys: Collection[str]) -> dict[str, tuple[int, int]]:
        """Map statements to the number of the decision in force, and their version.

        Those without a decision, and keys that no statement has (any more), are not there.
        """
        columns = (statements.c.key, statements.c.review, statements.c.version)
        chosen = select(*columns).where(
            statements.c.key.in_(sorted(keys)), statements.c.review.is_not(None)
        )
        with self._database.reading() as connection:
            return {row.key: (row.review, row.version) for row in connection.execute(chosen)}

    def find_queue(
        self, query: QueueQuery, *, limit: int = 20, after: str | None = None
    ) -> QueuePage:
        """Give a page of statements by priority, the most needed review first.

        Args:
            query: Which ones.
            limit: The most to give.
            after: The cursor of the page before; what was decided meanwhile is not there any more.

        Raises:
            BadCursorError: `after` is no cursor of this list.
        """
        with self._database.reading() as connection:
            return find_queue(connection, query, limit=limit, after=after)

    def find_disagreements(self, *, limit: int = 50) -> list[Disagreement]:
        """Give the statements whose authors do not say the same, last decided first."""
        with self._database.reading() as connection:
            return find_disagreements(connection, limit=limit)

    def find_sample(self, fact_type: str, *, size: int = 50) -> list[StoredFact]:
        """Give a random sample of a type's statements: the same for the same base."""
        with self._database.reading() as connection:
            return load_statements(connection, find_sample(connection, fact_type, size=size))

    def measure_precision(self, fact_type: str, *, size: int = 50) -> Precision:
        """Tell how many of the sample were right as they were read."""
        with self._database.reading() as connection:
            return measure_precision(connection, fact_type, size=size)

    def count_types(self) -> list[TypeProgress]:
        """Count statements by type and status, types in alphabetical order."""
        with self._database.reading() as connection:
            return count_types(connection)

    def count_authors(self) -> list[AuthorProgress]:
        """Count the rows of the log by author, in alphabetical order."""
        with self._database.reading() as connection:
            return count_authors(connection)

    def _note(self, connection: Connection, told: Review, action: str, number: int) -> int:
        row = {"author": told.author, "action": action, "subject": told.statement}
        if action:
            note_action(connection, row | {"details": {"number": number}, "at": self._clock()})
        return number

    def _decide(self, connection: Connection, row: AnyRow, decision: Review) -> int:
        if fault := _find_fault(decision, row.type):
            raise ReviewError(decision.statement, fault)
        return self._write(connection, row, decision, undoes=None)

    def _write(
        self, connection: Connection, row: AnyRow, decision: Review, *, undoes: int | None
    ) -> int:
        """Write a row of the log with the facts it covers, and bring in line what it touches."""
        if not decision.author.strip():
            raise ReviewError(decision.statement, "names no author")
        keys = set(_find_keys(connection, row.number))
        if undoes is not None:
            covered = select(review_keys.c.key).where(review_keys.c.review == undoes)
            keys |= set(connection.scalars(covered))
        added = insert(reviews).returning(reviews.c.number)
        number = connection.scalars(
            added,
            {
                "statement": decision.statement,
                "type": row.type,
                "decision": decision.decision,
                "fields": dict(decision.fields),
                "reason": freeze_text(decision.reason),
                "stated": _tell_stated(load_statements(connection, [row.number])),
                "undoes": undoes,
                "author": freeze_text(decision.author),
                "at": self._clock(),
            },
        ).one()
        covers = [{"key": key, "review": number} for key in sorted(keys)]
        connection.execute(insert(review_keys), covers)
        judge_statements(connection, sorted(_find_touched(connection, keys) | {row.number}))
        return int(number)


def _get_statement(connection: Connection, key: str, version: int | None) -> AnyRow:
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


def _find_fault(decision: Review, fact_type: str) -> str:
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


def _find_keys(connection: Connection, statement: int) -> list[str]:
    """Give the keys of the facts that a statement has or had last."""
    stated = union(
        *(
            select(table.c.key).where(table.c.statement == statement)
            for table in (facts, past_facts)
        )
    )
    return list(connection.scalars(stated))


def _find_touched(connection: Connection, keys: set[str]) -> set[int]:
    touched = union(
        *(
            select(table.c.statement).where(table.c.key.in_(keys), table.c.statement.is_not(None))
            for table in (facts, past_facts)
        )
    )
    return set(connection.scalars(touched))


def _tell_stated(found: Sequence[StoredFact]) -> Mapping[str, Any]:
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
