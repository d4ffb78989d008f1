import os
import signal
import subprocess
import sys
import time
from email.utils import format_datetime
from pathlib import Path

import pytest
from scrapy.http import Response

from corpus.records import Rejected
from corpus.store import open_store
from crawler.archive import read_archive, read_archived
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
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.01)


def test_scrapy_crawl_does_the_same(few_articles, settings):
    with SampleServer(few_articles) as server:
        assert start_scrapy(server, settings.home, "-a", "limit=4").wait(60) == 0
        asked = {path for path in server.asked if "articleView" in path or "view.php" in path}
    assert len(asked) == 4
    with open_store(settings.store_url) as store:
        assert 1 <= store.counts().documents <= 4
        assert store.crawls()[0].outcome == "finished"


def test_a_killed_crawl_goes_on_without_loss_or_double(few_articles, settings):
    with SampleServer(few_articles) as server:
        crawl = start_scrapy(server, settings.home, "-s", "DOWNLOAD_DELAY=0.05")
        wait_until(lambda: sum("articleView" in path for path in server.asked) >= 5)
        crawl.send_signal(signal.SIGKILL)
        assert crawl.wait(60) == -signal.SIGKILL
        (path,) = settings.archive_folder.iterdir()
        assert any(archived.status == 200 for archived in read_archive(path))
        with open_store(settings.store_url) as store:
            kept = store.counts().documents
        assert 0 < kept < len(few_articles)
        (report,) = run_crawl(["gaon"], settings=settings, proxy=server.address).publishers
    assert report.new == len(few_articles) - kept
    with open_store(settings.store_url) as store:
        documents = list(store.find_documents())
        assert store.counts().revisions == len(documents) == len(few_articles)
    for document in documents:
        assert read_archived(settings.archive_folder, document.archive).page.address == (
            document.address
        )


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
        assert start_scrapy(server, tmp_path).wait(60) == 1
        assert server.asked == []


def make_spider(**arguments: str) -> NewsSpider:
    return NewsSpider(publisher="gaon", **arguments)


def read_sitemap(spider: NewsSpider, few_articles) -> list[str]:
    response = Response(f"{SITE}/sitemap.xml", body=render_sitemap(Outlet(few_articles)))
    return [request.url.rpartition("=")[2] for request in spider.parse_sitemap(response)]


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


@pytest.mark.parametrize(("since", "pages"), [("2026-11-02", [2]), ("2026-11-03", [])])
def test_paging_ends_where_the_rows_are_too_old(since, pages, few_articles):
    outlet = Outlet(few_articles)
    body = render_list(outlet.shown[:5], outlet, total=12)
    response = Response(SITE, body=body, headers={"Date": format_datetime(outlet.as_of)})
    found = list(make_spider(since=since).parse_list(response, "http://x/?page={page}", 1))
    assert [each.cb_kwargs["page"] for each in found if "page" in each.cb_kwargs] == pages


@pytest.mark.parametrize(
    ("known", "is_caught_up", "unknown", "more"),
    [
        (0, True, (), 1),  # the first page of known articles only
        (1, True, (), None),  # the second
        (1, False, (), 2),  # the last crawl may have left some out
        (1, True, (508,), 0),
    ],
)
def test_paging_ends_at_known_articles(known, is_caught_up, unknown, more, few_articles):
    outlet = Outlet(few_articles)
    body = render_list(outlet.shown[:5], outlet, total=12)
    spider = make_spider()
    stored = {9999, *range(508, 513)} - set(unknown)
    spider.seen = {make_address(number): None for number in stored}
    spider.is_caught_up = is_caught_up
    found = spider.parse_list(Response(SITE, body=body), "http://x/?page={page}", 3, known)
    further = [each.cb_kwargs["known"] for each in found if "known" in each.cb_kwargs]
    assert further == ([] if more is None else [more])


def test_a_search_goes_on_after_known_articles(few_articles):
    outlet = Outlet(few_articles)
    response = Response(SITE, body=render_list(outlet.shown[:5], outlet, total=12))
    spider = make_spider(query="총회")
    spider.seen = {make_address(number): None for number in (9999, *range(508, 513))}
    spider.is_caught_up = True
    (further,) = spider.parse_list(response, "http://x/?page={page}", 3, 1)
    assert further.cb_kwargs["page"] == 4


@pytest.mark.parametrize("parse", ["parse_feed", "parse_sitemap"])
def test_a_source_without_entries_is_a_counted_reject(parse):
    (visit,) = getattr(make_spider(), parse)(Response(SITE, body=b"<html>login</html>"))
    assert visit.outcome == Rejected(address=SITE, reason="no_entries")


def test_an_unknown_publisher_or_wish_is_refused():
    with pytest.raises(UndeclaredPublisherError, match="''"):
        NewsSpider()
    with pytest.raises(CrawlWishError, match="since="):
        NewsSpider(publisher="gaon", since="gestern")


def test_arguments_of_others_are_kept_as_scrapy_does():
    assert NewsSpider(publisher="gaon", _job="77")._job == "77"
