"""The review log: what analysts decide about statements, kept for good.

A decision covers the facts that its statement has at that moment, by `facts.key`: read again by
whichever reader and joined in whichever way, they keep it. A fact that says something else has
another key, and comes to the queue.
"""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, exists, insert, select

from corpus.errors import NothingToUndoError, ReviewConflictError, ReviewError
from corpus.records import freeze_text
from corpus.store.accounts import note_action
from corpus.store.counting import judge_statements
from corpus.store.database import Database
from corpus.store.decided import (
    find_fault,
    find_keys,
    find_touched,
    get_statement_row,
    tell_stated,
)
from corpus.store.facts import load_statements
from corpus.store.queue import (
    count_authors,
    count_types,
    find_before,
    find_disagreements,
    find_queue,
    find_sample,
    make_entry,
    measure_precision,
)
from corpus.store.retries import retried
from corpus.store.review_views import (
    UNDONE,
    AuthorProgress,
    Disagreement,
    LogEntry,
    Precision,
    QueueEnd,
    QueuePage,
    QueueQuery,
    Review,
    TypeProgress,
)
from corpus.store.tables import AnyRow, review_keys, reviews, statements
from corpus.store.totals import Totals, count_totals
from corpus.store.views import StoredFact
from corpus.times import Clock


class ReviewLog:
    """The decisions and the queue, as `Store.reviews`; every method is one transaction."""

    def __init__(self, database: Database, *, clock: Clock) -> None:
        self._database = database
        self._clock = clock
        self._totals: Totals | None = None

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
            row = get_statement_row(connection, decision.statement, decision.version)
            return self._note(connection, decision, action, self._decide(connection, row, decision))

    @retried
    def decide_all(self, decisions: Sequence[Review]) -> list[int]:
        """Put decisions into the log, all of them or none; else as `decide`.

        Their versions are those of before the call: a decision also changes the version of other
        statements with an equal fact, which may be among those that follow.
        """
        with self._database.writing(durable=True) as connection:
            rows = [
                get_statement_row(connection, each.statement, each.version) for each in decisions
            ]
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
            row = get_statement_row(connection, statement, version)
            if row.review is None:
                raise NothingToUndoError(statement)
            back = Review(statement=statement, decision=UNDONE, author=author)
            number = self._write(connection, row, back, undoes=row.review)
            return self._note(connection, back, action, number)

    @retried
    def undo_all(self, numbers: Sequence[int], *, author: str) -> list[int]:
        """Take back decisions by their numbers in the log, all of them or none; else as `undo`.

        The last goes first: what it covered of another one is that one's again.

        Raises:
            MissingStatementError: What one was about is no statement any more.
            ReviewConflictError: One is not in force.
            ReviewError: No author.
        """
        chosen = select(reviews.c.statement, reviews.c.number).where(reviews.c.number.in_(numbers))
        with self._database.writing(durable=True) as connection:
            told = connection.execute(chosen.order_by(reviews.c.number.desc())).all()
            return [self._take_back(connection, each, author) for each in told]

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
                keys = find_keys(connection, get_statement_row(connection, statement, None).number)
                covering = select(review_keys.c.review).where(review_keys.c.key.in_(keys))
                chosen = chosen.where(reviews.c.number.in_(covering))
            return [make_entry(row) for row in connection.execute(chosen)]

    def find_times(self, author: str, *, limit: int) -> list[datetime]:
        """Give when an author wrote the last rows of the log, the last first."""
        chosen = select(reviews.c.at).where(reviews.c.author == author)
        with self._database.reading() as connection:
            ordered = chosen.order_by(reviews.c.number.desc()).limit(limit)
            return list(connection.scalars(ordered))

    def find_last(self, author: str) -> LogEntry | None:
        """Give the last decision of an author that is in force, which `undo` takes back."""
        is_in_force = exists().where(
            statements.c.key == reviews.c.statement, statements.c.review == reviews.c.number
        )
        chosen = select(reviews).where(reviews.c.author == author, is_in_force)
        with self._database.reading() as connection:
            row = connection.execute(chosen.order_by(reviews.c.number.desc()).limit(1)).first()
        return make_entry(row) if row else None

    def find_in_force(self, keys: Collection[str]) -> dict[str, tuple[int, int]]:
        """Map statements to the number of the decision in force, and their version.

        Those without a decision, and keys that no statement has (any more), are not there.
        """
        if not keys:
            return {}
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

    def find_before(self, query: QueueQuery, cursor: str, *, limit: int = 20) -> QueueEnd:
        """Tell where the page of the queue begins that ends at a cursor.

        Raises:
            BadCursorError: It is no cursor of this list.
        """
        with self._database.reading() as connection:
            return find_before(connection, query, cursor, limit=limit)

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
        """Count statements by type and status, types in alphabetical order.

        In a large base a statement that is gone counts until a tenth was added.
        """
        with self._database.reading() as connection:
            self._totals = count_totals(connection, self._totals)
            return count_types(connection, self._totals)

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
        if fault := find_fault(decision, row.type):
            raise ReviewError(decision.statement, fault)
        return self._write(connection, row, decision, undoes=None)

    def _take_back(self, connection: Connection, told: AnyRow, author: str) -> int:
        row = get_statement_row(connection, told.statement, None)
        if row.review != told.number:
            raise ReviewConflictError(row.key, told.number, row.version)
        back = Review(statement=row.key, decision=UNDONE, author=author)
        return self._write(connection, row, back, undoes=told.number)

    def _write(
        self, connection: Connection, row: AnyRow, decision: Review, *, undoes: int | None
    ) -> int:
        """Write a row of the log with the facts it covers, and bring in line what it touches."""
        if not decision.author.strip():
            raise ReviewError(decision.statement, "names no author")
        keys = set(find_keys(connection, row.number))
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
                "stated": tell_stated(load_statements(connection, [row.number])),
                "undoes": undoes,
                "author": freeze_text(decision.author),
                "at": self._clock(),
            },
        ).one()
        covers = [{"key": key, "review": number} for key in sorted(keys)]
        connection.execute(insert(review_keys), covers)
        judge_statements(connection, sorted(find_touched(connection, keys) | {row.number}))
        return int(number)
