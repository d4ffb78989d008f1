import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from itertools import pairwise

import pytest

from corpus.store import open_store
from corpus.times import now
from crawler.retries import parse_retry_after

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("120", 120),
        (" 0 ", 0),
        ("Sat, 21 Nov 2026 12:01:00 GMT", 60),
        ("Saturday, 21-Nov-26 12:01:00 GMT", 60),
        ("Sat Nov 21 12:01:00 2026", 60),
        ("Sat, 21 Nov 2026 21:01:00 +0900", 60),
        ("99999999999999999999", 10**9),
    ],
)
def test_seconds_and_dates_are_understood(text, seconds):
    assert parse_retry_after(text, now=NOW) == NOW + timedelta(seconds=seconds)


@pytest.mark.parametrize("text", ["", "soon", "-5", "1.5", "Sat, 99 Nov 2026"])
def test_what_is_neither_is_left_out(text):
    assert parse_retry_after(text, now=NOW) is None


def fail_first(outlet, path: str, times: int, rest: Callable[[], str] | None = None) -> list[float]:
    """Answer a path with 503 so many times, then as before; gives the times of asking.

    `rest` gives Retry-After at the moment of answering: a date made before may have passed.
    """
    sound, asked = outlet.routes[path], []

    def answer(handler):
        asked.append(time.monotonic())
        outlet.add("failing", status=503, **({"Retry_After": rest()} if rest else {}))
        (outlet.routes["failing"] if len(asked) <= times else sound)(handler)

    outlet.routes[path] = answer
    return asked


def load_counts(settings) -> dict[str, int]:
    with open_store(settings.store_url) as store:
        return dict(store.crawls.find()[0].counts)


ARTICLE = "/news/articleView.html?idxno=501"


@pytest.mark.parametrize(
    "rest",
    [
        pytest.param(lambda: "2", id="seconds"),
        pytest.param(lambda: format_datetime(now() + timedelta(seconds=9)), id="date"),
    ],
)
def test_a_host_that_asks_for_a_rest_gets_it(outlet, settings, start_scrapy, rest):
    outlet.add_feed(ARTICLE)
    asked = fail_first(outlet, ARTICLE, 1, rest)
    assert start_scrapy(outlet.address).wait(240) == 0
    assert asked[1] - asked[0] > 1
    counts = load_counts(settings)
    assert (counts["new"], counts["retried"], counts["whole"]) == (1, 1, 1)


def test_a_host_that_asks_for_too_long_a_rest_is_left_to_the_next_crawl(
    outlet, settings, start_scrapy
):
    outlet.add_feed(ARTICLE, "/news/articleView.html?idxno=502")
    asked = fail_first(outlet, ARTICLE, 1, lambda: "86400")
    one_by_one = ("CONCURRENT_REQUESTS=1", "CONCURRENT_REQUESTS_PER_DOMAIN=1")
    assert start_scrapy(outlet.address, *one_by_one).wait(240) == 0
    counts = load_counts(settings)
    assert (len(asked), counts["new"], counts["whole"]) == (1, 0, 0)
    assert counts["rejected host_down"] == 2
    assert start_scrapy(outlet.address).wait(240) == 0
    assert load_counts(settings)["new"] == 1


def test_each_further_try_waits_longer(outlet, settings, start_scrapy):
    outlet.add_feed(ARTICLE)
    asked = fail_first(outlet, ARTICLE, 3)
    assert start_scrapy(outlet.address, "RETRY_BACKOFF_SECONDS=0.4").wait(240) == 0
    waits = [later - before for before, later in pairwise(asked)]
    assert [wait >= least for wait, least in zip(waits, (0.3, 0.6, 1.2), strict=True)] == [True] * 3
    assert load_counts(settings)["new"] == 1


def test_a_dead_host_opens_the_breaker_and_its_pages_are_kept(outlet, settings, start_scrapy):
    paths = [f"/news/articleView.html?idxno={number}" for number in range(601, 641)]
    outlet.add_feed(ARTICLE, *paths)
    for path in paths:
        outlet.add(path, status=502)
    assert start_scrapy(outlet.address, "RETRY_TIMES=1").wait(240) == 0
    counts = load_counts(settings)
    assert 4 <= counts["broken"] < 8  # and what was on its way when the last of them came back
    assert counts["rejected host_down"] > 20
    assert counts["whole"] == 0
    asked = len(outlet.asked)
    assert asked < 30
    for path in paths:
        outlet.add(path, b"<html><title>x</title></html>")
    assert start_scrapy(outlet.address).wait(240) == 0
    assert len(outlet.asked) > asked + 20


def test_two_crawlers_that_gave_up_a_host_do_not_wait_for_each_other(
    outlet, settings, start_scrapy
):
    paths = [f"/news/articleView.html?idxno={number}" for number in range(601, 621)]
    outlet.add_feed(*paths)
    for path in paths:
        outlet.add(path, status=502)
    options = ("RETRY_TIMES=1", "RETRY_BACKOFF_MOST_SECONDS=1", "FRONTIER_TAKE=3")
    crawls = [start_scrapy(outlet.address, *options) for _ in range(2)]
    assert [crawl.wait(240) for crawl in crawls] == [0, 0]
    assert load_counts(settings)["rejected host_down"] > 0
