"""Group facts into statements, and count those that changed."""

from collections.abc import Callable

from corpus.store import Store

# So many take 50 ms or so, which a review may have to wait.
_FACTS_A_STEP = 250
_STATEMENTS_A_STEP = 150


def refresh_statements(store: Store) -> int:
    """Bring statements up to date with the facts and what their names mean.

    Works in steps of one transaction each: after a crash the next call goes on. What did not
    change costs nothing.

    Returns:
        How many statements were counted.
    """
    _sum(lambda: store.statements.release_outdated(limit=_STATEMENTS_A_STEP))
    at: tuple[int, int] | None = (0, -1)
    while at is not None:
        at = store.statements.group_facts(at, limit=_FACTS_A_STEP)
    number: int | None = 0
    while number is not None:
        number = store.statements.group_past(number, limit=_FACTS_A_STEP)
    return _sum(lambda: store.statements.count_stale(limit=_STATEMENTS_A_STEP))


def _sum(step: Callable[[], int]) -> int:
    """Sum what a step does until it does nothing."""
    return sum(iter(step, 0))
