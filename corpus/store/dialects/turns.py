"""Turns of the writers of an SQLite file: who waits longest for the lock, gets it next.

SQLite's own waiters look again after ever longer pauses, up to 100 ms. A writer of many short
transactions has taken the lock again by then, so that others wait for seconds. Here a writer
must pass a gate first, which the one that waits for SQLite's lock keeps shut.
"""

import sqlite3
import sys
import time
from collections.abc import Callable
from contextlib import ExitStack, suppress
from pathlib import Path

if sys.platform != "win32":
    import fcntl

# A transaction takes longer; so many looks cost a waiter next to nothing.
_LOOK_SECONDS = 0.002
_GATE = "-turn"
# The low byte of SQLite's code is its class. Source: https://www.sqlite.org/rescode.html
_CLASS = 0xFF


def take_turn(path: Path, begin: Callable[[], object], *, seconds: float) -> bool:
    """Begin a transaction that writes, as soon as those that waited before have theirs.

    Args:
        path: The file of the base; the gate is a file beside it, which may go at any time.
        begin: Begins it, or raises at once because another one writes.
        seconds: The longest to wait at the gate, and again behind it.

    Returns:
        False where it is not begun: another one wrote all that time, or it cannot be begun at all.
    """
    with ExitStack() as gate:
        with suppress(OSError):  # nothing can be written beside the base: without turns, then
            file = gate.enter_context(path.with_name(path.name + _GATE).open("ab"))
            _wait(lambda: _pass(file.fileno()), seconds)
        try:
            return _wait(lambda: _begins(begin), seconds)
        except sqlite3.Error:
            return False


def _wait(is_done: Callable[[], bool], seconds: float) -> bool:
    deadline = time.monotonic() + seconds
    while not (done := is_done()) and time.monotonic() < deadline:
        time.sleep(_LOOK_SECONDS)
    return done


def _pass(file: int) -> bool:
    """Tell whether the gate is ours; closing the file opens it again, as does our end."""
    if sys.platform == "win32":  # which has no such locks
        return True
    with suppress(BlockingIOError):
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        return True
    return False


def _begins(begin: Callable[[], object]) -> bool:
    try:
        begin()
    except sqlite3.OperationalError as error:
        if error.sqlite_errorcode & _CLASS != sqlite3.SQLITE_BUSY:
            raise
        return False
    return True
