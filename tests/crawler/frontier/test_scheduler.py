"""Crawls that are killed, shared and cut short: no article is lost, none comes twice."""

import signal
import time

import pytest

from corpus.store import open_store
from crawler.budget import Budget
from crawler.process import run_crawl
from crawler.sample.server import SampleServer

SLOWLY = ("DOWNLOAD_DELAY=0.05", "CONCURRENT_REQUESTS_PER_DOMAIN=1", "FRONTIER_TAKE=2")


def wait_until(condition) -> None:
    deadline = time.monotonic() + 240
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.005)


def count_pages(server: SampleServer) -> int:
    return sum("articleView" in path for path in server.asked)


def check_articles(settings, articles) -> None:
    """Check that each article is stored, once."""
    with open_store(settings.store_url) as store:
        ids = {document.id for document in store.find_documents()}
        assert ids == {f"gaon-{article.number}" for article in articles}
        assert store.counts().revisions == len(articles)


def kill_after(crawl, server: SampleServer, pages: int) -> None:
    wait_until(lambda: count_pages(server) >= pages)
    crawl.send_signal(signal.SIGKILL)
    assert crawl.wait(240) == -signal.SIGKILL


def test_a_crawl_that_is_killed_again_and_again_loses_nothing(few_articles, settings, start_scrapy):
    with SampleServer(few_articles) as server:
        for pages in (1, 4, 8):
            kill_after(start_scrapy(server.address, *SLOWLY), server, pages)
        assert start_scrapy(server.address, *SLOWLY).wait(240) == 0
        # What was under way at a death is asked again: one request each time, and its retry.
        assert count_pages(server) <= len(few_articles) + 2 + 2 * 3
        assert server.asked.count("/rss/allArticle.xml") == 1
    check_articles(settings, few_articles)


def test_of_two_crawlers_one_may_die(few_articles, settings, start_scrapy):
    with SampleServer(few_articles) as server:
        first, second = (start_scrapy(server.address, *SLOWLY) for _ in range(2))
        kill_after(first, server, 5)
        assert second.wait(240) == 0
        assert server.asked.count("/rss/allArticle.xml") <= 2
        # What the dead one had fetched and not yet stored, a second's worth, is asked again.
        assert count_pages(server) < 2 * len(few_articles)
    check_articles(settings, few_articles)


def test_two_crawlers_share_the_work(few_articles, settings, start_scrapy):
    with SampleServer(few_articles) as server:
        both = [start_scrapy(server.address, *SLOWLY) for _ in range(2)]
        assert [crawl.wait(240) for crawl in both] == [0, 0]
        assert count_pages(server) <= len(few_articles) + 2
    check_articles(settings, few_articles)


def test_a_request_whose_answer_takes_long_is_made_once(outlet, settings, start_scrapy):
    path = "/news/articleView.html?idxno=501"
    answer = outlet.routes[path]

    def answer_late(handler) -> None:
        outlet.closing.wait(8)
        answer(handler)

    outlet.routes[path] = answer_late
    outlet.add_feed(path)
    both = [start_scrapy(outlet.address, "FRONTIER_LEASE_SECONDS=2") for _ in range(2)]
    assert [crawl.wait(240) for crawl in both] == [0, 0]
    assert outlet.asked.count(path) == 1
    with open_store(settings.store_url) as store:
        assert [document.id for document in store.find_documents()] == ["gaon-501"]


@pytest.mark.parametrize(
    ("budget", "outcome"),
    [
        (Budget(pages=6), "closespider_pagecount"),
        (Budget(megabytes=0.06), "closespider_bytecount"),
    ],
)
def test_a_crawl_whose_budget_is_used_up_is_gone_on_with(budget, outcome, few_articles, settings):
    with SampleServer(few_articles) as server:
        arguments = {"settings": settings, "proxy": server.address}
        (report,) = run_crawl(["gaon"], budget=budget, **arguments).publishers
        assert report.outcome == outcome
        assert report.is_sound
        assert not report.is_whole
        assert 0 < report.new < len(few_articles)
        (rest,) = run_crawl(["gaon"], **arguments).publishers
        assert rest.new == len(few_articles) - report.new
        assert server.asked.count("/rss/allArticle.xml") == 1
    check_articles(settings, few_articles)


def test_a_crawl_of_another_wish_goes_its_own_way(few_articles, settings):
    with SampleServer(few_articles) as server:
        arguments = {"settings": settings, "proxy": server.address}
        (first,) = run_crawl(["gaon"], limit=3, **arguments).publishers
        (report,) = run_crawl(["gaon"], **arguments).publishers
    assert (0 < first.new <= 3, report.new) == (True, len(few_articles) - first.new)
    check_articles(settings, few_articles)


def test_a_crawl_with_a_limit_keeps_it_where_it_goes_on(few_articles, settings, start_scrapy):
    arguments = (*SLOWLY, "DOWNLOAD_DELAY=0.2")
    with SampleServer(few_articles) as server:
        crawl = start_scrapy(server.address, *arguments, limit="6")
        kill_after(crawl, server, 2)
        assert start_scrapy(server.address, *arguments, limit="6").wait(240) == 0
    with open_store(settings.store_url) as store:
        assert 5 <= store.counts().documents <= 6


def test_a_local_publisher_without_its_server_is_one_clear_error(settings, start_scrapy, capfd):
    assert start_scrapy("").wait(240) == 1
    shown = capfd.readouterr().err
    assert shown.startswith("miclu: Publisher 'gaon' is only reached through its own server")
    assert "Traceback" not in shown
