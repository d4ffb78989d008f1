"""The conditions that filters and comparisons of values put on documents and statements."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Connection,
    and_,
    bindparam,
    exists,
    literal,
    or_,
    select,
)

from corpus.records import freeze_text, name_key
from corpus.store.crawls import held_documents
from corpus.store.fulltext import Restrict
from corpus.store.searching.views import Comparison, Filters
from corpus.store.tables import (
    documents,
    entities,
    entity_names,
    facts,
    names,
    statement_entities,
    statement_sources,
    statements,
)
from corpus.times import day_start

_HEADS = documents.alias("heads")
_REVIEWED = ("accepted", "corrected", "rejected")
Conditions = list[ColumnElement[bool]]


def find_entities(connection: Connection, name: str | None) -> list[int] | None:
    """Give the numbers of the entities that go by a key, a name or an alias; None for no name."""
    if name is None:
        return None
    keyed = select(entities.c.number).where(entities.c.key == freeze_text(name))
    called = select(entity_names.c.entity).where(
        entity_names.c.key == name_key(freeze_text(name)), entity_names.c.key != ""
    )
    found = list(connection.scalars(keyed))
    return found or list(connection.scalars(called))


def is_among(column: ColumnElement[Any], numbers: Sequence[int]) -> ColumnElement[bool]:
    """Ask for thousands of numbers without thousands of parameters."""
    # Written into the query at last: numbers in its text would have it compiled anew each time.
    listed: BindParameter[Any] = bindparam(
        "numbers", list(map(int, numbers)), expanding=True, literal_execute=True, unique=True
    )
    return column.in_(listed)


def make_document_filter(
    filters: Filters, comparisons: Sequence[Comparison], named: Sequence[int] | None
) -> Restrict:
    """Give what makes the conditions on the number of a document.

    Args:
        filters: As asked for; `entity` is not looked at.
        comparisons: A document must state a figure within each.
        named: The numbers of entities of which one must be named; None for any.
    """

    def restrict(number: ColumnElement[Any]) -> Sequence[ColumnElement[bool]]:
        found = list(_restrict_head(filters))
        if found:
            found = [exists(select(1).where(_HEADS.c.number == number, *found))]
        for chosen in _choose_documents(filters, comparisons, named):
            found.append(number.in_(chosen))
        if not filters.with_held:
            found.append(number.not_in(held_documents()))
        return found

    return restrict


def _restrict_head(filters: Filters) -> Iterator[ColumnElement[bool]]:
    if filters.publisher is not None:
        yield _HEADS.c.publisher == filters.publisher
    if filters.kind is not None:
        yield _HEADS.c.kind == filters.kind
    if filters.since is not None:
        yield _HEADS.c.published >= day_start(filters.since)
    if filters.until is not None:
        yield _HEADS.c.published < day_start(filters.until + timedelta(days=1))


def _choose_documents(
    filters: Filters, comparisons: Sequence[Comparison], named: Sequence[int] | None
) -> Iterator[Any]:
    if named is not None:
        yield select(names.c.document).where(names.c.entity.in_(named))
    if filters.type is not None:
        yield select(facts.c.document).where(facts.c.type == filters.type)
    if filters.status is not None:
        stated = select(facts.c.document).join_from(facts, statements)
        yield stated.where(has_status(filters.status))
    for comparison in comparisons:
        stated = select(facts.c.document).join_from(facts, statements)
        yield stated.where(*compare(comparison), *shown())


def restrict_statements(
    filters: Filters, comparisons: Sequence[Comparison], named: Sequence[int] | None
) -> Conditions:
    """Give the conditions on statements that are shown and fit."""
    found = [*shown(wants_rejected=filters.status in {"rejected", "reviewed"})]
    if filters.type is not None:
        found.append(statements.c.type == filters.type)
    if filters.since is not None:
        found.append(statements.c.last_seen >= filters.since)
    if filters.until is not None:
        found.append(statements.c.first_seen <= filters.until)
    if filters.status is not None:
        found.append(has_status(filters.status))
    if named is not None:
        spoken = select(statement_entities.c.statement)
        found.append(statements.c.number.in_(spoken.where(statement_entities.c.entity.in_(named))))
    found.extend(_restrict_sources(filters))
    if not filters.with_held:
        found.append(statements.c.document.not_in(held_documents()))
    for comparison in comparisons:
        found.extend(compare(comparison))
    return found


def _restrict_sources(filters: Filters) -> Iterator[ColumnElement[bool]]:
    wanted = [
        column == value
        for column, value in (
            (statement_sources.c.publisher, filters.publisher),
            (statement_sources.c.kind, filters.kind),
        )
        if value is not None
    ]
    if wanted:
        stands = and_(statement_sources.c.statement == statements.c.number, *wanted)
        yield exists(select(1).where(stands))


def shown(*, wants_rejected: bool = False) -> Iterator[ColumnElement[bool]]:
    """Leave out what only another reader finds, and what a person rejected."""
    yield or_(statements.c.cause.is_(None), statements.c.cause != "reading")
    if not wants_rejected:
        yield statements.c.status != "rejected"


def has_status(status: str) -> ColumnElement[bool]:
    """Ask for a status, or for any that a person gave."""
    if status == "reviewed":
        return statements.c.status.in_(_REVIEWED)
    return statements.c.status == status


def compare(comparison: Comparison) -> Iterator[ColumnElement[bool]]:
    """Put a range on the value of a statement."""
    yield statements.c.value.is_not(None)
    if comparison.measure:
        yield statements.c.measure == comparison.measure
    if comparison.unit is not None:
        yield statements.c.unit == comparison.unit
    value = statements.c.value
    if comparison.low is not None:
        low = literal(float(comparison.low))
        yield value > low if comparison.above else value >= low
    if comparison.high is not None:
        high = literal(float(comparison.high))
        yield value < high if comparison.below else value <= high
