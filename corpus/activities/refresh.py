"""The step of resolution that keeps series and activities in line with the statements."""

from corpus.store import Store

# So many take 50 ms or so, which a review may have to wait.
_STATEMENTS_A_STEP = 120


def refresh_activities(store: Store) -> int:
    """Put figures in their series and events in their activities, as far as statements changed.

    Works in steps of one transaction each: after a crash the next call goes on. What did not
    change costs nothing.

    Returns:
        How many statements were looked at.
    """
    store.activities.note_outdated()
    return sum(iter(lambda: store.activities.refresh(limit=_STATEMENTS_A_STEP), 0))
