import asyncio
import json
import os
import signal
import subprocess
import sys
import time
from email.utils import format_datetime
from pathlib import Path

import pytest
from scrapy.http import Response
from scrapy.utils.test import get_crawler

from corpus.records import Rejected
from corpus.store import open_store
from crawler.archive.reading import Record, read_record, read_records
from crawler.errors import CrawlWishError, UndeclaredPublisherError
from crawler.process import run_crawl
from crawler.sample.outlet import Outlet
from crawler.sample.render import SITE, make_address, render_list, render_sitemap
from crawler.sample.server import SampleServer
from crawler.spiders.news import NewsSpider

ROOT = Path(__file__).parents[3]


def start_scrapy(server: SampleServer, home: Path, *options: str) -> subprocess.Popen[bytes]:
    """Start a crawl the way Scrapy's own users do."""
    command = [sys.executable, "-m", "scrapy", "crawl", "news", "-a", "publisher=gaon"]
    local = ["-s", f"MICLU_LOCAL_PROXY={server.address}", "-s", "LOG_LEVEL=WARNING"]
    environment = {**os.environ, "MICLU_HOME": str(home)}
    return subprocess.Popen([*command, *local, *options], cwd=ROOT, env=environment)


def wait_until(condition) -> None:
    deadline = time.monotonic() + 240
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_scrapy_crawl_does_the_same(few_articles, settings):
    with SampleServer(few_articles) as server:
        assert start_scrapy(server, settings.home, "-a", "limit=4").wait(240) == 0
        asked = {path for path in server.asked if "articleView" in path or "view.php" in path}
    assert len(asked) == 4
    with open_store(settings.store_url) as store:
        assert 1 <= store.counts().documents <= 4
        assert store.crawls.find()[0].outcome == "finished"


def test_a_killed_crawl_goes_on_without_loss_or_double(few_articles, settings):
    with SampleServer(few_articles) as server:
        crawl = start_scrapy(server, settings.home, "-s", "DOWNLOAD_DELAY=0.05")
        wait_until(lambda: sum("articleView" in path for path in server.asked) >= 5)
        crawl.send_signal(signal.SIGKILL)
        assert crawl.wait(240) == -signal.SIGKILL
        (path,) = settings.archive_folder.iterdir()
        found = [each for each in read_records(path) if isinstance(each, Record)]
        assert any(each.answer.status == 200 for each in found)
        with open_store(settings.store_url) as store:
            kept = store.counts().documents
        assert kept < len(few_articles)
        (report,) = run_crawl(["gaon"], settings=settings, proxy=server.address).publishers
    assert report.new == len(few_articles) - kept
    with open_store(settings.store_url) as store:
        documents = list(store.find_documents())
        assert store.counts().revisions == len(documents) == len(few_articles)
    for document in documents:
        record = read_record(settings.archive_folder, document.archive)
        assert record.answer.address == document.address


def test_wrong_arguments_end_scrapy_with_a_clear_error(tmp_path):
    command = [sys.executable, "-m", "scrapy", "crawl", "news", "-a", "publisher=nosuch"]
    ended = subprocess.run(
        [*command, "-s", "LOG_LEVEL=WARNING"],
        cwd=ROOT,
        env={**os.environ, "MICLU_HOME": str(tmp_path)},
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith(b"miclu: No publisher 'nosuch' is declared.")
    assert b"Traceback" not in ended.stderr


def test_a_store_that_cannot_be_opened_ends_scrapy(few_articles, tmp_path):
    (tmp_path / "miclu.db").write_bytes(b"this is no database " * 100)
    with SampleServer(few_articles) as server:
        assert start_scrapy(server, tmp_path).wait(240) == 1
        assert server.asked == []


def make_spider(**arguments: str) -> NewsSpider:
    spider = NewsSpider(publisher="gaon", **arguments)
    spider.crawler = get_crawler(NewsSpider)
    return spider


def read_sitemap(spider: NewsSpider, few_articles) -> list[str]:
    response = Response(f"{SITE}/sitemap.xml", body=render_sitemap(Outlet(few_articles)))
    found = spider.parse_source(response, "sitemap", {})
    return [request.url.rpartition("=")[2] for request in found]


def test_seen_articles_are_left_unless_they_changed_since(few_articles):
    spider = make_spider()
    spider.seen = {make_address(each.number): each.published for each in few_articles}
    assert read_sitemap(spider, few_articles) == ["507"]
    # A page tells its time by the minute, a sitemap by the second.
    spider = make_spider()
    change = few_articles[6].changed.modified
    spider.seen = {make_address(each.number): change for each in few_articles}
    assert read_sitemap(spider, few_articles) == []


def test_an_article_is_asked_for_once_and_within_the_limit(few_articles):
    spider = make_spider(limit="3")
    assert len(read_sitemap(spider, few_articles)) == 3
    assert read_sitemap(spider, few_articles) == []


def test_what_did_not_change_since_the_first_day_is_not_asked_for(few_articles):
    assert read_sitemap(make_spider(since="2026-11-05"), few_articles) == ["507"]


def read_list(spider: NewsSpider, few_articles, **state) -> list:
    outlet = Outlet(few_articles)
    body = render_list(outlet.shown[:5], outlet, total=12)
    response = Response(SITE, body=body, headers={"Date": format_datetime(outlet.as_of)})
    state = {"template": "http://www.gaon.example/?page={page}", "page": 1, **state}
    return list(spider.parse_source(response, "list", state))


def test_a_list_is_followed_and_its_next_page(few_articles):
    *articles, following = read_list(make_spider(), few_articles)
    assert [request.callback.__name__ for request in articles] == ["parse_article"] * 6
    assert following.url == "http://www.gaon.example/?page=2"
    assert following.cb_kwargs["kind"] == "list"
    # What a request carries lies in the frontier, as JSON.
    assert json.loads(json.dumps(following.cb_kwargs))["state"]["page"] == 2


def test_a_full_crawl_asks_for_no_further_page(few_articles):
    assert len(read_list(make_spider(limit="2"), few_articles)) == 2


def test_the_year_of_a_row_is_told_by_the_clock_of_the_server(few_articles):
    """Rows of November, read by our clock in another year, are of the year that was served."""
    assert read_list(make_spider(since="2026-11-03"), few_articles) == []
    assert len(read_list(make_spider(since="2026-11-02"), few_articles)) == 7


@pytest.mark.parametrize("kind", ["feed", "sitemap", "list"])
def test_a_source_without_entries_is_a_counted_reject(kind):
    state = {"template": "http://x/"} if kind == "list" else {}
    response = Response(SITE, body=b"<html>login</html>")
    (visit,) = make_spider().parse_source(response, kind, state)
    assert visit.outcome == Rejected(address=SITE, reason="no_entries")


def test_named_addresses_are_asked_for_and_nothing_else(few_articles):
    wanted = make_address(501)
    spider = make_spider(addresses=f"{wanted} {make_address(502)}&page=3")
    spider.seen = {wanted: None}
    assert start(spider) == [make_address(502)]
    spider = make_spider(addresses=wanted, again="1")
    spider.seen = {wanted: None}
    assert start(spider) == [wanted]


def start(spider: NewsSpider) -> list[str]:
    async def collect() -> list[str]:
        return [request.url async for request in spider.start()]

    return asyncio.run(collect())


@pytest.mark.parametrize(
    ("content_type", "rejected"), [("application/haansofthwp", []), ("text/html", ["not_file"])]
)
def test_a_page_in_place_of_a_file_is_a_counted_reject(content_type, rejected):
    response = Response(f"{SITE}/file?no=1", headers={"Content-Type": content_type})
    found = make_spider().parse_attachment(response)
    assert [visit.outcome.reason for visit in found] == rejected


def test_an_unknown_publisher_or_wish_is_refused():
    with pytest.raises(UndeclaredPublisherError, match="''"):
        NewsSpider()
    with pytest.raises(CrawlWishError, match="since="):
        NewsSpider(publisher="gaon", since="gestern")


def test_arguments_of_others_are_kept_as_scrapy_does():
    assert NewsSpider(publisher="gaon", _job="77")._job == "77"
