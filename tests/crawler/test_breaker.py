from datetime import UTC, datetime, timedelta

from crawler.breaker import Breaker, BreakerRules

START = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
REST = timedelta(seconds=30)
RULES = BreakerRules(failures=3, rest=REST, trials=2, longest=timedelta(minutes=10))


def after(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def open_breaker() -> Breaker:
    breaker = Breaker(RULES)
    assert [breaker.fail(START) for _ in range(3)] == [False, False, True]
    return breaker


def test_failures_in_a_row_open_it():
    breaker = open_breaker()
    assert not breaker.is_ready(after(29))
    assert breaker.is_ready(after(30))


def test_an_answer_between_failures_keeps_it_closed():
    breaker = Breaker(RULES)
    breaker.fail(START)
    breaker.fail(START)
    breaker.succeed()
    assert not breaker.fail(START)
    assert breaker.is_ready(START)


def test_after_the_rest_one_request_tries_the_host():
    breaker = open_breaker()
    breaker.start(after(30))
    assert not breaker.is_ready(after(30))
    breaker.succeed()
    assert breaker.is_ready(after(30))
    assert not breaker.fail(after(31))


def test_a_trial_that_never_reached_the_host_is_no_trial():
    breaker = open_breaker()
    breaker.start(after(30))
    breaker.settle()
    assert breaker.is_ready(after(30))


def test_each_rest_is_longer_and_after_the_trials_the_host_is_given_up():
    breaker = open_breaker()
    breaker.start(after(30))
    assert breaker.fail(after(30))
    assert not breaker.is_ready(after(89))
    breaker.start(after(90))
    assert not breaker.is_given_up
    breaker.fail(after(90))
    assert breaker.is_given_up
    assert not breaker.is_ready(after(100_000))


def test_what_was_under_way_when_it_opened_changes_nothing():
    breaker = open_breaker()
    assert not breaker.fail(after(1))
    breaker.succeed()
    assert not breaker.is_ready(after(29))
    assert breaker.is_ready(after(30))


def test_a_host_may_ask_for_a_rest():
    breaker = Breaker(RULES)
    breaker.rest_until(START, after(60))
    assert not breaker.is_ready(after(59))
    assert breaker.is_ready(after(60))
    breaker.rest_until(START, after(601))
    assert breaker.is_given_up
