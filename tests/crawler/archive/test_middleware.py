import sqlite3
import subprocess
import sys
from contextlib import closing, suppress
from datetime import timedelta
from pathlib import Path
from threading import Lock

import pytest

from corpus.store import open_store
from crawler.archive.index import mend_index
from crawler.archive.reading import Record, read_records, unpack
from crawler.archive.replay import load_page
from crawler.errors import CrawlStoppedError
from crawler.process import run_crawl
from crawler.sample.server import Answer, SampleServer


def make_address(number: int) -> str:
    return f"http://www.gaon.example/news/articleView.html?idxno={number}"


def crawl(server: SampleServer, settings, **wish):
    (report,) = run_crawl(["gaon"], settings=settings, proxy=server.address, **wish).publishers
    return report


def crawl_again(server: SampleServer, settings, *numbers: int):
    addresses = {"gaon": [make_address(number) for number in numbers]}
    return crawl(server, settings, addresses=addresses, again=True)


@pytest.fixture
def crawled(few_articles, settings):
    """A store and archive with twelve articles as they stood on 9 November."""
    with serve_early(few_articles) as server:
        crawl(server, settings)
    return settings


def serve_early(articles) -> SampleServer:
    return SampleServer(articles, as_of=articles[6].changed.modified - timedelta(days=1))


def find_answers(settings, number: int):
    with open_store(settings.store_url) as store:
        return store.archive.find(address=make_address(number))


def test_every_answer_is_indexed_as_it_stands_in_the_files(crawled):
    files = sorted(crawled.archive_folder.iterdir())
    found = [each for path in files for each in read_records(path)]
    assert all(isinstance(each, Record) for each in found)
    with open_store(crawled.store_url) as store:
        indexed = sorted(store.archive.find(), key=lambda each: (each.file, each.offset))
        assert mend_index(store, crawled.archive_folder).added == 0
    assert indexed == [each.answer for each in found]
    assert {each.role for each in indexed} == {"article", "feed", "list", "sitemap", ""}


def test_an_unchanged_page_is_a_revisit_and_no_revision(few_articles, crawled):
    with serve_early(few_articles) as server:
        report = crawl_again(server, crawled, 501)
    assert (report.new, report.revised, report.unchanged) == (0, 0, 1)
    first, second = find_answers(crawled, 501)
    assert (second.status, second.original) == (304, first.reference)
    assert load_page(crawled.archive_folder, second.reference).body == (
        load_page(crawled.archive_folder, first.reference).body
    )
    with open_store(crawled.store_url) as store:
        document = store.get_document("gaon-501")
    assert (document.revision, document.archive) == (1, first.reference)


def test_a_changed_page_is_archived_whole_and_makes_a_revision(few_articles, crawled):
    with SampleServer(few_articles) as server:
        report = crawl_again(server, crawled, 507)
    assert report.revised == 1
    first, second = find_answers(crawled, 507)
    assert (second.status, second.original, first.etag != second.etag) == (200, "", True)
    with open_store(crawled.store_url) as store:
        document = store.get_document("gaon-507")
    assert (document.revision, document.archive, document.fetched) == (
        2,
        second.reference,
        second.at,
    )


def test_a_page_whose_copy_is_lost_is_asked_for_whole(few_articles, crawled):
    for path in crawled.archive_folder.iterdir():
        path.write_bytes(b"")
    with serve_early(few_articles) as server:
        report = crawl_again(server, crawled, 501)
        assert server.asked.count(make_address(501).removeprefix("http://www.gaon.example")) == 2
    assert report.unchanged == 1
    assert [each.status for each in find_answers(crawled, 501)] == [200, 304, 200]


def test_feeds_that_did_not_change_still_name_their_articles(few_articles, settings):
    """What a crawl with a bound left out comes with the next, though the feed is the same."""
    with SampleServer(few_articles) as server:
        first = crawl(server, settings, limit=3)
        report = crawl(server, settings)
        assert any(path.endswith("/rss/allArticle.xml") for path in server.unchanged)
    # The limit is one of pages: which three come first is open, and one may be no article.
    assert 0 < first.new <= 3
    assert report.new == len(few_articles) - first.new


def test_an_article_that_is_gone_keeps_its_copy(few_articles, crawled):
    with SampleServer(few_articles[1:]) as server:
        report = crawl_again(server, crawled, 501)
    assert report.rejected == {"http_404": 1}
    first, last = find_answers(crawled, 501)
    assert (first.status, last.status) == (200, 404)
    assert "501" in load_page(crawled.archive_folder, first.reference).body.decode()


def run_scrapy(server: SampleServer, settings, *options: str) -> None:
    command = [sys.executable, "-m", "scrapy", "crawl", "news", "-a", "publisher=gaon"]
    options = ("-s", f"MICLU_LOCAL_PROXY={server.address}", *options)
    env = {"PATH": "", "MICLU_HOME": str(settings.home)}
    subprocess.run([*command, *options], check=True, capture_output=True, timeout=120, env=env)


def test_a_file_is_followed_by_the_next_when_it_is_large(few_articles, settings):
    with SampleServer(few_articles) as server:
        run_scrapy(server, settings, "-s", "WARC_MAXSIZE=20000")
    files = sorted(settings.archive_folder.iterdir())
    assert len(files) > 1
    assert all(path.stat().st_size < 40_000 for path in files)
    pages = [unpack(each) for path in files for each in read_records(path)]
    assert len({page.address for page in pages} & set(map(make_address, range(501, 513)))) == 12


class ForgettingServer(SampleServer):
    """Takes the index of the archive away when the second article is asked for."""

    database: Path

    def answer(self, address: str) -> Answer:
        if sum("articleView" in path for path in self.asked) == 2:
            with closing(sqlite3.connect(self.database)) as base, suppress(sqlite3.Error):
                base.execute("ALTER TABLE archived RENAME TO gone")
        return super().answer(address)


def test_an_index_that_cannot_be_read_stops_the_crawl(few_articles, crawled):
    with ForgettingServer(few_articles) as server:
        server.database = crawled.home / "miclu.db"
        with pytest.raises(CrawlStoppedError, match="no such table: archived") as caught:
            crawl_again(server, crawled, *range(501, 513))
        assert sum("articleView" in path for path in server.asked) < len(few_articles)
    (report,) = caught.value.report.publishers
    assert report.outcome == "failed"
    assert set(report.rejected) <= {"unarchived"}


class MovingServer(SampleServer):
    """Moves the archive away when the fourth article is asked for."""

    folder: Path
    lock = Lock()

    def answer(self, address: str) -> Answer:
        with self.lock:
            asked = [path for path in self.asked if "articleView" in path]
            if len(asked) == 3 and self.folder.is_dir():
                self.move()
            return super().answer(address)

    def move(self) -> None:
        """Put a file in the folder's place; the crawl may make the folder anew meanwhile."""
        moved = self.folder.with_name("moved")
        moved.mkdir()
        while self.folder.is_dir():
            for path in self.folder.iterdir():
                path.rename(moved / path.name)
            with suppress(OSError):
                self.folder.rmdir()
                self.folder.write_text("in the way", "utf-8")


def test_an_archive_that_is_moved_away_stops_the_crawl(few_articles, settings):
    with MovingServer(few_articles) as server:
        server.folder = settings.archive_folder
        run_scrapy(server, settings, "-s", "WARC_MAXSIZE=1")
    with open_store(settings.store_url) as store:
        (run,) = store.crawls.find()
        documents = list(store.find_documents())
    assert run.outcome == "failed"
    assert len(documents) < len(few_articles)
    for document in documents:
        assert load_page(settings.home / "moved", document.archive).address == document.address
