"""What every search index takes and gives."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, Protocol

from sqlalchemy import ColumnElement, Connection, Select

MOST_TERMS = 64
"""A query of more terms is no question any more; the rest is left out."""

MORPHEME_WEIGHT, BIGRAM_WEIGHT = 1.0, 1.0

Restrict = Callable[[ColumnElement[Any]], Sequence[ColumnElement[bool]]]
"""Makes the further conditions on a document, given the column that holds its number."""


def anything(_: ColumnElement[Any]) -> Sequence[ColumnElement[bool]]:
    """Restrict nothing."""
    return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One way in which a thing may stand in a text; a field that is not empty must be met.

    `forms` are morphemes that must all stand there, `inside` is letters as they stand, be it
    inside a longer word, `prefix` is how a morpheme begins.
    """

    forms: tuple[str, ...] = ()
    inside: str = ""
    prefix: str = ""


Group = tuple[Term, ...]
"""Ways of saying one thing: any of them will do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """Words to look for: pure text, no operators.

    The more of `morphemes`, `words` (pair of letters by pair), `names` (as they stand) and
    `prefixes` (of morphemes) a document has, the better. Of `required` it must have every group.
    """

    morphemes: Sequence[str] = ()
    words: Sequence[str] = ()
    names: Sequence[str] = ()
    prefixes: Sequence[str] = ()
    required: Sequence[Group] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequencies:
    """How many documents hold each term, of how many; large numbers are estimates."""

    among: int
    morphemes: Mapping[str, int] = field(default_factory=dict)
    bigrams: Mapping[str, int] = field(default_factory=dict)


class Match(NamedTuple):
    """A matching document's number, and its score: larger is better."""

    document: int
    score: float


class SearchIndex(Protocol):
    """An index that lives in the store's database and changes in its transactions.

    It holds documents, or statements by their sentence: what is said of documents here goes for
    those too. `forms` are the morphemes of a text, one a line. `remove` is given what `add` was
    given.
    """

    def add(self, connection: Connection, document: int, text: str, forms: str) -> None:
        """Enter a document that the index does not hold."""

    def remove(self, connection: Connection, document: int, text: str, forms: str) -> None:
        """Take a document out."""

    def match(
        self,
        connection: Connection,
        query: Query,
        *,
        limit: int,
        restrict: Restrict = anything,
        frequencies: Frequencies | None = None,
    ) -> list[Match]:
        """Give the documents that fit best, best first.

        With the `frequencies` of the terms, the rare ones choose the documents. Where there are
        only terms that very many documents hold, the last added are looked at.
        """

    def count_matches(self, connection: Connection, groups: Sequence[Group], *, most: int) -> int:
        """Count the documents that hold every group, `most` where there are more.

        Of statements a server may tell about how many there are.
        """

    def select_matches(self, groups: Sequence[Group]) -> Select[Any]:
        """Select the numbers of the documents that hold every group, in any order."""

    def select_newest(self, groups: Sequence[Group], *, most: int) -> Select[Any]:
        """Select the last added of the documents that hold every group."""


class SentenceIndex(SearchIndex, Protocol):
    """The index of statements."""

    def find_holding(
        self, connection: Connection, numbers: Sequence[int], groups: Sequence[Group]
    ) -> set[int]:
        """Give those of some thousand statements that hold every group."""


class DocumentIndex(SearchIndex, Protocol):
    """The index of documents, whose terms can be counted."""

    def count_terms(self, connection: Connection, query: Query) -> Frequencies:
        """Count the documents that hold each morpheme and each pair of letters of a query."""

    def holding(self, words: Sequence[str]) -> Select[Any]:
        """Select the numbers of the documents that hold every word, inside others or not.

        It may select a few documents too many, never one too few.
        """
