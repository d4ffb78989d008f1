import re
from dataclasses import replace
from datetime import datetime

import pytest
from scrapy.crawler import Crawler
from scrapy.statscollectors import MemoryStatsCollector

from corpus.records import Article, Rejected, Shortfall
from corpus.store import open_store
from corpus.times import KST
from crawler.health import count_page, find_shortfalls
from crawler.process import run_crawl
from crawler.publishers.base import Expectations
from crawler.report import PublisherReport, make_report
from crawler.sample.server import Answer, SampleServer
from crawler.spiders.news import NewsSpider

AT = datetime(2026, 11, 21, 12, 0, tzinfo=KST)
ARTICLE = Article(
    publisher="gaon",
    number="1",
    address="http://www.gaon.example/1",
    title="총회 열려",
    body=("총회가 열렸다.",),
    published=AT,
    rules=(("title", "h1"), ("body", "#body")),
)
REPORT = PublisherReport(
    publisher="gaon",
    started=AT,
    finished=AT,
    outcome="finished",
    sources=2,
    named=40,
    articles=20,
    filled={"published": 20, "byline": 9},
)
EXPECTS = Expectations(articles=10, readable=0.8, fill=(("published", 0.9), ("byline", 0.5)))


def find(*, is_whole: bool = True, **changes):
    changed = replace(REPORT, **{"filled": {"published": 20, "byline": 10}, **changes})
    return find_shortfalls(changed, EXPECTS, is_whole=is_whole)


def test_pages_are_counted_by_field_and_rule():
    stats = MemoryStatsCollector(Crawler(NewsSpider))
    count_page(stats, ARTICLE)
    count_page(stats, replace(ARTICLE, byline=("나루 기자",)))
    count_page(stats, Rejected(address="http://www.gaon.example/2", reason="no_body"))
    report = make_report("gaon", stats.get_stats(), outcome="finished", finished=AT)
    assert (report.articles, report.unreadable) == (2, 1)
    assert report.filled == {"title": 2, "body": 2, "published": 2, "byline": 1}
    assert report.rules == {"title h1": 2, "body #body": 2}
    assert report.counts["filled byline"] == 1
    assert report.counts["rule title h1"] == 2


def test_a_crawl_that_brought_what_was_promised_is_healthy():
    assert find() == ()


def test_a_list_that_names_nothing_is_a_shortfall():
    found = find(named=3, articles=4, filled={"published": 4, "byline": 4})
    assert found == (Shortfall(name="articles", wanted=10, found=4),)


@pytest.mark.parametrize("changes", [{"is_whole": False}, {"outcome": "shutdown"}, {"sources": 0}])
def test_a_crawl_that_was_not_to_bring_all_need_not(changes):
    assert find(named=0, articles=0, filled={}, **changes) == ()


def test_pages_that_give_no_article_are_a_shortfall():
    assert find(unreadable=10) == (Shortfall(name="readable", wanted=0.8, found=0.667),)


def test_an_empty_field_is_a_shortfall():
    found = find(filled={"published": 5, "byline": 20})
    assert found == (Shortfall(name="fill published", wanted=0.9, found=0.25),)


def test_two_odd_pages_are_no_broken_layout():
    assert find(articles=2, filled={"published": 0, "byline": 0}) == ()
    assert find(unreadable=2, articles=1, filled={"published": 1, "byline": 1}) == ()


def test_nothing_fetched_is_no_division_by_zero():
    assert find(articles=0, filled={}) == ()


class BrokenServer(SampleServer):
    """An outlet whose pages have lost their time of publication, but for the newest two."""

    def answer(self, address: str) -> Answer:
        answer = super().answer(address)
        if "articleView" not in address or address.endswith(("511", "512")):
            return answer
        body = re.sub(rb"\d{4}[-.]\d{2}[-.]\d{2}", b"", answer.body)
        return answer._replace(body=body)


def test_a_crawl_that_breaks_expectations_is_held(few_articles, settings):
    with BrokenServer(few_articles) as server:
        (report,) = run_crawl(["gaon"], settings=settings, proxy=server.address).publishers
    assert report.new == report.articles == len(few_articles)
    assert report.named > len(few_articles)  # with the links that lead nowhere
    (shortfall,) = report.shortfalls
    assert (shortfall.name, shortfall.found) == ("fill published", round(2 / 12, 3))
    with open_store(settings.store_url) as store:
        (run,) = store.crawls.find_held()
        assert list(store.find_documents(with_held=False)) == []
        assert store.counts().documents == len(few_articles)
    assert (run.shortfalls, run.counts["filled published"]) == ((shortfall,), 2)


class EmptyServer(SampleServer):
    """An outlet whose feeds and lists have become something else."""

    def answer(self, address: str) -> Answer:
        return super().answer(address)._replace(body=b"<html><body>new</body></html>")


def test_sources_without_articles_are_a_shortfall_of_the_crawl(few_articles, settings):
    with EmptyServer(few_articles) as server:
        (report,) = run_crawl(["gaon"], settings=settings, proxy=server.address).publishers
    assert [(each.name, each.found) for each in report.shortfalls] == [("articles", 0)]
