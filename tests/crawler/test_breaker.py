from datetime import UTC, datetime, timedelta

from crawler.breaker import Breaker, BreakerRules

START = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)
REST = timedelta(seconds=30)
RULES = BreakerRules(failures=3, rest=REST, trials=2, longest=timedelta(minutes=10))


def after(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def fail(breaker: Breaker, moment: datetime) -> bool:
    return breaker.fail(moment, is_answer=True)


def open_breaker() -> Breaker:
    breaker = Breaker(RULES)
    assert [fail(breaker, START) for _ in range(3)] == [False, False, True]
    return breaker


def test_failures_in_a_row_open_it():
    breaker = open_breaker()
    assert not breaker.is_ready(after(29))
    assert breaker.is_ready(after(30))


def test_an_answer_between_failures_keeps_it_closed():
    breaker = Breaker(RULES)
    fail(breaker, START)
    fail(breaker, START)
    breaker.succeed()
    assert not fail(breaker, START)
    assert breaker.is_ready(START)


def test_after_the_rest_one_request_tries_the_host():
    breaker = open_breaker()
    breaker.start(after(30))
    assert not breaker.is_ready(after(30))
    breaker.succeed()
    assert breaker.is_ready(after(30))
    assert not fail(breaker, after(31))


def test_a_trial_that_never_reached_the_host_is_no_trial():
    breaker = open_breaker()
    breaker.start(after(30))
    breaker.settle()
    assert breaker.is_ready(after(30))


def test_each_rest_is_longer_and_after_the_trials_the_host_is_given_up():
    breaker = open_breaker()
    breaker.start(after(30))
    assert fail(breaker, after(30))
    assert not breaker.is_ready(after(89))
    breaker.start(after(90))
    assert not breaker.is_given_up
    fail(breaker, after(90))
    assert breaker.is_given_up
    assert not breaker.is_ready(after(100_000))


def test_what_was_under_way_when_it_opened_changes_nothing():
    breaker = open_breaker()
    assert not fail(breaker, after(1))
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


def test_a_host_that_never_answered_is_given_up_without_a_trial():
    breaker = Breaker(RULES)
    assert [breaker.fail(START, is_answer=False) for _ in range(3)] == [False, False, True]
    assert breaker.is_given_up


def test_a_host_that_answered_once_gets_its_trials():
    breaker = Breaker(RULES)
    breaker.succeed()
    assert [breaker.fail(START, is_answer=False) for _ in range(3)] == [False, False, True]
    assert not breaker.is_given_up
