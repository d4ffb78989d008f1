"""What a search is asked and answers: shared by the command line, the API and the pages."""

from dataclasses import dataclass, field

from corpus.store.searching.views import (
    FACETS,
    Bucket,
    Comparison,
    Coverage,
    Facet,
    FactHit,
    Filters,
    Sort,
    SourceCoverage,
    Suggestion,
)
from corpus.store.views import Hit

__all__ = [
    "FACETS",
    "Bucket",
    "Comparison",
    "Coverage",
    "DocumentAnswer",
    "Expansion",
    "Facet",
    "FactAnswer",
    "FactHit",
    "Filters",
    "Hit",
    "SearchRequest",
    "Sort",
    "SourceCoverage",
    "Suggestion",
    "Summary",
    "Understood",
]


@dataclass(frozen=True, slots=True, kw_only=True)
class SearchRequest:
    """A search.

    `words` are in the language of docs/search.md; `sort` None is relevance for documents, newest
    for facts; `cursor` is that of the answer before; `facets` are words of `FACETS`; `expand`
    also looks for the other names of entities that the words name; without `counts` the total is
    only that of the page.
    """

    words: str = ""
    filters: Filters = field(default_factory=Filters)
    sort: Sort | None = None
    limit: int = 10
    cursor: str = ""
    facets: tuple[str, ...] = ()
    expand: bool = True
    counts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Expansion:
    """An entity that the query names: `typed` are words for it, `names` what else it goes by."""

    typed: str
    entity: str
    name: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """How a query was read.

    `words` are the words that were looked for without particles, `left_out` those that say nothing
    (question words), `unread` what has the sign of a comparison and no number that can be read: its
    words are words; `is_cut`: it was longer than a query may be, and the rest was left out.
    """

    words: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    prefixes: tuple[str, ...] = ()
    initials: tuple[str, ...] = ()
    comparisons: tuple[Comparison, ...] = ()
    left_out: tuple[str, ...] = ()
    unread: tuple[str, ...] = ()
    is_cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """What is told of a whole search.

    `total` is the number of hits, where `is_exact` is false so many at least. By relevance a
    document needs any of the words, else, as a fact, all of them. `cursor` leads to the next page,
    empty at the end.
    """

    total: int
    is_exact: bool
    sort: Sort
    cursor: str
    facets: tuple[Facet, ...]
    understood: Understood
    expansions: tuple[Expansion, ...]
    coverage: Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentAnswer:
    """Found documents, and what is told of the search."""

    hits: tuple[Hit, ...]
    summary: Summary


@dataclass(frozen=True, slots=True, kw_only=True)
class FactAnswer:
    """Found statements, and what is told of the search."""

    hits: tuple[FactHit, ...]
    summary: Summary
