"""Group facts into statements, and count those that changed."""

from functools import partial

from corpus.pacing import Pace
from corpus.store import Store

_FACTS_A_STEP = 250
_STATEMENTS_A_STEP = 150


def refresh_statements(store: Store) -> int:
    """Bring statements up to date with the facts and what their names mean.

    Works in steps of one transaction each: after a crash the next call goes on. What did not
    change costs nothing.

    Returns:
        How many statements were counted.
    """
    pace = Pace(most=_STATEMENTS_A_STEP)
    pace.repeat(lambda limit: store.statements.release_outdated(limit=limit))
    _group(store)
    return pace.repeat(lambda limit: store.statements.count_stale(limit=limit))


def _group(store: Store) -> None:
    pace = Pace(most=_FACTS_A_STEP)
    at: tuple[int, int] | None = (0, -1)
    while at is not None:
        at = pace.step(partial(store.statements.group_facts, at))
    number: int | None = 0
    while number is not None:
        number = pace.step(partial(store.statements.group_past, number))
