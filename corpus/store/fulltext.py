"""The full-text index over morphemes and character bigrams, behind one interface.

Morphemes find a word whatever particle follows it, bigrams find it inside longer words, two
syllables included. The index holds no texts: the stored text and morphemes, which never change
under a reading, give its entries again.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple, Protocol

from sqlalchemy import Connection, Select, column, literal_column, select, table, text

# Each place where two letters stand, or one alone.
_BIGRAM = re.compile(r"(?=(\w\w|(?<!\w)\w(?!\w)))\w")
# FTS5 refuses expressions deeper than 256; a query of this many terms is no question any more.
_MOST_TERMS = 64
_MORPHEME_WEIGHT, _BIGRAM_WEIGHT = 2.0, 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Words to look for: content morphemes, and words as typed. Pure text, no operators."""

    morphemes: Sequence[str]
    words: Sequence[str]


class Match(NamedTuple):
    """A matching document's number, and its score: larger is better."""

    document: int
    score: float


class SearchIndex(Protocol):
    """An index that lives in the store's database and changes in its transactions.

    `forms` are the morphemes of a text, one a line. `remove` is given what `add` was given.
    """

    def add(self, connection: Connection, document: int, text: str, forms: str) -> None:
        """Enter a document that the index does not hold."""

    def remove(self, connection: Connection, document: int, text: str, forms: str) -> None:
        """Take a document out."""

    def match(self, connection: Connection, query: Query, *, limit: int) -> list[Match]:
        """Give the documents with any of the morphemes or words, best first."""

    def holding(self, words: Sequence[str]) -> Select[Any]:
        """Select the numbers of the documents that hold every word, inside others or not.

        It may select a few documents too many, never one too few.
        """


class SQLiteIndex:
    """FTS5 without content, ranked by BM25."""

    _table = table("fts_documents", column("rowid"))
    _add = text(
        "INSERT INTO fts_documents (rowid, morphemes, bigrams) VALUES (:number, :forms, :bigrams)"
    )
    _remove = text(
        "INSERT INTO fts_documents (fts_documents, rowid, morphemes, bigrams)"
        " VALUES ('delete', :number, :forms, :bigrams)"
    )
    _match = text(
        f"SELECT rowid, -bm25(fts_documents, {_MORPHEME_WEIGHT}, {_BIGRAM_WEIGHT}) AS score"  # noqa: S608
        " FROM fts_documents WHERE fts_documents MATCH :query ORDER BY score DESC, rowid"
        " LIMIT :limit"
    )

    def add(self, connection: Connection, document: int, text: str, forms: str) -> None:
        """Enter a document that the index does not hold."""
        entry = {"number": document, "forms": forms, "bigrams": make_bigrams(text)}
        connection.execute(self._add, entry)

    def remove(self, connection: Connection, document: int, text: str, forms: str) -> None:
        """Take a document out: FTS5 wants the words that it was entered with."""
        entry = {"number": document, "forms": forms, "bigrams": make_bigrams(text)}
        connection.execute(self._remove, entry)

    def match(self, connection: Connection, query: Query, *, limit: int) -> list[Match]:
        """Give the documents with any of the morphemes or words, best first."""
        expression = " OR ".join(
            f"{name} : ({' OR '.join(terms[:_MOST_TERMS])})"
            for name, terms in (
                ("morphemes", _quote_all(query.morphemes)),
                ("bigrams", _quote_all(map(make_bigrams, query.words))),
            )
            if terms
        )
        if not expression:
            return []
        rows = connection.execute(self._match, {"query": expression, "limit": limit})
        return [Match(*row) for row in rows]

    def holding(self, words: Sequence[str]) -> Select[Any]:
        """Select the numbers of the documents that hold every word."""
        terms = _quote_all(make_bigrams(word) for word in words if len(word) > 1)
        found = select(self._table.c.rowid)
        if not terms:
            return found
        expression = f"bigrams : ({' AND '.join(terms[:_MOST_TERMS])})"
        return found.where(literal_column("fts_documents").op("MATCH")(expression))


INDEX: SearchIndex = SQLiteIndex()


def make_bigrams(text: str) -> str:
    """Write a text as its overlapping pairs of letters, run by run: `산단 단공`.

    A lone letter stands for itself. The index is built on exactly this: whoever changes it adds a
    migration that builds the index again.
    """
    return " ".join(_BIGRAM.findall(text.lower()))


def _quote_all(terms: Any) -> list[str]:
    """Quote each distinct term that has letters, so that nothing in it is an operator."""
    spoken = dict.fromkeys(term for term in terms if _BIGRAM.search(term))
    return [f'"{term.replace(chr(34), chr(34) * 2)}"' for term in spoken]
