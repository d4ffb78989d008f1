import fcntl
import sqlite3
import threading
import time
from contextlib import closing

import pytest

from corpus.store.dialects.turns import take_turn

PATIENCE_SECONDS = 30


@pytest.fixture
def path(tmp_path):
    with closing(sqlite3.connect(tmp_path / "base.db")) as made:
        made.execute("PRAGMA journal_mode = WAL")
        made.execute("CREATE TABLE rows (number INTEGER)")
    return tmp_path / "base.db"


def open_base(path):
    return sqlite3.connect(path, timeout=0, isolation_level=None)


def begin(connection, path):
    begun = lambda: connection.execute("BEGIN IMMEDIATE")  # noqa: E731
    return take_turn(path, begun, seconds=PATIENCE_SECONDS)


def is_shut(path):
    """Tell whether somebody waits behind the gate."""
    with path.with_name("base.db-turn").open("ab") as gate:
        try:
            fcntl.flock(gate, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return True
    return False


def test_who_waits_writes_before_the_one_that_writes_may_again(path):
    order = []

    def wait_and_write():
        with closing(open_base(path)) as other:
            assert begin(other, path)
            order.append("waiting")
            other.execute("COMMIT")

    with closing(open_base(path)) as busy:
        assert begin(busy, path)
        waiting = threading.Thread(target=wait_and_write)
        waiting.start()
        until = time.monotonic() + PATIENCE_SECONDS
        while not is_shut(path) and time.monotonic() < until:
            time.sleep(0.001)
        busy.execute("COMMIT")
        assert begin(busy, path)
        order.append("again")
        busy.execute("COMMIT")
        waiting.join()
    assert order == ["waiting", "again"]


def test_the_gate_is_open_once_a_transaction_has_begun(path):
    with closing(open_base(path)) as writer:
        assert begin(writer, path)
        assert not is_shut(path)


def test_who_waits_in_vain_is_told(path):
    with closing(open_base(path)) as busy, closing(open_base(path)) as late:
        assert begin(busy, path)
        assert not take_turn(path, lambda: late.execute("BEGIN IMMEDIATE"), seconds=0)
        assert not late.in_transaction


def test_what_is_no_waiting_is_left_to_be_told(path):
    with closing(open_base(path)) as broken:
        assert not take_turn(path, lambda: broken.execute("BEGIN NONSENSE"), seconds=30)


def test_where_nothing_can_be_written_beside_the_base_it_does_without(path):
    with closing(open_base(path)) as writer:
        elsewhere = path.parent / "none" / "base.db"
        assert take_turn(
            elsewhere, lambda: writer.execute("BEGIN IMMEDIATE"), seconds=PATIENCE_SECONDS
        )
        assert writer.in_transaction
