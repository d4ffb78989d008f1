"""What the review log says of statements, by the facts that each decision covers."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy import Connection, and_, or_, select, union

from corpus.store.tables import AnyRow, facts, past_facts, review_keys, reviews, statements

UNDONE = "undone"

SHOWN = and_(
    statements.c.documents > 0,
    statements.c.status != "rejected",
    or_(
        statements.c.cause.is_(None),
        statements.c.cause == "revision",
        statements.c.status != "unreviewed",
    ),
)
"""The statements that lists show: counted, not rejected, and not only dropped by another reader."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The decision in force: its row of the log, the fields that it corrects.

    `version` is the last row of the log that speaks of the statement, also of one undone.
    """

    status: str = "unreviewed"
    review: int | None = None
    version: int = 0
    fields: Mapping[str, Any] = field(default_factory=dict)


UNREVIEWED = Verdict()


def find_verdicts(connection: Connection, numbers: Collection[int]) -> dict[int, Verdict]:
    """Give the verdicts of statements; those that no decision covers are left out."""
    covered = union(
        *(
            select(table.c.statement, review_keys.c.review)
            .join_from(table, review_keys, review_keys.c.key == table.c.key)
            .where(table.c.statement.in_(numbers))
            for table in (facts, past_facts)
        )
    ).subquery()
    chosen = select(covered.c.statement, reviews).join_from(
        covered, reviews, reviews.c.number == covered.c.review
    )
    logs: defaultdict[int, list[AnyRow]] = defaultdict(list)
    for row in connection.execute(chosen):
        logs[row[0]].append(row)
    return {statement: judge(rows) for statement, rows in logs.items()}


def judge(rows: Iterable[AnyRow]) -> Verdict:
    """Give what rows of the log come to: the last decision that nobody has undone."""
    rows = sorted(rows, key=lambda row: row.number)
    undone = {row.undoes for row in rows}
    for row in reversed(rows):
        if row.decision != UNDONE and row.number not in undone:
            return Verdict(
                status=row.decision, review=row.number, version=rows[-1].number, fields=row.fields
            )
    return Verdict(version=rows[-1].number)
