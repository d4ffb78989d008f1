"""The full-text index over morphemes and character bigrams, behind one interface.

Morphemes find a word whatever particle follows it, bigrams find it inside longer words, two
syllables included. The index holds no texts: the stored text and morphemes, which never change
under a reading, give its entries again. Statements have an index of the same kind, by the
sentence of their newest occurrence.
"""

from collections.abc import Mapping

from sqlalchemy import Connection

from corpus.store.fulltext.base import (
    DocumentIndex,
    Frequencies,
    Group,
    Match,
    Query,
    Restrict,
    SearchIndex,
    SentenceIndex,
    Term,
    anything,
)
from corpus.store.fulltext.held import SQLiteSentences
from corpus.store.fulltext.postgresql import PostgreSQLIndex
from corpus.store.fulltext.sentences import PostgreSQLSentences
from corpus.store.fulltext.sqlite import SQLiteIndex
from corpus.store.fulltext.words import is_spoken, make_bigrams, spoken

__all__ = [
    "DocumentIndex",
    "Frequencies",
    "Group",
    "Match",
    "Query",
    "Restrict",
    "SearchIndex",
    "SentenceIndex",
    "Term",
    "anything",
    "index_for",
    "is_spoken",
    "make_bigrams",
    "spoken",
    "statement_index_for",
]

_DOCUMENTS: Mapping[str, DocumentIndex] = {
    "sqlite": SQLiteIndex("fts_documents"),
    "postgresql": PostgreSQLIndex(),
}
_STATEMENTS: Mapping[str, SentenceIndex] = {
    "sqlite": SQLiteSentences("fts_statements"),
    "postgresql": PostgreSQLSentences(),
}


def index_for(connection: Connection) -> DocumentIndex:
    """Give the index of documents in the database that a connection leads to."""
    return _DOCUMENTS[connection.dialect.name]


def statement_index_for(connection: Connection) -> SentenceIndex:
    """Give the index of statements in the database that a connection leads to."""
    return _STATEMENTS[connection.dialect.name]
