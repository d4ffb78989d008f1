"""Search for statements: all that is asked for must stand in the sentence."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, func, select

from corpus.store.codec import decode_fact
from corpus.store.dialects import is_among
from corpus.store.documents import HEAD_COLUMNS, make_head
from corpus.store.fulltext import Query, statement_index_for
from corpus.store.newest import IS_NEWEST
from corpus.store.readings import make_evidence
from corpus.store.searching.facets import count_statements
from corpus.store.searching.filters import find_entities, restrict_statements
from corpus.store.searching.orders import Order
from corpus.store.searching.snippets import (
    Morphemes,
    cut_morphemes,
    find_spans,
    read_morphemes,
)
from corpus.store.searching.views import FactHit, Found, Key, Sort, Wanted
from corpus.store.tables import (
    AnyRow,
    documents,
    facts,
    past_facts,
    readings,
    reviews,
    statement_entities,
    statements,
)

RANKED = 300
"""So many of the best statements are ranked; a search by relevance ends after them."""

COUNTED = 1_000
"""So many hits are counted, also by their fields; of more, so many and no more."""

# More matches are not sorted but met on the way through the order.
_FEW = 8_000
_STRIDES = (100, 400, 1_600)
# Where an entity, a value or days leave few, most often all are looked at and known to be all.
_NARROW_STRIDES = (2_000,)
# Of so many of the last added matches those are counted that may be shown.
_SAMPLED = 4_000
_ORDERS = {
    Sort.NEWEST: Order(statements.c.last_seen, statements.c.number, descends=True),
    Sort.OLDEST: Order(statements.c.last_seen, statements.c.number, descends=False),
    Sort.VALUE: Order(statements.c.value, statements.c.number, descends=True, bare=False),
    Sort.SOURCES: Order(statements.c.sources, statements.c.number, descends=True),
}


_PAST = past_facts.alias("past")
_NEWEST_PAST = (
    select(func.max(_PAST.c.number))
    .where(_PAST.c.statement == statements.c.number)
    .scalar_subquery()
)


class _Page(NamedTuple):
    """Rows of a page, and whether more follow."""

    rows: Sequence[AnyRow]
    is_more: bool


def search_statements(connection: Connection, wanted: Wanted) -> Found[FactHit]:
    """Give a page of statements and, for the first page, what is told of all."""
    if wanted.numbers is not None:
        return Found(hits=_show(connection, wanted.numbers[: wanted.limit], wanted.query))
    named = find_entities(connection, wanted.filters.entity)
    conditions = restrict_statements(wanted.filters, wanted.comparisons, named)
    few = restrict_statements(wanted.filters, wanted.comparisons, named, row_by_row=True)
    if wanted.sort is Sort.RELEVANCE:
        return _rank(connection, wanted, conditions)
    if not wanted.groups:
        if named is not None and _speak_of_few(connection, named):
            return _list(connection, wanted, few, sorts=True)
        return _list(connection, wanted, conditions)
    if _is_held_by_many(connection, wanted):
        return _meet(connection, wanted, conditions)
    return _list(connection, wanted, few)


def _speak_of_few(connection: Connection, named: Sequence[int]) -> bool:
    spoken = select(statement_entities.c.statement).where(statement_entities.c.entity.in_(named))
    count = select(func.count()).select_from(spoken.limit(_FEW).subquery())
    return (connection.scalar(count) or 0) < _FEW


def _is_held_by_many(connection: Connection, wanted: Wanted) -> bool:
    index = statement_index_for(connection)
    return index.count_matches(connection, wanted.groups, most=_FEW) >= _FEW


def _rank(
    connection: Connection, wanted: Wanted, conditions: Sequence[ColumnElement[bool]]
) -> Found[FactHit]:
    def restrict(number: ColumnElement[Any]) -> Sequence[ColumnElement[bool]]:
        return [select(1).where(statements.c.number == number, *conditions).exists()]

    index = statement_index_for(connection)
    query = replace(wanted.query, required=wanted.groups)
    matches = index.match(connection, query, limit=RANKED, restrict=restrict)
    numbers = tuple(match.document for match in matches)
    is_exact = len(numbers) < RANKED
    return Found(
        hits=_show(connection, numbers[: wanted.limit], wanted.query),
        ranked=numbers,
        total=len(numbers),
        is_exact=is_exact,
        facets=count_statements(connection, numbers, wanted.facets, is_complete=is_exact),
    )


def _list(
    connection: Connection,
    wanted: Wanted,
    conditions: Sequence[ColumnElement[bool]],
    *,
    number: ColumnElement[int] = statements.c.number,
    sorts: bool = False,
) -> Found[FactHit]:
    """Sort all matches; count the first of them.

    With `sorts` all are looked up first: a base may else go through the whole order for a few.
    """
    if wanted.groups:
        matching = statement_index_for(connection).select_matches(wanted.groups)
        conditions = [number.in_(matching), *conditions]
    chosen, order = _choose(wanted, conditions), _ORDERS[wanted.sort]
    if sorts:
        matches = chosen.cte("matches").prefix_with("MATERIALIZED")
        chosen, order = select(matches.c.number, matches.c.value), order.over(matches)
    counts = wanted.counts and not wanted.after
    most = (max(COUNTED, wanted.limit) if counts else wanted.limit) + 1
    rows = order.load(connection, chosen, wanted.after, limit=most)
    counted = [row.number for row in rows[:COUNTED]]
    is_exact = len(rows) < most
    return Found(
        hits=_show(connection, [row.number for row in rows[: wanted.limit]], wanted.query),
        next_key=_key_of(_Page(rows[: wanted.limit], len(rows) > wanted.limit)),
        total=len(counted),
        is_exact=is_exact,
        facets=count_statements(connection, counted, wanted.facets, is_complete=is_exact),
    )


def _meet(
    connection: Connection, wanted: Wanted, conditions: Sequence[ColumnElement[bool]]
) -> Found[FactHit]:
    """Walk through the order until the page is full; count what was met, or a sample."""
    is_narrow = _is_narrow(wanted)
    walked = _walk(connection, wanted, conditions, _NARROW_STRIDES if is_narrow else _STRIDES)
    if walked is None:
        # A sum has SQLite go through the order, and not look very many up and sort them.
        return _list(connection, wanted, conditions, number=statements.c.number + 0)
    page = _Page(walked.rows[: wanted.limit], len(walked.rows) > wanted.limit)
    counted = [row.number for row in walked.rows[:COUNTED]]
    is_exact = not walked.is_more and len(walked.rows) <= COUNTED
    if wanted.counts and not (is_exact or is_narrow or wanted.after):
        counted = _sample(connection, wanted, conditions)
    return Found(
        hits=_show(connection, [row.number for row in page.rows], wanted.query),
        next_key=_key_of(page),
        total=max(len(counted), len(page.rows)),
        is_exact=is_exact,
        facets=count_statements(connection, counted, wanted.facets, is_complete=is_exact),
    )


def _is_narrow(wanted: Wanted) -> bool:
    """Tell whether few of the last added statements may be shown, as of any."""
    filters = wanted.filters
    return bool(wanted.comparisons) or any((filters.entity, filters.since, filters.until))


def _walk(
    connection: Connection,
    wanted: Wanted,
    conditions: Sequence[ColumnElement[bool]],
    strides: Sequence[int],
) -> _Page | None:
    """Give the matches among the next rows in the order, None where they do not fill a page."""
    index = statement_index_for(connection)
    found: list[AnyRow] = []
    after = wanted.after
    for stride in strides:
        chosen = _choose(wanted, conditions)
        rows = _ORDERS[wanted.sort].load(connection, chosen, after, limit=stride)
        holding = index.find_holding(connection, [row.number for row in rows], wanted.groups)
        found += [row for row in rows if row.number in holding]
        if len(found) > wanted.limit or len(rows) < stride:
            return _Page(found, is_more=len(rows) == stride)
        after = _key_of(_Page(rows, is_more=True))
    return None


def _sample(
    connection: Connection, wanted: Wanted, conditions: Sequence[ColumnElement[bool]]
) -> list[int]:
    """Give matches that fit among the last added, wherever they stand in the order."""
    index = statement_index_for(connection)
    newest = index.select_newest(wanted.groups, most=_SAMPLED).subquery()
    chosen = select(statements.c.number).where(
        statements.c.number.in_(newest.select()), *conditions
    )
    return list(connection.scalars(chosen.limit(COUNTED)))


def _choose(wanted: Wanted, conditions: Sequence[ColumnElement[bool]]) -> Select[Any]:
    return select(statements.c.number, _ORDERS[wanted.sort].column.label("value")).where(
        *conditions
    )


def _key_of(page: _Page) -> Key:
    return (page.rows[-1].value, page.rows[-1].number) if page.is_more and page.rows else ()


_COLUMNS = ("fields", "start", "end", "rule", "version", "sentence")
_SHOWN = ("number", "key", "type", "first_seen", "last_seen", "documents", "sources", "status")


def _show(connection: Connection, numbers: Sequence[int], query: Query) -> tuple[FactHit, ...]:
    """Give statements as hits in this order, by their newest occurrence or the last there was."""
    rows = _load(connection, facts, IS_NEWEST, numbers)
    rest = [number for number in numbers if number not in rows]
    if rest:
        rows |= _load(connection, past_facts, past_facts.c.number == _NEWEST_PAST, rest)
    return tuple(_make_hit(rows[number], query) for number in numbers if number in rows)


def _load(
    connection: Connection, table: Any, stands: ColumnElement[bool], numbers: Sequence[int]
) -> dict[int, AnyRow]:
    chosen = (
        select(
            *(statements.c[name].label(f"s_{name}") for name in (*_SHOWN, "retracted")),
            *(table.c[name] for name in (*_COLUMNS, "sentence_start")),
            table.c.revision.label("stated"),
            *HEAD_COLUMNS,
            readings.c.revision.label("read"),
            readings.c.morphemes,
            readings.c.spans,
            reviews.c.fields.label("corrections"),
        )
        .join_from(statements, table, stands)
        .join(documents, documents.c.number == table.c.document)
        .join(reviews, reviews.c.number == statements.c.review, isouter=True)
        .join(readings, readings.c.document == table.c.document, isouter=True)
        .where(is_among(statements.c.number, numbers))
    )
    return {row.s_number: row for row in connection.execute(chosen).all()}


def _make_hit(row: AnyRow, query: Query) -> FactHit:
    head = make_head(row)
    start = row.sentence_start
    told = {**row.fields, **(row.corrections or {})}
    return FactHit(
        key=row.s_key,
        fact=decode_fact(row.s_type, told, make_evidence(row, head.id)),
        document=head,
        sentence=row.sentence,
        spans=find_spans(row.sentence, _morphemes_of(row), query),
        evidence_span=(row.start - start, row.end - start),
        first_seen=row.s_first_seen,
        last_seen=row.s_last_seen,
        documents=row.s_documents,
        sources=row.s_sources,
        status=row.s_status,
        retracted=row.s_retracted,
    )


def _morphemes_of(row: AnyRow) -> Morphemes:
    """Give the morphemes of the sentence with their places in it."""
    if row.read != row.stated:
        return read_morphemes(None, None)
    end = row.sentence_start + len(row.sentence)
    return cut_morphemes(read_morphemes(row.morphemes, row.spans), row.sentence_start, end)
