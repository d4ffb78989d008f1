"""Statements: what is stated, when first and last, by how many sources, and what of it holds."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from corpus.errors import MissingStatementError
from corpus.records import Fact
from corpus.store import FactQuery, Store, StoredFact


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """Equal facts of all documents as one.

    `fact` is what it says: the newest occurrence, with the fields that an analyst corrected.
    `newest` is the occurrence that was published last, of a retracted statement the last there
    was; the days are Korean days of publication, None where no document is dated. `documents`
    counts those that state it, `sources` the independent ones: near-copies of one text count once.
    `status` is `unreviewed`, `accepted`, `corrected` or `rejected`, `version` what a decision about
    it must name. `retracted` is the day since when no document states it, `cause` why: `revision`
    where the text dropped it, `reading` where only another reader does not find it.
    """

    key: str
    fact: Fact
    newest: StoredFact
    first_seen: date | None
    last_seen: date | None
    documents: int
    sources: int
    confidence: float
    status: str
    version: int
    retracted: date | None
    cause: str | None


def find_statements(store: Store, query: FactQuery) -> Iterator[Statement]:
    """Give each statement once, by its newest occurrence that fits, last published first.

    `query.limit` counts statements. The days and sources are those of the whole base, also of
    occurrences that the query leaves out.
    """
    yield from map(make_statement, store.statements.find(query))


def get_statement(store: Store, key: str) -> Statement:
    """Give the statement with this key, or the one that a fact with this key belongs to.

    Raises:
        MissingStatementError: There is none; what a key named may have been read or joined anew.
    """
    found = _find(store, key)
    if found is None and (known := store.statements.find_key(key)):
        found = _find(store, known)
    if found is None:
        raise MissingStatementError(key)
    return found


def _find(store: Store, key: str) -> Statement | None:
    query = FactQuery(statement=key, with_hidden=True, limit=1)
    return next(map(make_statement, store.statements.find(query)), None)


def find_occurrences(store: Store, key: str) -> Iterator[StoredFact]:
    """Yield the places that state a statement, last published first; none of a retracted one."""
    return store.find_facts(FactQuery(statement=key, with_hidden=True))


def make_statement(stored: StoredFact) -> Statement:
    """Make a statement of its newest occurrence."""
    standing = stored.standing
    return Statement(
        key=standing.key,
        fact=stored.told,
        newest=stored,
        first_seen=standing.first_seen,
        last_seen=standing.last_seen,
        documents=standing.documents,
        sources=standing.sources,
        confidence=standing.confidence,
        status=standing.status,
        version=standing.version,
        retracted=standing.retracted,
        cause=standing.cause,
    )
