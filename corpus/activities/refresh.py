"""The step of resolution that keeps series and activities in line with the statements."""

from corpus.pacing import Pace
from corpus.store import Store

_STATEMENTS_A_STEP = 120


def refresh_activities(store: Store) -> int:
    """Put figures in their series and events in their activities, as far as statements changed.

    Works in steps of one transaction each: after a crash the next call goes on. What did not
    change costs nothing.

    Returns:
        How many statements were looked at.
    """
    store.activities.note_outdated()
    pace = Pace(most=_STATEMENTS_A_STEP)
    return pace.repeat(lambda limit: store.activities.refresh(limit=limit))
