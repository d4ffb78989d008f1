"""What to review next, how far it is, and how right the readers are."""

import math
from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import fields
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Select, exists, func, literal_column, select, tuple_

from corpus.chunks import cut
from corpus.cursors import decode_cursor, encode_cursor
from corpus.errors import BadCursorError
from corpus.store.facts import load_by_number, load_statements
from corpus.store.review_views import (
    ACCEPTED,
    CORRECTED,
    REJECTED,
    UNDONE,
    AuthorProgress,
    Disagreement,
    LogEntry,
    Precision,
    QueueEnd,
    QueuePage,
    QueueQuery,
    TypeProgress,
)
from corpus.store.tables import (
    AnyRow,
    documents,
    entities,
    facts,
    review_keys,
    reviews,
    statement_entities,
    statements,
)
from corpus.store.totals import Totals

# Of the normal distribution, for 95 % on both sides.
_NORMAL = 1.959964
# So many are looked up at once.
_KEYS = 200
_DECIDED = ("number", "statement", "decision", "fields")
# As the index of these rows has it, for databases to know it again.
_UNREVIEWED = "unreviewed"
_IS_DECIDED = statements.c.status != literal_column(f"'{_UNREVIEWED}'")


def find_queue(
    connection: Connection, query: QueueQuery, *, limit: int, after: str | None
) -> QueuePage:
    """Give a page of statements by priority, highest first; of equals the newest."""
    order = tuple_(statements.c.priority, statements.c.number)
    chosen = (
        _restrict(select(statements.c.number, statements.c.priority), query)
        .order_by(statements.c.priority.desc(), statements.c.number.desc())
        .limit(limit + 1)
    )
    if after is not None:
        chosen = chosen.where(order < tuple_(*_read_cursor(after)))
    rows = connection.execute(chosen).all()
    page = rows[:limit]
    following = encode_cursor(page[-1].priority, page[-1].number) if len(rows) > limit else None
    found = load_statements(connection, [row.number for row in page])
    return QueuePage(statements=tuple(found), following=following)


def find_before(connection: Connection, query: QueueQuery, cursor: str, *, limit: int) -> QueueEnd:
    """Tell where the page begins that ends at a cursor, and with which statement it ends."""
    order = tuple_(statements.c.priority, statements.c.number)
    columns = (statements.c.key, statements.c.number, statements.c.priority)
    chosen = (
        _restrict(select(*columns), query)
        .where(order >= tuple_(*_read_cursor(cursor)))
        .order_by(statements.c.priority, statements.c.number)
        .limit(limit + 1)
    )
    rows = connection.execute(chosen).all()
    first = rows[limit] if len(rows) > limit else None
    return QueueEnd(
        after=encode_cursor(first.priority, first.number) if first else None,
        statement=rows[0].key if rows else "",
    )


def find_disagreements(connection: Connection, *, limit: int) -> list[Disagreement]:
    """Give the statements whose authors do not say the same, last decided first."""
    spoken = [
        (key, rows)
        for key, rows in _find_last_decisions(connection).items()
        if len({(row.decision, repr(row.fields)) for row in rows}) > 1
    ]
    spoken.sort(key=lambda each: -each[1][-1].number)
    apart: dict[int, list[AnyRow]] = {}
    for part in cut(spoken, _KEYS):
        if len(apart) >= limit:
            break
        numbers = _find_numbers(connection, {key: rows[-1].statement for key, rows in part})
        for key, rows in part:
            if key in numbers:
                apart.setdefault(numbers[key], rows)
    shown = dict(islice(apart.items(), limit))
    found = load_by_number(connection, list(shown))
    entries = _load_entries(connection, {row.number for rows in shown.values() for row in rows})
    return [
        Disagreement(statement=found[number], entries=tuple(entries[row.number] for row in rows))
        for number, rows in shown.items()
        if number in found
    ]


def find_sample(connection: Connection, fact_type: str, *, size: int) -> list[int]:
    """Give the numbers of the statements whose keys come first: keys are hashes, so by chance."""
    chosen = (
        select(statements.c.number)
        .where(statements.c.type == fact_type, statements.c.cause.is_(None))
        .where(statements.c.documents > 0)
        .order_by(statements.c.key)
        .limit(size)
    )
    return list(connection.scalars(chosen))


def measure_precision(connection: Connection, fact_type: str, *, size: int) -> Precision:
    """Count how many of the sample were right; the bounds are Wilson's."""
    numbers = find_sample(connection, fact_type, size=size)
    chosen = select(statements.c.status).where(statements.c.number.in_(numbers))
    found = list(connection.scalars(chosen))
    decided = sum(status in (ACCEPTED, CORRECTED, REJECTED) for status in found)
    right = found.count(ACCEPTED)
    low, high = _bound(right, decided)
    return Precision(
        type=fact_type, size=len(numbers), decided=decided, right=right, low=low, high=high
    )


def count_types(connection: Connection, totals: Totals) -> list[TypeProgress]:
    """Count statements by type and status, types in alphabetical order.

    Those that are decided are counted anew, by an index alone.
    """
    decided = (
        select(statements.c.type, statements.c.status, func.count())
        .where(_IS_DECIDED)
        .group_by(statements.c.type, statements.c.status)
    )
    found: defaultdict[str, dict[str, int]] = defaultdict(dict)
    for word, status, count in connection.execute(decided):
        found[word][status] = count
    return [
        TypeProgress(
            type=word,
            statements=count,
            **{status: found[word].get(status, 0) for status in (ACCEPTED, CORRECTED, REJECTED)},
        )
        for word, count in sorted(totals.counts.items())
    ]


def count_authors(connection: Connection) -> list[AuthorProgress]:
    """Count the rows of the log by author, in alphabetical order."""
    told = {
        status: func.count().filter(reviews.c.decision == status).label(status)
        for status in (ACCEPTED, CORRECTED, REJECTED, UNDONE)
    }
    chosen = (
        select(
            reviews.c.author,
            *told.values(),
            func.min(reviews.c.at).label("first_at"),
            func.max(reviews.c.at).label("last_at"),
        )
        .group_by(reviews.c.author)
        .order_by(reviews.c.author)
    )
    return [AuthorProgress(**row._mapping) for row in connection.execute(chosen)]


def make_entry(row: AnyRow) -> LogEntry:
    """Make an entry from a row of the log."""
    return LogEntry(**{field.name: row._mapping[field.name] for field in fields(LogEntry)})


def _restrict(chosen: Select[Any], query: QueueQuery) -> Select[Any]:
    chosen = chosen.where(statements.c.status == query.status, statements.c.cause.is_(None))
    chosen = chosen.where(statements.c.documents > 0)
    if query.status != _UNREVIEWED:
        chosen = chosen.where(_IS_DECIDED)
    if query.type is not None:
        chosen = chosen.where(statements.c.type == query.type)
    if query.since is not None:
        chosen = chosen.where(statements.c.last_seen >= query.since)
    if query.until is not None:
        chosen = chosen.where(statements.c.last_seen <= query.until)
    if query.entity_key is not None:
        speaks = select(statement_entities.c.statement).join(
            entities, entities.c.number == statement_entities.c.entity
        )
        wanted = speaks.where(entities.c.key == query.entity_key)
        chosen = chosen.where(statements.c.number.in_(wanted))
    if query.publisher is not None:
        stated = (
            select(facts.c.document)
            .join_from(facts, documents, documents.c.number == facts.c.document)
            .where(
                facts.c.statement == statements.c.number, documents.c.publisher == query.publisher
            )
        )
        known = documents.alias()
        chosen = chosen.where(
            exists(stated.correlate(statements)),
            # Asked once: of an unknown one not all statements are looked at.
            exists().where(known.c.publisher == query.publisher),
        )
    return chosen


def _read_cursor(after: str) -> tuple[float, int]:
    match decode_cursor(after):
        case (float() | int() as priority, int() as number):
            return priority, number
    raise BadCursorError(after)


def _find_numbers(connection: Connection, seen: Mapping[str, str]) -> dict[str, int]:
    """Find the statements of facts by their keys: of several the one that was decided about.

    `seen` maps the facts to the key of that.
    """
    chosen = (
        select(facts.c.key, statements.c.number, statements.c.key.label("statement"))
        .join_from(statements, facts, facts.c.statement == statements.c.number)
        .where(facts.c.key.in_(seen))
        .order_by(statements.c.number)
    )
    rows = sorted(connection.execute(chosen), key=lambda row: row.statement != seen[row.key])
    found: dict[str, int] = {}
    for row in rows:
        found.setdefault(row.key, row.number)
    return found


def _load_entries(connection: Connection, numbers: Collection[int]) -> dict[int, LogEntry]:
    rows = connection.execute(select(reviews).where(reviews.c.number.in_(numbers)))
    return {row.number: make_entry(row) for row in rows}


def _find_last_decisions(connection: Connection) -> dict[str, list[AnyRow]]:
    """Map facts that several authors decided about to what each decided last."""
    undone = select(reviews.c.undoes).where(reviews.c.undoes.is_not(None))
    live = (
        select(review_keys.c.key, reviews.c.author, func.max(reviews.c.number).label("last"))
        .join_from(review_keys, reviews)
        .where(reviews.c.decision != UNDONE, reviews.c.number.not_in(undone))
        .group_by(review_keys.c.key, reviews.c.author)
        .cte("live")
    )
    several = select(live.c.key).group_by(live.c.key).having(func.count() > 1)
    chosen = (
        select(live.c.key.label("covered"), *(reviews.c[name] for name in _DECIDED))
        .join_from(live, reviews, reviews.c.number == live.c.last)
        .where(live.c.key.in_(several))
        .order_by(reviews.c.number)
    )
    found: defaultdict[str, list[AnyRow]] = defaultdict(list)
    for row in connection.execute(chosen):
        found[row.covered].append(row)
    return found


def _bound(right: int, decided: int) -> tuple[float, float]:
    """Bound a share with 95 % confidence. Source: Wilson (1927), without continuity correction."""
    if not decided:
        return 0.0, 1.0
    share, weight = right / decided, _NORMAL**2 / decided
    centre = share + weight / 2
    spread = _NORMAL * math.sqrt(share * (1 - share) / decided + weight / (4 * decided))
    return (centre - spread) / (1 + weight), (centre + spread) / (1 + weight)
