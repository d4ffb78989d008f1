"""Find near-copies, so that a press release that many papers print counts as one source."""

from collections.abc import Iterator
from itertools import islice

from corpus.pacing import Pace
from corpus.store import Store

_DOCUMENTS_A_STEP = 40


def refresh_stories(store: Store) -> int:
    """Look for copies of the documents whose text is new, in steps of one transaction each.

    Returns:
        How many documents were looked at.
    """
    due = iter(store.stories.find_due())
    pace = Pace(most=_DOCUMENTS_A_STEP)
    return pace.repeat(lambda limit: _link(store, due, limit))


def _link(store: Store, due: Iterator[str], limit: int) -> int:
    ids = list(islice(due, limit))
    if ids:
        store.stories.link(ids)
    return len(ids)
