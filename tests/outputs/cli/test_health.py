import json
from datetime import datetime

import pytest

from corpus.records import Shortfall
from corpus.store import CrawlRun
from corpus.times import KST

AT = datetime(2026, 11, 20, 9, tzinfo=KST)


@pytest.fixture
def unhealthy(base):
    """A store whose articles an unhealthy crawl brought."""
    counts = {
        "pages": 9,
        "articles": 4,
        "rejected": 1,
        "rejected no_body": 1,
        "filled published": 1,
        "rule title .heading": 4,
    }
    broken = (Shortfall(name="fill published", wanted=0.9, found=0.25),)
    base.crawls.save(
        CrawlRun(
            publisher="gaon",
            started=AT,
            finished=AT,
            outcome="finished",
            counts=counts,
            shortfalls=broken,
        )
    )
    return base


def test_crawls_are_listed_with_their_health(run, unhealthy):
    (row,) = [line for line in run("health").out.splitlines() if "gaon" in line]
    assert row.split()[:2] == ["1", "gaon"]
    assert "발행 시각 25% (기준 90%)" in row
    assert "보류 중" in row


def test_a_crawl_is_shown_with_fields_rules_and_rejects(run, unhealthy):
    out = run("health", "1").out
    assert "25%" in out
    assert ".heading" in out
    assert "본문 없음" in out


def test_programs_get_all_numbers(run, unhealthy):
    listed, shown = (json.loads(run("health", *words, "--json").out) for words in ([], ["1"]))
    assert listed == shown
    assert listed["shortfalls"] == [{"name": "fill published", "wanted": 0.9, "found": 0.25}]
    assert listed["counts"]["filled published"] == 1


def test_status_is_loud_until_somebody_accepts(run, unhealthy):
    before = run("status")
    assert before.status == 1
    assert before.out.startswith("경고: gaon의 수집 1번")
    assert json.loads(run("status", "--json").out)["held"][0]["number"] == 1
    assert "승인" in run("health", "accept", "1").out
    after = run("status")
    assert (after.status, "경고" in after.out) == (0, False)


def test_the_digest_waits_until_somebody_accepts(run, unhealthy):
    week = ("digest", "--week", "2026-W46", "--format", "md", "--stdout")
    assert "워크숍" not in run(*week).out
    run("health", "accept", "1")
    assert "워크숍" in run(*week).out


def test_a_crawl_that_is_not_there_is_an_error(run, unhealthy):
    for words in (("health", "7"), ("health", "accept", "7")):
        outcome = run(*words)
        assert outcome.status == 1
        assert "No crawl number 7" in outcome.err


def test_nothing_was_crawled_yet(run, base):
    assert run("health").out == "수집한 적이 없습니다.\n"
    assert run("health", "--publisher", "nosuch").out == "수집한 적이 없습니다.\n"
