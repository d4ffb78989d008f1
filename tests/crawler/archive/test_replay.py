import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime, timedelta
from threading import Event

import pytest

from corpus.records import Document, Rejected
from corpus.settings import Settings
from corpus.store import open_store
from corpus.times import KST
from crawler.archive import ARTICLE
from crawler.archive.index import mend_index
from crawler.archive.replay import Lost, load_page, replay
from crawler.errors import MissingRecordError
from crawler.process import run_crawl
from crawler.sample.server import Answer, SampleServer


def crawl(server: SampleServer, settings, **wish):
    (report,) = run_crawl(["gaon"], settings=settings, proxy=server.address, **wish).publishers
    return report


def list_revisions(settings) -> list[Document]:
    """Give all documents of a store, all revisions of each, as they are."""
    with open_store(settings.store_url) as store:
        newest = sorted(store.find_documents(), key=lambda document: document.id)
        return [
            store.get_document(document.id, revision=number)
            for document in newest
            for number in range(1, document.revision + 1)
        ]


def replay_all(settings) -> list:
    with open_store(settings.store_url) as store:
        mend_index(store, settings.archive_folder)
        answers = list(store.archive.find_pages(ARTICLE))
    return list(replay(answers, settings.archive_folder))


@pytest.fixture(scope="module")
def crawled(tmp_path_factory) -> Settings:
    """The sample outlet, crawled before and after its articles changed."""
    settings = Settings(home=tmp_path_factory.mktemp("crawled") / "var", contact="x@miclu.example")
    with SampleServer(as_of=datetime(2026, 11, 12, 9, 0, tzinfo=KST)) as server:
        crawl(server, settings)
    with SampleServer() as server:
        crawl(server, settings)
    return settings


def test_a_replay_into_a_new_store_gives_the_same_bytes(crawled, tmp_path):
    documents = [each.outcome for each in replay_all(crawled) if isinstance(each.outcome, Document)]
    again = Settings(home=tmp_path / "var")
    with open_store(again.store_url) as store:
        for document in documents:
            store.save_document(document)
    revisions = list_revisions(crawled)
    assert list_revisions(again) == revisions
    assert {document.revision for document in revisions} == {1, 2}


class CountingServer(SampleServer):
    """Tells when so many articles were asked for."""

    def __init__(self, articles, *, most: int) -> None:
        super().__init__(articles)
        self.is_enough = Event()
        self._most = most

    def answer(self, address: str) -> Answer:
        if sum("articleView" in path for path in self.asked) >= self._most:
            self.is_enough.set()
        return super().answer(address)


def test_what_a_killed_crawl_archived_is_stored_as_it_was_archived(few_articles, settings):
    with CountingServer(few_articles, most=7) as server:
        command = [sys.executable, "-m", "scrapy", "crawl", "news", "-a", "publisher=gaon"]
        options = ["-s", f"MICLU_LOCAL_PROXY={server.address}"]
        env = {"PATH": "", "MICLU_HOME": str(settings.home)}
        with subprocess.Popen([*command, *options], env=env, stderr=subprocess.DEVNULL) as first:
            assert server.is_enough.wait(60)
            first.kill()
        crawl(server, settings)
    replayed = replay_all(settings)
    documents = [each.outcome for each in replayed if isinstance(each.outcome, Document)]
    assert len(documents) == len(few_articles)
    assert sorted(documents, key=lambda document: document.id) == list_revisions(settings)


def test_a_replay_without_an_index_is_the_same(crawled, tmp_path):
    """The files are all that is needed: the index comes back out of them."""
    bare = Settings(home=tmp_path / "var")
    bare.home.mkdir()
    bare.archive_folder.symlink_to(crawled.archive_folder)
    assert replay_all(bare) == replay_all(crawled)


def test_several_processes_give_the_same_in_the_same_order(crawled):
    with open_store(crawled.store_url) as store:
        answers = list(store.archive.find_pages(ARTICLE))
    assert list(replay(answers, crawled.archive_folder, workers=2)) == replay_all(crawled)


def test_articles_that_were_not_asked_for_do_not_come_with_a_replay(make_article, settings):
    day = make_article().published
    articles = [make_article(500 + number, published=day.replace(day=number)) for number in (1, 9)]
    wish = {"since": date(2026, 11, 5), "until": date(2026, 11, 30)}
    addresses = [f"http://www.gaon.example/news/articleView.html?idxno={n}" for n in (501, 509)]
    with SampleServer(tuple(articles)) as server:
        report = crawl(server, settings, **wish, addresses={"gaon": addresses}, again=True)
    assert (report.new, report.outside) == (1, 1)
    outcomes = {each.answer.address: each.outcome for each in replay_all(settings)}
    assert outcomes[addresses[0]] is None
    assert outcomes[addresses[1]].id == "gaon-509"


def test_pages_that_are_lost_cost_only_themselves(crawled):
    with open_store(crawled.store_url) as store:
        first, second = list(store.archive.find_pages(ARTICLE))[:2]
    gone = replace(first, file="gaon-20200101T000000000000Z-00000.warc.gz")
    stranger = replace(first, publisher="nosuch")
    outcomes = [each.outcome for each in replay([gone, stranger, second], crawled.archive_folder)]
    assert [type(each) for each in outcomes] == [Lost, Lost, Document]
    assert "No such file" in outcomes[0].fault
    assert "nosuch" in outcomes[1].fault


def test_a_page_that_is_no_article_is_rejected_again(write, tmp_path, make_exchange):
    (answer,) = write(make_exchange("<html><body>점검 중</body></html>"))
    (replayed,) = replay([answer], tmp_path)
    assert isinstance(replayed.outcome, Rejected)


def test_an_answer_without_a_page_gives_the_page_that_held(write, tmp_path, make_exchange):
    (first,) = write("총회")
    unchanged = make_exchange("", status=304, original=first)
    unchanged = replace(unchanged, at=unchanged.at + timedelta(days=1))
    (second,) = write(unchanged, name="gaon-2-00000.warc.gz")
    assert load_page(tmp_path, second.reference).body.decode() == "총회"
    (tmp_path / first.file).unlink()
    with pytest.raises(MissingRecordError, match=first.file):
        load_page(tmp_path, second.reference)
