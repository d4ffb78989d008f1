from datetime import datetime, timedelta

import pytest

from corpus.records import Shortfall
from corpus.store import CrawlRun
from corpus.times import KST

AT = datetime(2026, 11, 12, 9, tzinfo=KST)


@pytest.fixture
def stored(writer):
    writer.save("gaon-1", "기사", "첫 글.", published=AT - timedelta(days=70))
    writer.save("gaon-2", "기사", "둘째 글.", published=AT)
    return writer.store


def save_crawl(store, *, at=AT, shortfalls=()):
    run = CrawlRun(
        publisher="gaon",
        started=at,
        finished=at + timedelta(minutes=3),
        outcome="finished",
        counts={"new": 1_200},
        shortfalls=shortfalls,
    )
    store.crawls.save(run)


def test_publishers_days_and_gaps_are_told(visitor, stored):
    page = visitor.get("/about").text
    assert "읽은 문서 2건 (전체 2건)" in page
    assert "2026-09-03 ~ 2026-11-12" in page
    assert "<li>2026-09-07 ~ 2026-11-08</li>" in page
    assert "이 기계에서 수집한 적이 없습니다." in page
    link = "/search?tab=documents&amp;publisher=gaon"
    assert link in page
    assert visitor.get(link.replace("&amp;", "&")).status_code == 200


def test_the_last_crawl_of_each_publisher_is_told(visitor, stored):
    save_crawl(stored, at=AT - timedelta(days=7))
    save_crawl(stored)
    page = visitor.get("/about").text
    assert "2026-11-12 09:03" in page
    assert "2026-11-05" not in page
    assert "정상" in page
    assert "1,200" in page


def test_a_crawl_that_is_held_back_is_warned_of(visitor, stored):
    save_crawl(stored, shortfalls=(Shortfall(name="readable", found=0.1, wanted=0.9),))
    page = visitor.get("/about").text
    assert "gaon의 수집 1번이 보류 중입니다" in page
    assert "보류 중" in page
