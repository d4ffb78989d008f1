"""Find facts with their sentence, and how often the base states them."""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import Connection, Select, distinct, func, select, tuple_

from corpus.records import freeze_text, name_key
from corpus.store.codec import decode_fact
from corpus.store.crawls import held_documents
from corpus.store.documents import HEAD_COLUMNS, make_head
from corpus.store.fulltext import INDEX
from corpus.store.readings import make_evidence
from corpus.store.tables import (
    AnyRow,
    documents,
    entities,
    entity_names,
    fact_names,
    facts,
    names,
)
from corpus.store.views import FactQuery, StoredFact

_BATCH = 500


def find_facts(connection: Connection, query: FactQuery) -> Iterator[StoredFact]:
    """Yield occurrences of facts: last published first, then in the order of the text.

    What the base knows of their statements is looked up for a batch at a time, so that a common
    statement costs no more than a rare one.
    """
    found = connection.execution_options(yield_per=_BATCH).execute(_choose(query))
    for rows in found.partitions():
        known = _find_statements(connection, {row.key for row in rows})
        for row in rows:
            yield _make_fact(row, known[row.key])


def _choose(query: FactQuery) -> Select[Any]:
    chosen = (
        select(
            *HEAD_COLUMNS,
            facts.c.type,
            *(facts.c[name] for name in ("fields", "start", "end", "rule", "version", "key")),
            facts.c.sentence,
            facts.c.sentence_start,
        )
        .join_from(facts, documents, documents.c.number == facts.c.document)
        .order_by(facts.c.seen.desc().nulls_last(), facts.c.document.desc(), facts.c.place)
        .limit(query.limit)
    )
    return _restrict_words(_restrict_entity(_restrict(chosen, query), query), query)


def _restrict(chosen: Select[Any], query: FactQuery) -> Select[Any]:
    for column, wanted in (
        (facts.c.type, query.type),
        (facts.c.key, query.key),
        (documents.c.id, query.document),
        (documents.c.publisher, query.publisher),
    ):
        if wanted is not None:
            chosen = chosen.where(column == wanted)
    if not query.with_held:
        chosen = chosen.where(facts.c.document.not_in(held_documents()))
    if query.since is not None:
        chosen = chosen.where(facts.c.seen >= query.since)
    if query.until is not None:
        chosen = chosen.where(facts.c.seen <= query.until)
    return chosen


def _restrict_entity(chosen: Select[Any], query: FactQuery) -> Select[Any]:
    """Keep facts that speak of an entity, called by a name in any spelling or by its key."""
    wanted = []
    if query.entity_key is not None:
        wanted.append(select(entities.c.number).where(entities.c.key == query.entity_key))
    if query.entity is not None:
        called = entity_names.c.key == name_key(freeze_text(query.entity))
        wanted.append(select(entity_names.c.entity).where(called))
    for numbers in wanted:
        speaks = (
            select(fact_names.c.document, fact_names.c.fact)
            .join_from(names, fact_names)
            .where(names.c.entity.in_(numbers))
        )
        chosen = chosen.where(tuple_(facts.c.document, facts.c.place).in_(speaks))
    return chosen


def _restrict_words(chosen: Select[Any], query: FactQuery) -> Select[Any]:
    """Keep facts whose sentence holds every word; the index spares the other documents."""
    words = freeze_text(query.words or "").split()
    if words:
        chosen = chosen.where(facts.c.document.in_(INDEX.holding(words)))
    for word in words:
        chosen = chosen.where(func.instr(func.lower(facts.c.sentence), word.lower()) > 0)
    return chosen


def _find_statements(connection: Connection, keys: set[str]) -> dict[str, AnyRow]:
    """Give each key its first and last day and its number of documents."""
    chosen = (
        select(
            facts.c.key,
            func.min(facts.c.seen).label("first_seen"),
            func.max(facts.c.seen).label("last_seen"),
            func.count(distinct(facts.c.document)).label("sources"),
        )
        .where(facts.c.key.in_(keys))
        .group_by(facts.c.key)
    )
    return {row.key: row for row in connection.execute(chosen)}


def _make_fact(row: AnyRow, statement: AnyRow) -> StoredFact:
    head = make_head(row)
    return StoredFact(
        fact=decode_fact(row.type, row.fields, make_evidence(row, head.id)),
        key=row.key,
        document=head,
        sentence=row.sentence,
        sentence_start=row.sentence_start,
        first_seen=statement.first_seen,
        last_seen=statement.last_seen,
        sources=statement.sources,
    )
