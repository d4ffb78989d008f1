"""The way through the steps of resolution."""

from collections.abc import Iterable

from corpus.resolution.known import Institution
from corpus.resolution.names import NAME_STEPS, renew
from corpus.resolution.steps import LATER_STEPS, ResolveReport, Step
from corpus.store import Store


def resolve(store: Store, *, institutions: Iterable[Institution] | None = None) -> ResolveReport:
    """Bring entities, and all that follows from them, up to date with what was read.

    Works in steps of many transactions: after a crash the next call goes on. Documents that were
    not read again since cost nothing. A second call for the same base waits for the first.

    Args:
        store: The base.
        institutions: The list of known ones; where it is another than before, all names are
            looked at again. Without it the list that the store holds is used.
    """
    with store.namings.alone():
        renew(store, institutions)
        return _run(store, (*NAME_STEPS, *LATER_STEPS))


def _run(store: Store, steps: Iterable[Step]) -> ResolveReport:
    steps = tuple(steps)
    return ResolveReport(
        counts={step.word: step.run(store) for step in steps},
        labels={step.word: step.label for step in steps},
    )
