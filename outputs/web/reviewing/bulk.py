"""Many facts by one click: what a filter finds, fixed by a digest, so that all was previewed."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.knowledge import Statement
from corpus.store import Review
from outputs.accounts import Identity
from outputs.site import Site
from outputs.web.reviewing.place import Place, load_queue

# One click writes these rows in one transaction, which other analysts wait for.
MOST = 200
_SAMPLE = 12


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
