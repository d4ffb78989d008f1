"""Enter very many texts into an empty full-text index."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

from sqlalchemy import Connection, Integer, Text, column, table, text

from corpus.chunks import cut
from corpus.store.fulltext import index_for, sentences, statement_index_for
from corpus.store.fulltext.entries import (
    cut_bigrams,
    cut_forms,
    list_counted,
    list_terms,
    make_vector,
)
from corpus.store.fulltext.postgresql import PostgreSQLIndex
from corpus.store.loading import copy_in, load

Entry = tuple[int, str, str]
"""The number of a document or statement, its text, and its morphemes, one a line."""

_BATCH = 500
_MORPHEMES, _BIGRAMS = (
    table(name, column("document", Integer), column("part", Integer), column("vector", Text))
    for name in ("fts_morphemes", "fts_bigrams")
)
_STATEMENTS = table("fts_statements", column("statement", Integer), column("vector", Text))
_CHANGES = table("fts_term_changes", column("term", Text), column("documents", Integer))
_FIND_INDICES = text(
    "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = current_schema()"
    " AND tablename LIKE 'fts#_%' ESCAPE '#' AND indexdef LIKE '%USING gin%'"
)


def fill_documents(connection: Connection, entries: Iterable[Entry]) -> None:
    """Enter documents, none of which the index holds."""
    if connection.dialect.name != "postgresql":
        index = index_for(connection)
        for number, words, forms in entries:
            index.add(connection, number, words, forms)
        return
    counts: Counter[str] = Counter()
    for batch in cut(entries, _BATCH):
        _load_parts(connection, batch, counts)
    rows = [{"term": term, "documents": count} for term, count in sorted(counts.items())]
    load(connection, _CHANGES, rows)
    PostgreSQLIndex().settle(connection)


def fill_statements(connection: Connection, entries: Iterable[Entry]) -> None:
    """Enter statements, none of which the index holds."""
    if connection.dialect.name != "postgresql":
        index = statement_index_for(connection)
        for number, sentence, forms in entries:
            index.add(connection, number, sentence, forms)
        return
    for batch in cut(entries, _BATCH):
        rows = [
            {"statement": number, "vector": sentences.make_vector(sentence, forms.split("\n"))}
            for number, sentence, forms in batch
        ]
        copy_in(connection, _STATEMENTS, rows)


@contextmanager
def making_index_last(connection: Connection) -> Iterator[None]:
    """Build the server's index of words once, behind all rows, instead of row by row."""
    if connection.dialect.name != "postgresql":
        yield
        return
    indices = connection.execute(_FIND_INDICES).all()
    for name, _ in indices:
        connection.execute(text(f"DROP INDEX {name}"))
    yield
    connection.execute(text("SET LOCAL maintenance_work_mem = '256MB'"))
    for _, definition in indices:
        connection.execute(text(definition))


def _load_parts(connection: Connection, batch: Iterable[Entry], counts: Counter[str]) -> None:
    morphemes, bigrams = [], []
    for number, words, forms in batch:
        parts = [list_terms(part) for part in cut_forms(forms)]
        pairs = cut_bigrams(words)
        counts.update(list_counted(parts, pairs))
        for at, part in enumerate(parts):
            morphemes.append({"document": number, "part": at, "vector": make_vector(part)})
        for at, terms in enumerate(pairs):
            bigrams.append({"document": number, "part": at, "vector": make_vector(terms)})
    copy_in(connection, _MORPHEMES, morphemes)
    copy_in(connection, _BIGRAMS, bigrams)
