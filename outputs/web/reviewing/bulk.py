"""Many facts by one click: what a filter finds, fixed by a digest, so that all was previewed."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.errors import ReviewConflictError
from corpus.knowledge import Statement
from corpus.store import LogEntry, Review
from corpus.store.accounts import AuditEntry
from outputs.accounts import Identity
from outputs.site import Site
from outputs.web.reviewing.deciding import ACCEPTED, REJECTED
from outputs.web.reviewing.place import Place, load_queue

# One click writes these rows in one transaction, which other analysts wait for.
MOST = 200
_SAMPLE = 12
_ACTIONS = tuple(f"review.bulk.{decision}" for decision in (ACCEPTED, REJECTED))


@dataclass(frozen=True, slots=True, kw_only=True)
class Bunch:
    """What one click would decide: `digest` changes with each of its facts and decisions."""

    items: Sequence[Statement]
    digest: str
    has_more: bool
    counts: Mapping[str, int]

    @property
    def sample(self) -> Sequence[Statement]:
        """Give some of them, evenly from the first to the last."""
        step = max(1, -(-len(self.items) // _SAMPLE))
        return self.items[::step]


def find_bunch(site: Site, place: Place) -> Bunch:
    """Find what the filters of a place leave, from the most doubtful on; at most `MOST`.

    Raises:
        MissingEntityError: Nothing goes by the name.
    """
    plain = place.model_copy(update={"status": "unreviewed", "after": "", "fact": ""})
    queue = load_queue(site, plain, limit=MOST)
    told = sorted(f"{each.key}:{each.version}" for each in queue.items)
    counts: dict[str, int] = {}
    for each in queue.items:
        counts[each.fact.LABEL] = counts.get(each.fact.LABEL, 0) + 1
    return Bunch(
        items=queue.items,
        digest=hashlib.sha256("\n".join(told).encode()).hexdigest(),
        has_more=queue.following is not None,
        counts=counts,
    )


def decide_bunch(
    site: Site, analyst: Identity, bunch: Bunch, *, decision: str, reason: str
) -> list[int]:
    """Decide about all of a bunch or none; give the rows' numbers.

    Raises:
        ReviewConflictError: Somebody decided about one meanwhile.
        MissingStatementError: One is no more.
        ReviewError: The decision is none, or rejects without a reason.
    """
    reviews = [
        Review(
            statement=each.key,
            decision=decision,
            author=analyst.name,
            version=each.version,
            reason=reason,
        )
        for each in bunch.items
    ]
    return site.store.reviews.decide_all(reviews)


@dataclass(frozen=True, slots=True, kw_only=True)
class LastBunch:
    """The last bunch that an analyst decided: its line in the audit log, and its last row."""

    line: AuditEntry
    entry: LogEntry

    @property
    def count(self) -> int:
        """Tell how many it decided."""
        return int(self.line.details["count"])


def find_last_bunch(site: Site, author: str) -> LastBunch | None:
    """Find the last bunch of an analyst; None without one, or where its last row does not hold."""
    lines = [
        line
        for action in _ACTIONS
        for line in site.store.accounts.find_audit(author=author, action=action, limit=1)
    ]
    if not lines:
        return None
    line = max(lines, key=lambda each: each.number)
    (entry,) = _find_rows(site, line, limit=1)
    in_force = site.store.reviews.find_in_force([entry.statement])
    if in_force.get(entry.statement, (0,))[0] != entry.number:
        return None
    return LastBunch(line=line, entry=entry)


def undo_bunch(site: Site, analyst: Identity, bunch: LastBunch) -> None:
    """Take back all of a bunch or nothing.

    Raises:
        ReviewConflictError: Somebody decided about one meanwhile.
        MissingStatementError: One is no more.
    """
    numbers = [row.number for row in _find_rows(site, bunch.line, limit=bunch.count)]
    if numbers[-1] != bunch.line.details["first"]:
        raise ReviewConflictError(bunch.entry.statement, numbers[-1], bunch.entry.number)
    site.store.reviews.undo_all(numbers, author=analyst.name)


def _find_rows(site: Site, line: AuditEntry, *, limit: int) -> Sequence[LogEntry]:
    """Give rows of a bunch, the last one first."""
    behind = int(line.details["last"]) + 1
    return site.store.reviews.find_log(author=line.author, before=behind, limit=limit)
