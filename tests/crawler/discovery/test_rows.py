from datetime import datetime
from pathlib import Path

import pytest

from corpus.times import KST
from crawler.discovery.rows import find_total, parse_list, parse_more
from crawler.page import Page
from crawler.publishers import get_publisher
from crawler.publishers.gaon import PUBLISHER
from crawler.sample.outlet import Outlet
from crawler.sample.render import render_list

HOME = "http://www.gaon.example/"
FETCHED = datetime(2026, 11, 21, 12, 0, tzinfo=KST)
FILES = Path(__file__).parent / "lists"


def make_page(body: bytes, address: str = HOME) -> Page:
    return Page(body=body, address=address, fetched=FETCHED)


def load(name: str, key: str = "gaon") -> list[tuple[str | None, str]]:
    """Give number and time of the rows of a list page of ours."""
    publisher = get_publisher(key)
    page = make_page((FILES / name).read_bytes(), publisher.lists[0])
    return [
        (publisher.find_number(each.address), f"{each.published:%Y-%m-%d %H:%M}")
        for each in parse_list(page, publisher)
    ]


def test_list_rows_without_template_row_side_box_and_old_address(few_articles):
    outlet = Outlet(few_articles)
    body = render_list(outlet.shown[7:], outlet, total=12)
    found = parse_list(Page(body=body, address=HOME, fetched=outlet.as_of), PUBLISHER)
    numbers = [PUBLISHER.find_number(each.address) for each in found]
    assert numbers == ["505", "9999", "504", "503", "502"]
    assert found[0].published == few_articles[4].published


@pytest.mark.parametrize("skin", ["L1", "L2", "L3", "L4"])
def test_every_list_skin_of_the_family(skin):
    """The same five articles: three forms of time, a minute ago, one of last December."""
    assert load(f"ndsoft_{skin}.html") == [
        ("8815", "2026-11-21 11:48"),
        ("8812", "2026-11-21 09:05"),
        ("8809", "2026-11-20 17:30"),
        ("8790", "2026-11-18 08:00"),
        ("7702", "2025-12-30 14:10"),
    ]


def test_links_without_rows_are_better_than_nothing():
    body = (
        '<div id="section-list"><p><a href="/news/articleView.html?idxno=5">회원사 모집</a></p>'
        '<p><a href="/news/articleView.html?idxno=0"></a></p></div>'
        '<aside><a href="/news/articleView.html?idxno=6">많이 본 뉴스</a></aside>'
    )
    assert [each.address for each in parse_list(make_page(body.encode()), PUBLISHER)] == [
        PUBLISHER.make_address("5")
    ]


@pytest.mark.parametrize(
    ("key", "rows"),
    [
        ("mss", [("1070011", "2026-11-20 00:00"), ("1070003", "2026-11-19 00:00")]),
        ("msit", [("3190077", "2026-11-20 00:00"), ("3190070", "2026-11-19 00:00")]),
        ("korea_kr", [("156790077", "2026-11-20 00:00"), ("156790070", "2026-11-19 00:00")]),
        ("motir", [("172501", "2026-11-20 00:00"), ("172499", "2026-11-19 00:00")]),
        ("kicox", [("20261120101500123", "2026-11-20 00:00")]),
        ("yna", [("AKR20261120031100003", "2026-11-20 10:12")]),
    ],
)
def test_boards_whose_rows_call_a_script_or_name_a_day_in_the_title(key, rows):
    assert load(f"{key}.html", key) == rows


def test_a_page_without_rows_gives_nothing():
    assert parse_list(make_page(b"<p>no rows</p>"), PUBLISHER) == ()


def test_rows_as_json():
    body = (FILES / "ndsoft_more.json").read_bytes()
    found = parse_more(make_page(body), PUBLISHER)
    assert [(PUBLISHER.find_number(each.address), each.published) for each in found] == [
        ("8789", datetime(2026, 11, 18, 7, 30, tzinfo=KST)),
        ("8788", datetime(2026, 11, 17, 18, 0, tzinfo=KST)),
        ("8787", datetime(2026, 11, 17, 9, 0, tzinfo=KST)),
    ]


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"[]",
        b'{"result": "fail", "msg": "x"}',
        b'{"data": "none"}',
        b'{"data": [7, {"idxno": ""}, {"idxno": "../1"}]}',
        b"[" * 100_000,
    ],
)
def test_a_refusal_has_no_rows(body):
    assert parse_more(make_page(body), PUBLISHER) == ()


@pytest.mark.parametrize(
    ("markup", "total"),
    [
        ('<small class="altlist-count">총 <strong>1,284</strong>건</small>', "1284"),
        ("<script>params['total'] = \"312\";</script>", "312"),
        ("<a href='/news/articleList.html?page=2&amp;total=77'>2</a>", "77"),
        ("<p>총 12건</p>", ""),
    ],
)
def test_total_of_a_list(markup, total):
    assert find_total(make_page(markup.encode()), PUBLISHER) == total
