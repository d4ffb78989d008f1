"""Search for statements: all that is asked for must stand in the sentence."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any, NamedTuple

from sqlalchemy import ColumnElement, Connection, Select, and_, func, select

from corpus.records import Morpheme
from corpus.store.codec import decode_fact
from corpus.store.documents import HEAD_COLUMNS, make_head
from corpus.store.fulltext import Query, statement_index_for
from corpus.store.readings import decode_morphemes, make_evidence
from corpus.store.searching.facets import count_statements
from corpus.store.searching.filters import find_entities, is_among, restrict_statements
from corpus.store.searching.orders import Order
from corpus.store.searching.snippets import find_spans
from corpus.store.searching.views import FactHit, Filters, Found, Key, Sort, Wanted
from corpus.store.tables import (
    AnyRow,
    documents,
    facts,
    past_facts,
    readings,
    statements,
)

RANKED = 300
"""So many of the best statements are ranked; a search by relevance ends after them."""

COUNTED = 2_000
"""So many hits are counted, also by their fields; of more, so many and no more."""

# More matches, unfiltered, are not sorted but met on the way through the order.
_FEW = 15_000
_STRIDES = (100, 400, 1_600)
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
    if wanted.sort is Sort.RELEVANCE:
        return _rank(connection, wanted, conditions)
    index = statement_index_for(connection)
    # The index asks for a beginning word by word, which is too much for row after row.
    is_filtered = bool(wanted.comparisons or wanted.query.prefixes) or wanted.filters != Filters()
    most = index.count_matches(connection, wanted.groups, most=_FEW) if wanted.groups else 0
    if most < _FEW or is_filtered:
        return _list(connection, wanted, conditions)
    return _meet(connection, wanted, conditions)


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
    connection: Connection, wanted: Wanted, conditions: Sequence[ColumnElement[bool]]
) -> Found[FactHit]:
    """Sort all matches; count the first of them."""
    chosen = _choose(wanted, conditions)
    if wanted.groups:
        matching = statement_index_for(connection).select_matches(wanted.groups)
        chosen = chosen.where(statements.c.number.in_(matching))
    most = wanted.limit + 1 if wanted.after else max(COUNTED, wanted.limit) + 1
    rows = _ORDERS[wanted.sort].load(connection, chosen, wanted.after, limit=most)
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
    """Walk through the order until the page is full; count a sample of the matches."""
    page = _walk(connection, wanted, conditions)
    if page is None:
        return _list(connection, wanted, conditions)
    sample = _sample(connection, wanted, conditions) if not wanted.after else []
    return Found(
        hits=_show(connection, [row.number for row in page.rows], wanted.query),
        next_key=_key_of(page),
        total=max(len(sample), len(page.rows)),
        is_exact=False,
        facets=count_statements(connection, sample, wanted.facets, is_complete=False),
    )


def _walk(
    connection: Connection, wanted: Wanted, conditions: Sequence[ColumnElement[bool]]
) -> _Page | None:
    """Give a page of matches among the next rows in the order, None where they are not enough."""
    found: list[AnyRow] = []
    after = wanted.after
    matching = statement_index_for(connection).select_matches(wanted.groups)
    (number,) = matching.selected_columns
    for stride in _STRIDES:
        chosen = _choose(wanted, conditions)
        rows = _ORDERS[wanted.sort].load(connection, chosen, after, limit=stride)
        inside = is_among(number, [row.number for row in rows])
        known = set(connection.scalars(matching.where(inside)))
        found += [row for row in rows if row.number in known]
        if len(found) > wanted.limit or len(rows) < stride:
            return _Page(found[: wanted.limit], len(found) > wanted.limit)
        after = _key_of(_Page(rows, is_more=True))
    return None


def _sample(
    connection: Connection, wanted: Wanted, conditions: Sequence[ColumnElement[bool]]
) -> list[int]:
    """Give some of the matches that fit, wherever they stand in the order."""
    matching = statement_index_for(connection).select_matches(wanted.groups).limit(_FEW)
    chosen = select(statements.c.number).where(
        statements.c.number.in_(matching.subquery().select()), *conditions
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
    here = and_(facts.c.document == statements.c.document, facts.c.place == statements.c.place)
    rows = _load(connection, facts, here, numbers)
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
        )
        .join_from(statements, table, stands)
        .join(documents, documents.c.number == table.c.document)
        .join(readings, readings.c.document == table.c.document, isouter=True)
        .where(is_among(statements.c.number, numbers))
    )
    return {row.s_number: row for row in connection.execute(chosen)}


def _make_hit(row: AnyRow, query: Query) -> FactHit:
    head = make_head(row)
    start = row.sentence_start
    return FactHit(
        key=row.s_key,
        fact=decode_fact(row.s_type, row.fields, make_evidence(row, head.id)),
        document=head,
        sentence=row.sentence,
        spans=find_spans(row.sentence, list(_morphemes_of(row)), query),
        evidence_span=(row.start - start, row.end - start),
        first_seen=row.s_first_seen,
        last_seen=row.s_last_seen,
        documents=row.s_documents,
        sources=row.s_sources,
        status=row.s_status,
        retracted=row.s_retracted,
    )


def _morphemes_of(row: AnyRow) -> Sequence[Morpheme]:
    """Give the morphemes of the sentence with their places in it."""
    if row.read != row.stated:
        return ()
    start, end = row.sentence_start, row.sentence_start + len(row.sentence)
    return [
        Morpheme(form=each.form, start=each.start - start, end=each.end - start)
        for each in decode_morphemes(row.morphemes, row.spans)
        if start <= each.start < end
    ]
