from dataclasses import replace
from datetime import datetime

from corpus.records import Shortfall
from corpus.store import CrawlRun
from corpus.times import KST
from outputs.health import list_fills, list_rejects, list_rules, tell_health

AT = datetime(2026, 11, 21, 12, 0, tzinfo=KST)
RUN = CrawlRun(
    publisher="gaon",
    started=AT,
    finished=AT,
    outcome="finished",
    counts={
        "articles": 8,
        "filled published": 6,
        "filled nosuch": 8,
        "rejected": 2,
        "rejected no_body": 2,
        "rule title .heading": 8,
    },
)
BROKEN = (
    Shortfall(name="articles", wanted=10, found=0),
    Shortfall(name="fill published", wanted=0.9, found=0.75),
)


def test_health_is_told_in_words():
    assert tell_health(RUN) == "정상"
    broken = replace(RUN, shortfalls=BROKEN)
    faults = "목록의 기사 수 0건 (기준 10건), 발행 시각 75% (기준 90%)"
    assert tell_health(broken) == f"이상 ({faults}), 보류 중"
    assert tell_health(replace(broken, accepted=AT)) == f"이상 ({faults}), 2026-11-21 12:00 승인"


def test_the_counts_are_parted_by_kind():
    assert list_fills(RUN) == [("발행 시각", 6, "75%"), ("nosuch", 8, "100%")]
    assert list_rules(RUN) == [("제목", ".heading", 8)]
    assert list_rejects(RUN) == [("본문 없음", 2)]


def test_a_crawl_without_articles_has_no_shares():
    assert list_fills(replace(RUN, counts={"articles": 0, "filled published": 0})) == []
