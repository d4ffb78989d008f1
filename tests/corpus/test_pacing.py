import time

import pytest

from corpus.pacing import Pace


@pytest.fixture
def spend(monkeypatch):
    """Give what has a step take so many seconds of this thread."""
    spent = [0.0]
    monkeypatch.setattr(time, "thread_time", lambda: spent[0])

    def add(seconds):
        spent[0] += seconds

    return add


def test_steps_grow_while_they_are_short_and_shrink_when_they_are_long(spend):
    pace, sizes = Pace(most=50), []

    def work(limit, each):
        sizes.append(limit)
        spend(limit * each)
        return limit

    for _ in range(8):
        pace.step(lambda limit: work(limit, 0.0001))
    assert sizes == [2, 4, 8, 16, 32, 50, 50, 50]
    sizes.clear()
    for _ in range(5):
        pace.step(lambda limit: work(limit, 0.01))
    assert sizes == [50, 12, 3, 2, 2]


def test_a_thing_that_takes_long_is_a_step_of_its_own(spend):
    pace = Pace(most=10)
    for _ in range(3):
        size = pace.step(lambda limit: spend(5) or limit)
    assert size == 1


def test_a_work_is_repeated_until_nothing_is_left(spend):
    left = [13]

    def work(limit):
        spend(0.001)
        done = min(limit, left[0])
        left[0] -= done
        return done

    assert Pace(most=5).repeat(work) == 13
    assert left == [0]
