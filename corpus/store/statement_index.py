"""Keep the full-text index of statements in line with them."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Connection, delete, insert, select

from corpus.chunks import cut
from corpus.store.codec import decode_spans
from corpus.store.fulltext import statement_index_for
from corpus.store.newest import IS_NEWEST
from corpus.store.tables import (
    AnyRow,
    documents,
    facts,
    past_facts,
    readings,
    statement_sources,
    statement_texts,
    statements,
)

_CHUNK = 400


def index_statements(connection: Connection, numbers: Collection[int]) -> None:
    """Bring the index in line with some statements as they stand now.

    Call it in the transaction that makes, changes or deletes them, at its end. A statement that
    is gone, or points to no fact, leaves the index.
    """
    for chunk in cut(sorted(set(numbers)), _CHUNK):
        _index_texts(connection, chunk)
        _index_sources(connection, chunk)


def _index_texts(connection: Connection, numbers: Sequence[int]) -> None:
    known = {
        row.statement: (row.sentence, row.forms)
        for row in connection.execute(
            select(statement_texts).where(statement_texts.c.statement.in_(numbers))
        )
    }
    wanted = dict(_read_texts(connection, numbers))
    changed = [n for n in numbers if known.get(n) != wanted.get(n)]
    index = statement_index_for(connection)
    for number in changed:
        if number in known:
            index.remove(connection, number, *known[number])
    outdated = [number for number in changed if number in known]
    connection.execute(delete(statement_texts).where(statement_texts.c.statement.in_(outdated)))
    entered = [(number, *wanted[number]) for number in changed if number in wanted]
    columns = ("statement", "sentence", "forms")
    if entered:
        rows = [dict(zip(columns, each, strict=True)) for each in entered]
        connection.execute(insert(statement_texts), rows)
    for number, sentence, forms in entered:
        index.add(connection, number, sentence, forms)


def _read_texts(
    connection: Connection, numbers: Sequence[int]
) -> Iterator[tuple[int, tuple[str, str]]]:
    """Yield statements with the sentence of their newest occurrence and its morphemes."""
    rows = _load(connection, numbers)
    morphemes = _Morphemes(connection, {row.document for row in rows})
    for row in rows:
        forms = morphemes.inside(row)
        yield row.number, (row.sentence, "\n".join(forms))


def _load(connection: Connection, numbers: Sequence[int]) -> list[AnyRow]:
    columns = ("document", "revision", "sentence", "sentence_start")
    stated = (
        select(statements.c.number, *(facts.c[name] for name in columns))
        .join_from(statements, facts, IS_NEWEST)
        .where(statements.c.number.in_(numbers))
    )
    found = {row.number: row for row in connection.execute(stated)}
    rest = [number for number in numbers if number not in found]
    there = (past_facts.c.statement == statements.c.number) & (
        past_facts.c.document == statements.c.document
    )
    past = (
        select(statements.c.number, *(past_facts.c[name] for name in columns))
        .join_from(statements, past_facts, there)
        .where(statements.c.number.in_(rest))
        .order_by(past_facts.c.number)
    )
    found |= {row.number: row for row in connection.execute(past)} if rest else {}
    return [found[number] for number in numbers if number in found]


class _Morphemes:
    """The morphemes of documents, by their place."""

    def __init__(self, connection: Connection, numbers: Collection[int]) -> None:
        chosen = select(
            readings.c.document, readings.c.revision, readings.c.morphemes, readings.c.spans
        ).where(readings.c.document.in_(numbers))
        self._known: dict[tuple[int, int], list[tuple[int, str]]] = {
            (row.document, row.revision): _place(row) for row in connection.execute(chosen)
        }

    def inside(self, row: AnyRow) -> Iterable[str]:
        """Give the morphemes of a sentence, none where that text is not the one read last."""
        end = row.sentence_start + len(row.sentence)
        for start, form in self._known.get((row.document, row.revision), ()):
            if row.sentence_start <= start < end:
                yield form


def _place(row: AnyRow) -> list[tuple[int, str]]:
    if not row.spans:
        return []
    forms = row.morphemes.split("\n")
    return [(start, form) for (start, _), form in zip(decode_spans(row.spans), forms, strict=True)]


def _index_sources(connection: Connection, numbers: Sequence[int]) -> None:
    wanted = _gather(connection, _stating(facts, numbers), _stating(past_facts, numbers))
    known = _gather(
        connection, select(statement_sources).where(statement_sources.c.statement.in_(numbers))
    )
    changed = [number for number in numbers if wanted.get(number) != known.get(number)]
    outdated = statement_sources.c.statement.in_([n for n in changed if n in known])
    connection.execute(delete(statement_sources).where(outdated))
    rows = [
        {"statement": number, "publisher": publisher, "kind": kind}
        for number in changed
        for publisher, kind in sorted(wanted.get(number, ()))
    ]
    if rows:
        connection.execute(insert(statement_sources), rows)


def _stating(table: Any, numbers: Sequence[int]) -> Any:
    return (
        select(table.c.statement, documents.c.publisher, documents.c.kind)
        .join_from(table, documents, documents.c.number == table.c.document)
        .where(table.c.statement.in_(numbers))
        .distinct()
    )


def _gather(connection: Connection, *choices: Any) -> dict[int, set[tuple[str, str]]]:
    found: defaultdict[int, set[tuple[str, str]]] = defaultdict(set)
    for chosen in choices:
        for row in connection.execute(chosen):
            found[row.statement].add((row.publisher, row.kind))
    return dict(found)
