"""Run a transaction again that another writer of the same rows got in the way of."""

import random
import time
from collections.abc import Callable
from functools import wraps
from typing import ParamSpec, TypeVar

from corpus.errors import StoreConflictError

_Given = ParamSpec("_Given")
_Result = TypeVar("_Result")

_TRIES = 12
_FIRST_WAIT_SECONDS, _LONGEST_WAIT_SECONDS = 0.005, 1.0


def retried(transaction: Callable[_Given, _Result]) -> Callable[_Given, _Result]:
    """Run a function that is one transaction until no other gets in its way, some seconds long.

    It must look again at what it goes by: nothing of a try that failed is stored. SQLite, which
    has one writer at a time, never needs it.
    """

    @wraps(transaction)
    def run(*args: _Given.args, **kwargs: _Given.kwargs) -> _Result:
        wait_seconds = _FIRST_WAIT_SECONDS
        for _ in range(_TRIES - 1):
            try:
                return transaction(*args, **kwargs)
            except StoreConflictError:
                time.sleep(wait_seconds * random.random())  # noqa: S311  spreads writers, no secret
                wait_seconds = min(2 * wait_seconds, _LONGEST_WAIT_SECONDS)
        return transaction(*args, **kwargs)

    return run
