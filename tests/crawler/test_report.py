from datetime import datetime

import pytest

from corpus.times import KST
from crawler.report import make_report

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=KST)
PAGE, ROBOTS = "downloader/response_status_count", "robotstxt/response_status_count"
REACHED = {f"{PAGE}/200": 4, f"{ROBOTS}/200": 1}


def report(stats, outcome="finished"):
    return make_report("gaon", stats, outcome=outcome, finished=NOW)


def test_a_crawl_that_could_not_start_began_when_it_ended():
    assert report({}).started == NOW


def test_answers_are_what_was_brought_without_robots_txt():
    stats = {f"{PAGE}/200": 4, f"{PAGE}/203": 1, f"{PAGE}/404": 7, f"{ROBOTS}/200": 1}
    assert report(stats).answered == 4


@pytest.mark.parametrize(
    ("stats", "outcome", "is_sound"),
    [
        (REACHED, "finished", True),
        ({}, "finished", False),
        ({"miclu/named": 2}, "finished", True),
        ({}, "closespider_pagecount", True),
        ({"miclu/named": 2, "miclu/rejected/unreachable": 2}, "finished", False),
        ({f"{PAGE}/502": 9}, "finished", False),
        ({f"{PAGE}/200": 1, f"{ROBOTS}/200": 1}, "finished", False),
        (REACHED, "shutdown", False),
        (REACHED | {"miclu/errors": 1}, "finished", False),
    ],
)
def test_a_crawl_is_sound_where_it_ended_and_reached_the_outlet(stats, outcome, is_sound):
    assert report(stats, outcome).is_sound is is_sound


@pytest.mark.parametrize(
    ("rejects", "is_whole"),
    [
        ({"http_404": 1, "robots": 2, "no_body": 1}, True),
        ({"http_503": 1}, False),
        ({"timeout": 1}, False),
    ],
)
def test_a_crawl_is_whole_where_no_later_try_might_bring_more(rejects, is_whole):
    stats = REACHED | {f"miclu/rejected/{reason}": n for reason, n in rejects.items()}
    assert report(stats).is_whole is is_whole
