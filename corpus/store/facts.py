"""Find facts with their sentence, and what the base knows of their statements."""

from collections.abc import Generator, Iterator, Sequence
from contextlib import ExitStack, closing
from dataclasses import fields
from functools import cache
from heapq import merge
from itertools import islice
from typing import Any

from sqlalchemy import (
    CompoundSelect,
    Connection,
    Select,
    Table,
    bindparam,
    func,
    or_,
    select,
    tuple_,
    union_all,
)

from corpus.records import freeze_text, name_key
from corpus.store.codec import decode_fact
from corpus.store.crawls import held_documents
from corpus.store.dialects import likely, position_of
from corpus.store.documents import HEAD_COLUMNS, make_head
from corpus.store.fulltext import index_for
from corpus.store.readings import make_evidence
from corpus.store.tables import (
    AnyRow,
    documents,
    entities,
    entity_names,
    fact_names,
    facts,
    names,
    past_facts,
    reviews,
    statement_entities,
    statements,
)
from corpus.store.verdicts import SHOWN
from corpus.store.views import FactQuery, Standing, StoredFact
from corpus.times import korean_day

_BATCH = 500
_OWN = ("type", "fields", "start", "end", "rule", "version", "key", "revision", "place", "seen")
_STANDING = [field.name for field in fields(Standing)]


def find_facts(connection: Connection, query: FactQuery) -> Iterator[StoredFact]:
    """Yield occurrences of facts: last published first, then in the order of the text."""
    chosen = _restrict(connection, facts, query)
    if not query.with_hidden:
        visible = statements.c.status.is_(None) | (statements.c.status != "rejected")
        chosen = chosen.where(visible)
    for words in _called(query):
        speaks = (
            select(fact_names.c.document, fact_names.c.fact)
            .join_from(names, fact_names)
            .where(names.c.entity.in_(words))
        )
        chosen = chosen.where(tuple_(facts.c.document, facts.c.place).in_(speaks))
    are_few = _are_few(query) or (query.limit or _BATCH) < _BATCH
    with closing(_stream(connection, chosen.limit(query.limit), at_once=are_few)) as rows:
        yield from map(_make_fact, rows)


def find_statements(connection: Connection, query: FactQuery) -> Iterator[StoredFact]:
    """Yield each statement once, by its newest occurrence that fits, in the order of `find_facts`.

    One that no document makes any more is there by its last occurrence.
    """
    with ExitStack() as stack:
        streams = [
            stack.enter_context(closing(_stream(connection, chosen, at_once=_are_few(query))))
            for table in (facts, past_facts)
            for chosen in [_restrict_statements(connection, table, query)]
        ]
        yield from map(_make_fact, islice(_once(merge(*streams, key=_recency)), query.limit))


def load_statements(connection: Connection, numbers: Sequence[int]) -> list[StoredFact]:
    """Give statements by their numbers, in that order, each by its newest occurrence."""
    found = load_by_number(connection, numbers)
    return [found[number] for number in numbers if number in found]


def load_by_number(connection: Connection, numbers: Sequence[int]) -> dict[int, StoredFact]:
    """Map the numbers of statements to their newest occurrences; of some none may be left."""
    found: dict[int, AnyRow] = {}
    for chosen in _choose_newest():
        missing = [number for number in numbers if number not in found]
        for row in connection.execute(chosen, {"numbers": missing}) if missing else ():
            found.setdefault(row.statement, row)
    return {number: _make_fact(row) for number, row in found.items()}


def _once(rows: Iterator[AnyRow]) -> Iterator[AnyRow]:
    seen: set[str] = set()
    for row in rows:
        if row.standing_key not in seen:
            seen.add(row.standing_key)
            yield row


def _recency(row: AnyRow) -> tuple[bool, int, int, int]:
    seen = row.seen
    return seen is None, -seen.toordinal() if seen else 0, -row.document, row.place


def _are_few(query: FactQuery) -> bool:
    """Tell whether what fits has no need to be streamed, which costs a server more calls."""
    return query.statement is not None or query.key is not None


def _stream(
    connection: Connection, chosen: Select[Any], *, at_once: bool
) -> Generator[AnyRow, None, None]:
    options = {} if at_once else {"yield_per": _BATCH}
    with connection.execute(chosen, execution_options=options) as found:
        for rows in found.partitions():
            yield from rows


@cache
def _choose_newest() -> tuple[Select[Any], ...]:
    """Choose the newest occurrences of the statements `numbers`, then what else may be it.

    By the number of the statement, and not the fact's: a server looks all occurrences up by that.
    """
    return tuple(
        _choose(table).where(
            statements.c.number.in_(bindparam("numbers", expanding=True)), is_newest
        )
        for table in (facts, past_facts)
        for is_newest in (
            (table.c.document == statements.c.document) & (table.c.place == statements.c.place),
            statements.c.stale,
        )
    )


@cache
def _choose(table: Table) -> Select[Any]:
    return (
        select(
            *HEAD_COLUMNS,
            *(
                table.c[name] if name != "revision" else table.c.revision.label("read")
                for name in _OWN
            ),
            table.c.document,
            table.c.statement,
            table.c.sentence,
            table.c.sentence_start,
            *(statements.c[name].label(f"standing_{name}") for name in _STANDING),
            reviews.c.fields.label("corrections"),
        )
        .join_from(table, documents, documents.c.number == table.c.document)
        .outerjoin(statements, statements.c.number == table.c.statement)
        .outerjoin(reviews, reviews.c.number == statements.c.review)
        .order_by(table.c.seen.desc().nulls_last(), table.c.document.desc(), table.c.place)
    )


def _restrict_statements(connection: Connection, table: Table, query: FactQuery) -> Select[Any]:
    chosen = _restrict(connection, table, query).where(table.c.statement.is_not(None))
    if table is past_facts:  # of use only where nothing else may be left
        chosen = chosen.where(or_(statements.c.cause.is_not(None), statements.c.stale))
    if not query.with_hidden:
        chosen = chosen.where(SHOWN)
    for words in _called(query):
        speaks = select(statement_entities.c.statement)
        speaks = speaks.where(statement_entities.c.entity.in_(words))
        chosen = chosen.where(table.c.statement.in_(speaks))
    return chosen


def _restrict(connection: Connection, table: Table, query: FactQuery) -> Select[Any]:
    chosen = _choose(table)
    if query.type is not None:
        is_type = table.c.type == query.type
        # Facts of an entity are few: SQLite shall not go through all of the type in their order.
        chosen = chosen.where(likely(is_type) if query.entity_key or query.entity else is_type)
    for column, wanted in (
        (table.c.key, query.key),
        (statements.c.key, query.statement),
        (statements.c.status, query.status),
        (documents.c.id, query.document),
        (documents.c.publisher, query.publisher),
    ):
        if wanted is not None:
            chosen = chosen.where(column == wanted)
    if not query.with_held:
        chosen = chosen.where(table.c.document.not_in(held_documents()))
    if query.since is not None:
        chosen = chosen.where(table.c.seen >= query.since)
    if query.until is not None:
        chosen = chosen.where(table.c.seen <= query.until)
    return _restrict_words(connection, chosen, table, query.words)


def _called(query: FactQuery) -> Iterator[Select[Any] | CompoundSelect[Any]]:
    """Yield the numbers of the entities that are asked for, by key and by key or name."""
    if query.entity_key is not None:
        yield select(entities.c.number).where(entities.c.key == query.entity_key)
    if query.entity is not None:
        asked = freeze_text(query.entity)
        yield union_all(
            select(entities.c.number).where(entities.c.key == asked),
            select(entity_names.c.entity).where(entity_names.c.key == name_key(asked)),
        )


def _restrict_words(
    connection: Connection, chosen: Select[Any], table: Table, asked: str | None
) -> Select[Any]:
    """Keep facts whose sentence holds every word; the index spares the other documents.

    It holds only the newest texts, where past facts do not stand any more.
    """
    words = freeze_text(asked or "").split()
    if words and table is facts:
        chosen = chosen.where(table.c.document.in_(index_for(connection).holding(words)))
    for word in words:
        chosen = chosen.where(position_of(func.lower(table.c.sentence), word.lower()) > 0)
    return chosen


def _make_fact(row: AnyRow) -> StoredFact:
    head = make_head(row)
    evidence = make_evidence(row, head.id)
    fact = decode_fact(row.type, row.fields, evidence)
    told = fact
    if row.corrections:
        told = decode_fact(row.type, {**row.fields, **row.corrections}, evidence)
    return StoredFact(
        fact=fact,
        told=told,
        key=row.key,
        document=head,
        revision=row.read,
        sentence=row.sentence,
        sentence_start=row.sentence_start,
        standing=_make_standing(row, fact.confidence),
    )


def _make_standing(row: AnyRow, confidence: float) -> Standing:
    """Make what is known of the statement; a fact that is not counted yet stands for itself."""
    if row.standing_documents:
        return Standing(**{name: row._mapping[f"standing_{name}"] for name in _STANDING})
    day = row.published and korean_day(row.published)
    return Standing(
        key=row.standing_key or row.key,
        first_seen=day,
        last_seen=day,
        documents=1,
        sources=1,
        confidence=confidence,
    )
