"""The knowledge base: what is stated, when first and last, and by how many sources."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from corpus.records import Fact
from corpus.store import FactQuery, Store, StoredFact


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Equal facts of all documents as one.

    `newest` is the occurrence that was published last; the days are Korean days of publication,
    None where no document is dated. `sources` counts documents: revisions of one count once,
    near-copies of one press release still count each.
    """

    key: str
    newest: StoredFact
    first_seen: date | None
    last_seen: date | None
    sources: int

    @property
    def fact(self) -> Fact:
        """The fact as the newest document states it."""
        return self.newest.fact


def find_statements(store: Store, query: FactQuery) -> Iterator[Statement]:
    """Give each statement once, by its newest occurrence that fits, last published first.

    `query.limit` counts statements. The days and sources are those of the whole base, also of
    occurrences that the query leaves out.
    """
    occurrences = store.find_facts(replace(query, limit=None))
    return islice(_merge(occurrences), query.limit)


def _merge(occurrences: Iterator[StoredFact]) -> Iterator[Statement]:
    seen: set[str] = set()
    for found in occurrences:
        if found.key not in seen:
            seen.add(found.key)
            yield Statement(
                key=found.key,
                newest=found,
                first_seen=found.first_seen,
                last_seen=found.last_seen,
                sources=found.sources,
            )
