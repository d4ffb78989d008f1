"""Long works in transactions that are short, whatever the base and the machine."""

import time
from collections.abc import Callable
from typing import TypeVar

_Done = TypeVar("_Done")

# In SQLite a review waits for the transaction at work.
_SECONDS = 0.02
_FIRST = 2
_SLOWER, _FASTER = 0.25, 2.0


class Pace:
    """How many things of a work go into one transaction: as many as take 20 ms, `most` at most.

    What counts is the processor's time of this thread, in which SQLite works, too. Waiting for
    others makes no smaller steps, nor does PostgreSQL, where no writer waits for another one.
    """

    def __init__(self, *, most: int) -> None:
        self._most = most
        self._size = min(_FIRST, most)

    def step(self, work: Callable[[int], _Done]) -> _Done:
        """Do some of a work, which is told how many things; give what it gives."""
        start = time.thread_time()
        done = work(self._size)
        share = _SECONDS / max(time.thread_time() - start, 1e-6)
        self._size = round(self._size * min(max(share, _SLOWER), _FASTER))
        self._size = min(max(self._size, 1), self._most)
        return done

    def repeat(self, work: Callable[[int], int]) -> int:
        """Sum what the steps of a work give until one gives 0."""
        return sum(iter(lambda: self.step(work), 0))
