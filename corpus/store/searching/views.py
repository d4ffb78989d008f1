"""What searches take from the store and get from it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Generic, TypeVar

from corpus.records import Fact
from corpus.store.fulltext import Group, Query
from corpus.store.views import DocumentHead

_Hit = TypeVar("_Hit")


class Sort(StrEnum):
    """The orders of hits; `value` goes from the largest, `sources` from the most."""

    RELEVANCE = "relevance"
    NEWEST = "newest"
    OLDEST = "oldest"
    VALUE = "value"
    SOURCES = "sources"


FACETS = ("type", "publisher", "entity", "year", "month", "kind", "status")
"""What hits may be counted by; documents have no `status`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What all hits must be; an empty field does not restrict.

    `type` is a fact type (of a document: it states such a fact); `entity` a name or alias in any
    spelling, or `StoredEntity.key`; `publisher` a key; `kind` news, press_release or report;
    `since` and `until` are Korean days, inclusive (undated hits fail both); `status` is reviewed,
    unreviewed, accepted, corrected or rejected. Without `with_held`, documents that an unhealthy
    crawl brought are left out.
    """

    type: str | None = None
    entity: str | None = None
    publisher: str | None = None
    kind: str | None = None
    since: date | None = None
    until: date | None = None
    status: str | None = None
    with_held: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """A range of values: 회원사 > 300.

    `measure` and `unit` are canonical, empty and None where any will do; `low` and `high` are in
    that unit, None where open, and not in the range themselves where `above` or `below` say so.
    `text` is what was typed.
    """

    text: str
    measure: str = ""
    unit: str | None = None
    low: Decimal | None = None
    high: Decimal | None = None
    above: bool = False
    below: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """How many hits have one value; `label` is what people call it (an entity's name)."""

    value: str
    label: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """Hits by the values of one field, the most first (years and months: the newest first).

    `counted` is how many hits were looked at; where that is less than all, the numbers are those
    of so many hits and no more.
    """

    name: str
    buckets: tuple[Bucket, ...]
    counted: int
    is_complete: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCoverage:
    """What the base holds of one publisher; the days are Korean, None where none is dated."""

    publisher: str
    documents: int
    first_day: date | None
    last_day: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What was there to be searched.

    `weeks` counts the ISO weeks with a document, `gaps` are the stretches of whole weeks between
    the first and the last day without any: (Monday, Sunday), the longest ten.
    """

    documents: int
    read: int
    sources: tuple[SourceCoverage, ...]
    first_day: date | None
    last_day: date | None
    weeks: int
    gaps: tuple[tuple[date, date], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactHit:
    """A found statement by its newest occurrence.

    `fact` is what is to be told: as the document states it, but for the fields that an analyst
    corrected; `spans` are the found words, (start, end) in `sentence`;
    `evidence_span` are the words that state the fact there. `status` and `retracted` are those of
    the statement.
    """

    key: str
    fact: Fact
    document: DocumentHead
    sentence: str
    spans: tuple[tuple[int, int], ...]
    evidence_span: tuple[int, int]
    first_seen: date | None
    last_seen: date | None
    documents: int
    sources: int
    status: str
    retracted: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """An entity that what was typed so far may mean; `matched` is the name that begins so."""

    entity: str
    type: str
    name: str
    matched: str
    documents: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CalledEntity:
    """An entity that goes by a looked-up name, and how many documents call it so."""

    key: str
    called: str
    name: str
    aliases: tuple[str, ...]
    documents: int


Key = tuple[object, ...]
"""What the order goes by in one row; empty before the first."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A page of a search, as the store is asked for it.

    `query` ranks where `sort` is relevance, and tells what to highlight; of `groups` a hit must
    have every one (with relevance too, where `query.required` holds them). `after` is the key of
    the last row of the page before. `numbers` are rows to show in this order, which nothing else
    is then looked for. Without `counts` nobody asks how many there are.
    """

    query: Query
    groups: tuple[Group, ...] = ()
    filters: Filters
    comparisons: tuple[Comparison, ...] = ()
    sort: Sort
    after: Key = ()
    numbers: tuple[int, ...] | None = None
    limit: int
    facets: tuple[str, ...] = ()
    counts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Found(Generic[_Hit]):
    """A page of hits.

    `ranked` are the numbers of all hits that a search by relevance ranked, `next_key` is what to
    go on from otherwise, empty at the end. `total` is at least so many where not `is_exact`.
    """

    hits: tuple[_Hit, ...]
    ranked: tuple[int, ...] = ()
    next_key: Key = ()
    total: int = 0
    is_exact: bool = True
    facets: tuple[Facet, ...] = ()
