from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from corpus.records import Article, freeze_text
from corpus.store import CrawlRun, open_store
from corpus.times import KST
from crawler.page import Visit
from crawler.pipelines import is_caught_up, make_document
from crawler.publishers.gaon import PUBLISHER

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=KST)


def make(title: str, *body: str):
    article = Article(
        publisher="gaon", number="501", address="http://www.gaon.example/1", title=title, body=body
    )
    return make_document(article, Visit(outcome=article, fetched=NOW, archive="a:1"), PUBLISHER)


def test_the_text_begins_with_the_title():
    document = make("총회 열려", "총회가 열렸다.", "40곳이 왔다.")
    assert document.text == "총회 열려\n총회가 열렸다.\n40곳이 왔다."
    assert (document.id, document.kind, document.archive) == ("gaon-501", "news", "a:1")


def test_the_text_is_frozen():
    document = make("총회\u200b 열려", "\u1112\u1161\u11ab글 李 총회")
    assert document.text == "총회 열려\n한글 李 총회"
    assert document.text == freeze_text(document.text)
    assert document.text.startswith(f"{document.title}\n")


@pytest.mark.parametrize(
    ("whole", "fetched", "expected"),
    [
        (None, NOW, False),  # no crawl yet
        (1, NOW, True),
        (0, NOW, False),
        (1, NOW + timedelta(seconds=1), False),  # by a later crawl that was killed
    ],
)
def test_a_publisher_is_caught_up_after_a_whole_crawl(settings, whole, fetched, expected):
    with open_store(settings.store_url) as store:
        store.save_document(replace(make("총회 열려", "총회가 열렸다."), fetched=fetched))
        if whole is not None:
            run = {"started": NOW, "finished": NOW, "outcome": "finished"}
            store.crawls.save(CrawlRun(publisher="gaon", counts={"whole": whole}, **run))
        assert is_caught_up(store, "gaon") is expected


def test_a_whole_crawl_by_a_profile_is_whole_for_that_profile_only(settings):
    run = {"started": NOW, "finished": NOW, "outcome": "finished"}
    with open_store(settings.store_url) as store:
        store.crawls.save(CrawlRun(publisher="gaon", counts={"whole 0a1b": 1}, **run))
        caught_up = [is_caught_up(store, "gaon", profile=each) for each in ("0a1b", "ffff", "")]
    assert caught_up == [True, False, False]
