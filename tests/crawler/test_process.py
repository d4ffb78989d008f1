import sys
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from corpus.settings import Settings
from corpus.store import open_store
from crawler.archive.reading import read_record, read_records, unpack
from crawler.budget import Budget
from crawler.errors import (
    CrawlStoppedError,
    CrawlWishError,
    LocalPublisherError,
    UndeclaredPublisherError,
)
from crawler.page import parse_page
from crawler.process import run_crawl
from crawler.publishers.gaon import PUBLISHER
from crawler.report import PublisherReport
from crawler.sample.outlet import Outlet, load_articles
from crawler.sample.server import SampleServer


def crawl(server: SampleServer, settings, **wish):
    """Crawl the sample outlet and give what was done with it."""
    (report,) = run_crawl(["gaon"], settings=settings, proxy=server.address, **wish).publishers
    return report


def load_documents(settings) -> dict[str, str]:
    with open_store(settings.store_url) as store:
        return {document.id: document.text for document in store.find_documents()}


def make_path(number: int) -> str:
    return f"/news/articleView.html?idxno={number}"


@dataclass(frozen=True)
class Crawled:
    """Two crawls of the shipped outlet in a row, and what the server was asked for in each."""

    settings: Settings
    outlet: Outlet
    agents: set[str]
    first: PublisherReport
    first_asked: list[str]
    second: PublisherReport
    second_asked: list[str]


@pytest.fixture(scope="module")
def crawled(tmp_path_factory) -> Crawled:
    home = tmp_path_factory.mktemp("crawled") / "var"
    settings = Settings(home=home, contact="x@miclu.example")
    with SampleServer() as server:
        first = crawl(server, settings)
        asked = len(server.asked)
        second = crawl(server, settings)
    return Crawled(
        settings=settings,
        outlet=server.outlet,
        agents=server.agents,
        first=first,
        first_asked=server.asked[:asked],
        second=second,
        second_asked=server.asked[asked:],
    )


def test_every_article_of_the_outlet_is_stored(crawled):
    numbers = {article.number for article in load_articles()}
    report = crawled.first
    assert report.outcome == "finished"
    assert report.new == len(numbers)
    assert (report.revised, report.unchanged, report.errors, report.fault) == (0, 0, 0, "")
    assert set(load_documents(crawled.settings)) == {f"gaon-{number}" for number in numbers}


def test_pages_that_gave_no_article_are_counted_once(crawled):
    assert crawled.first.rejected == crawled.second.rejected == {"http_404": 1, "robots": 1}
    with open_store(crawled.settings.store_url) as store:
        rejects = {each.reason: (each.count, each.last_address) for each in store.rejects.find()}
    assert rejects["http_404"] == (1, PUBLISHER.make_address("9999"))
    assert rejects["robots"] == (1, "http://www.gaon.example/paid/view.php?no=7")


def test_what_robots_txt_closes_is_never_asked_for(crawled):
    assert crawled.first_asked[0] == "/robots.txt"
    asked = crawled.first_asked + crawled.second_asked
    assert not [path for path in asked if path.startswith("/paid/")]


def test_a_server_error_is_tried_again_and_a_redirect_followed(crawled):
    assert (crawled.first.retried, crawled.first.redirected) == (1, 1)
    assert crawled.first_asked.count(make_path(crawled.outlet.failing)) == 2
    assert f"/news/view.php?no={crawled.outlet.moved}" in crawled.first_asked
    assert crawled.first_asked.count(make_path(crawled.outlet.moved)) == 1


def test_the_server_sees_who_we_are(crawled):
    assert crawled.agents == {"Miclu/0.1.0 (+x@miclu.example)"}


def test_the_second_crawl_adds_nothing_and_asks_for_little(crawled):
    assert (crawled.second.new, crawled.second.revised) == (0, 0)
    articles = {path for path in crawled.second_asked if "articleView" in path}
    assert articles == {make_path(9999), make_path(crawled.outlet.moved)}
    with open_store(crawled.settings.store_url) as store:
        assert store.counts().revisions == crawled.first.new


def test_the_cp949_page_is_stored_right(crawled):
    documents = load_documents(crawled.settings)
    (article,) = [each for each in load_articles() if each.encoding == "cp949"]
    lead = crawled.outlet.find(article.number).paragraphs[0]
    assert documents[f"gaon-{article.number}"].startswith(f"{article.title}\n{lead}\n")


def test_each_document_can_be_read_again_from_the_archive(crawled):
    folder = crawled.settings.archive_folder
    with open_store(crawled.settings.store_url) as store:
        documents = list(store.find_documents())
    for document in documents:
        article = parse_page(unpack(read_record(folder, document.archive)), PUBLISHER)
        assert "\n".join((article.title, *article.body)) == document.text
    first, second = sorted(folder.iterdir())
    statuses = [record.answer.status for record in read_records(first)]
    assert len(statuses) == crawled.first.pages
    assert set(statuses) == {200, 301, 404, 500}
    assert len(list(read_records(second))) == crawled.second.pages


def test_the_store_knows_what_the_crawls_did(crawled):
    with open_store(crawled.settings.store_url) as store:
        second, first = store.crawls.find(publisher="gaon")
    assert (first.outcome, dict(first.counts)) == ("finished", crawled.first.counts | {"whole": 1})
    assert dict(second.counts) == crawled.second.counts | {"whole": 1}
    assert first.counts["rejected"] == 2


def test_a_changed_article_becomes_a_new_revision(few_articles, settings):
    changed = few_articles[6].changed.modified
    with SampleServer(few_articles, as_of=changed - timedelta(days=1)) as server:
        assert crawl(server, settings).new == len(few_articles)
    with SampleServer(few_articles, as_of=changed) as server:
        report = crawl(server, settings)
        assert (report.new, report.revised) == (0, 1)
        assert server.asked.count(make_path(507)) == 1
    with open_store(settings.store_url) as store:
        old, new = (store.get_document("gaon-507", revision=number) for number in (1, 2))
    assert old.text.endswith("회원사 40곳이 참석했다.")
    assert new.text.endswith("회원사 42곳이 참석했다.")
    assert new.modified == changed
    assert old.archive != new.archive


def test_a_wish_for_days_keeps_the_rest_away(make_article, settings):
    articles = tuple(
        make_article(500 + day, published=make_article().published.replace(day=day))
        for day in range(1, 27)
    )
    with SampleServer(articles) as server:
        wish = {"since": date(2026, 11, 20), "until": date(2026, 11, 22)}
        report = crawl(server, settings, **wish)
        asked = {path for path in server.asked if "articleView" in path}
    assert set(load_documents(settings)) == {"gaon-520", "gaon-521", "gaon-522"}
    assert make_path(510) not in asked
    assert report.new == 3


def test_a_query_goes_to_the_search_of_the_outlet(few_articles, settings):
    with SampleServer(few_articles) as server:
        crawl(server, settings, query="회원사 42곳")
        assert "/rss/allArticle.xml" not in server.asked
    assert set(load_documents(settings)) == {"gaon-507"}


def test_where_page_two_is_page_one_the_button_for_more_is_asked(few_articles, settings):
    with SampleServer(few_articles, has_paging=False) as server:
        report = crawl(server, settings, query="총회")
        lists = [path for path in server.asked if "articleList" in path]
        more = [path for path in server.asked if "ajaxArticlePaging" in path]
    assert len(lists) == 2
    assert [path.partition("&")[0] for path in more] == [
        "/news/ajaxArticlePaging.php?page=2",
        "/news/ajaxArticlePaging.php?page=3",
    ]
    assert report.new == len(few_articles)


def test_what_does_not_fit_the_profile_is_counted_and_archived_but_not_stored(
    make_article, settings, tmp_path
):
    profile = tmp_path / "nano.toml"
    profile.write_text('any = ["나노"]\nqueries = ["나노"]', "utf-8")
    other = {"title": "수산시장 새 단장", "body": "시장이 문을 열었다.\n\n손님이 늘었다."}
    articles = tuple(make_article(n, **(other if n == 503 else {})) for n in range(501, 506))
    with SampleServer(articles) as server:
        report = crawl(server, settings, profile=str(profile))
        lists = [path for path in server.asked if "articleList" in path]
        assert set(load_documents(settings)) == {"gaon-501", "gaon-502", "gaon-504", "gaon-505"}
        assert server.asked.count(make_path(503)) == 1
        again = crawl(server, settings, profile=str(profile))
        assert server.asked.count(make_path(503)) == 1  # it is remembered as what it is
        profile.write_text('any = ["시장"]', "utf-8")
        other = crawl(server, settings, profile=str(profile))
        assert server.asked.count(make_path(503)) == 2  # but not for other words
    assert all("sc_word=" in path for path in lists)
    assert report.rejected["irrelevant"] == 1
    assert (again.new, other.new) == (0, 1)
    with open_store(settings.store_url) as store:
        assert store.archive.find_last_page(PUBLISHER.make_address("503"))


def test_named_articles_only(few_articles, settings):
    addresses = {"gaon": [PUBLISHER.make_address("504"), PUBLISHER.make_address("9999")]}
    with SampleServer(few_articles) as server:
        report = crawl(server, settings, addresses=addresses)
        again = crawl(server, settings, addresses=addresses, again=True)
        asked = {path for path in server.asked if path != "/robots.txt"}
    assert asked == {make_path(504), make_path(9999)}
    assert set(load_documents(settings)) == {"gaon-504"}
    assert report.rejected == {"http_404": 1}
    assert (report.new, again.new, again.unchanged) == (1, 0, 1)


def test_attached_files_are_archived_and_named_by_the_document(make_article, settings):
    articles = (make_article(501, files=("보도자료.hwpx", "붙임 1.pdf")), make_article(502))
    with SampleServer(articles) as server:
        report = crawl(server, settings)
    with open_store(settings.store_url) as store:
        files = store.get_document("gaon-501").attachments
        assert store.get_document("gaon-502").attachments == ()
        answers = [store.archive.find_last_page(address) for address in files]
    assert [answer.role for answer in answers] == ["attachment", "attachment"]
    records = [read_record(settings.archive_folder, answer.reference) for answer in answers]
    assert [unpack(record).body.decode() for record in records] == ["보도자료.hwpx", "붙임 1.pdf"]
    assert report.new == 2


def test_an_outlet_that_is_not_there_is_counted_not_fatal(settings):
    with SampleServer(()) as server:
        address = server.address
    report = run_crawl(["gaon"], settings=settings, proxy=address).publishers[0]
    assert report.outcome == "finished"
    assert report.rejected == {"unreachable": 3}


def test_a_worker_that_dies_is_told(settings, monkeypatch):
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(CrawlStoppedError, match="status 1"):
        run_crawl(["industrynews"], settings=settings)


def test_publishers_for_which_no_page_is_left_are_not_asked(few_articles, settings):
    keys = ["gaon", "industrynews"]
    with SampleServer(few_articles) as server:
        arguments = {"settings": settings, "proxy": server.address}
        asked, unasked = run_crawl(keys, budget=Budget(pages=1), **arguments).publishers
    assert asked.outcome == unasked.outcome == "closespider_pagecount"
    assert (asked.pages > 0, unasked.pages, unasked.rejected) == (True, 0, {})
    assert unasked.is_sound


# Crawls as the real one, but does not live to tell of one publisher.
_FRAIL_WORKER = """
import json, sys
from crawler import worker
job = json.loads(worker._read_line())
if job["keys"] == ["industrynews"]:
    sys.exit(7)
sys.stdout.write(json.dumps({"publishers": worker.crawl(job)}, default=str))
"""


def test_a_publisher_that_fails_does_not_hide_the_others(
    few_articles, settings, tmp_path, monkeypatch
):
    script = tmp_path / "frail.py"
    script.write_text(_FRAIL_WORKER, "utf-8")
    monkeypatch.setattr("crawler.process._WORKER", (str(script),))
    keys = ["industrynews", "gaon"]
    with SampleServer(few_articles) as server, pytest.raises(CrawlStoppedError) as caught:
        run_crawl(keys, settings=settings, proxy=server.address)
    failed, sound = caught.value.report.publishers
    assert str(caught.value).startswith("The crawl of 'industrynews' was stopped. The crawl pro")
    assert (failed.publisher, failed.outcome, failed.is_sound) == ("industrynews", "failed", False)
    assert (sound.publisher, sound.new, sound.fault) == ("gaon", len(few_articles), "")


@pytest.mark.parametrize(
    ("keys", "wish", "error"),
    [
        (["industrynews", "nowhere"], {}, UndeclaredPublisherError),
        (["gaon"], {}, LocalPublisherError),
        (["gaon"], {"proxy": "http://192.0.2.1:80"}, LocalPublisherError),
        (["industrynews"], {"limit": 0}, CrawlWishError),
    ],
)
def test_what_cannot_be_crawled_is_told_at_once(keys, wish, error, settings):
    with pytest.raises(error):
        run_crawl(keys, settings=settings, **wish)
    assert not settings.home.exists()


def test_a_crawl_with_a_bound_may_have_left_articles_out(few_articles, settings):
    with SampleServer(few_articles) as server:
        crawl(server, settings, limit=3)
        crawl(server, settings)
    with open_store(settings.store_url) as store:
        assert [run.counts["whole"] for run in store.crawls.find()] == [1, 0]


def test_a_store_that_cannot_be_opened_is_told(few_articles, settings, capfd):
    settings.home.mkdir(parents=True)
    (settings.home / "miclu.db").write_bytes(b"this is no database " * 100)
    with SampleServer(few_articles) as server, pytest.raises(CrawlStoppedError, match=r"miclu\.db"):
        crawl(server, settings)
    assert (server.asked, capfd.readouterr().err) == ([], "")


def test_an_archive_that_cannot_be_written_stops_the_crawl(few_articles, settings):
    settings.home.mkdir(parents=True)
    settings.archive_folder.write_text("in the way", "utf-8")
    with SampleServer(few_articles) as server, pytest.raises(CrawlStoppedError, match="archive in"):
        crawl(server, settings)
    assert load_documents(settings) == {}
