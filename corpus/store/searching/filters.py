"""The conditions that filters and comparisons of values put on documents and statements."""

from collections.abc import Iterator, Sequence
from datetime import timedelta
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    and_,
    exists,
    literal,
    literal_column,
    or_,
    select,
)

from corpus.records import freeze_text, name_key
from corpus.store.crawls import held_documents
from corpus.store.dialects import likely
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
# Written out, as in the index of what is reviewed: SQLite does not look into parameters for that.
_UNREVIEWED: ColumnElement[str] = literal_column("'unreviewed'")
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
        found = list(_restrict_head(filters, number))
        found.extend(map(number.in_, _choose_documents(filters, named)))
        if filters.type is not None:
            typed = and_(facts.c.document == number, facts.c.type == filters.type)
            found.append(exists(select(1).where(typed)))
        # A sum has SQLite go through the order of a list and not look very many up and sort them.
        one = number + 0 if number is documents.c.number else number
        found.extend(map(one.in_, map(_choose_stating, comparisons)))
        if not filters.with_held:
            found.append(number.not_in(held_documents()))
        return found

    return restrict


def _restrict_head(filters: Filters, number: ColumnElement[Any]) -> Iterator[ColumnElement[bool]]:
    """Yield the conditions on what lists show of a document.

    Those that an index tells are asked of all documents at once and not row by row.
    """
    if number is documents.c.number:
        yield from _restrict_index(filters, documents.c)
        yield from _restrict_kind(filters, documents.c)
        return
    indexed = list(_restrict_index(filters, _HEADS.c))
    rest = list(_restrict_kind(filters, _HEADS.c))
    if indexed and not rest:
        yield number.in_(select(_HEADS.c.number).where(*indexed))
    elif rest:
        yield exists(select(1).where(_HEADS.c.number == number, *indexed, *rest))


def _restrict_index(filters: Filters, columns: Any) -> Iterator[ColumnElement[bool]]:
    if filters.publisher is not None:
        yield columns.publisher == filters.publisher
    if filters.since is not None:
        yield columns.published >= day_start(filters.since)
    if filters.until is not None:
        yield columns.published < day_start(filters.until + timedelta(days=1))


def _restrict_kind(filters: Filters, columns: Any) -> Iterator[ColumnElement[bool]]:
    if filters.kind is not None:
        yield columns.kind == filters.kind


def _choose_documents(filters: Filters, named: Sequence[int] | None) -> Iterator[Any]:
    if named is not None:
        yield select(names.c.document).where(names.c.entity.in_(named))
    if filters.status is not None:
        stated = select(facts.c.document).join_from(facts, statements)
        yield stated.where(has_status(filters.status))


def _choose_stating(comparison: Comparison) -> Any:
    """Select the documents that state a value in a range."""
    stated = select(facts.c.document).join_from(facts, statements)
    return stated.where(*compare(comparison), *shown())


def restrict_statements(
    filters: Filters,
    comparisons: Sequence[Comparison],
    named: Sequence[int] | None,
    *,
    row_by_row: bool = False,
) -> Conditions:
    """Give the conditions on statements that are shown and fit.

    Types and sources are asked `row_by_row` where few rows are left to ask: a base would list all
    of a type, or all that a publisher states, first.
    """
    found = [*shown(wants_rejected=filters.status in {"rejected", "reviewed"})]
    if filters.type is not None:
        is_type = statements.c.type == filters.type
        found.append(likely(is_type) if row_by_row else is_type)
    if filters.since is not None:
        found.append(statements.c.last_seen >= filters.since)
    if filters.until is not None:
        found.append(statements.c.first_seen <= filters.until)
    if filters.status is not None:
        found.append(has_status(filters.status))
    if named is not None:
        spoken = select(statement_entities.c.statement)
        found.append(statements.c.number.in_(spoken.where(statement_entities.c.entity.in_(named))))
    found.extend(_restrict_sources(filters, row_by_row=row_by_row))
    if not filters.with_held:
        found.append(statements.c.document.not_in(held_documents()))
    for comparison in comparisons:
        found.extend(compare(comparison))
    return found


def _restrict_sources(filters: Filters, *, row_by_row: bool) -> Iterator[ColumnElement[bool]]:
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
        found = select(1).where(stands)
        yield found.limit(1).scalar_subquery().is_not(None) if row_by_row else exists(found)


def shown(*, wants_rejected: bool = False) -> Iterator[ColumnElement[bool]]:
    """Leave out what only another reader finds, and what a person rejected."""
    yield or_(statements.c.cause.is_(None), statements.c.cause != "reading")
    if not wants_rejected:
        yield statements.c.status != "rejected"


def has_status(status: str) -> ColumnElement[bool]:
    """Ask for a status, or for any that a person gave, of which there is an index."""
    if status == "unreviewed":
        return statements.c.status == status
    asked = _REVIEWED if status == "reviewed" else (status,)
    return and_(statements.c.status.in_(asked), statements.c.status != _UNREVIEWED)


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
