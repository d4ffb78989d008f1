from datetime import datetime

import pytest

from corpus.times import KST
from crawler.parsing.dates import find_times
from crawler.parsing.tree import Tree
from crawler.publishers.base import Layout

NINE = datetime(2026, 11, 2, 9, 0, tzinfo=KST)


def find(markup: str, *, layout: Layout | None = None, data: dict | None = None) -> dict:
    tree = Tree(f"<body>{markup}</body>".encode())
    title = next(iter(tree.select("h1")), None)
    found = find_times(tree, layout or Layout(body=()), data or {}, title)
    return {name: time for name, (_, time) in found.items()}


@pytest.mark.parametrize(
    "markup",
    [
        '<meta property="article:published_time" content="2026-11-02T09:00:00+09:00">',
        '<meta property="og:regDate" content="20261102090000">',
        '<span class="_ARTICLE_DATE_TIME" data-date-time="2026-11-02 09:00:00">오늘</span>',
        '<span itemprop="datePublished" content="2026-11-02T09:00">x</span>',
        "<em>입력</em><span>2026.11.02. 오전 9:00</span>",
        "<li>승인 2026-11-02 09:00</li>",
        "<p>발행일 : 2026-11-02 09:00</p>",
        "<span class=date>2026-11-02</span><span class=time>09:00</span>",
        "<p>나루 기자 | 2026-11-02 09:00:00</p>",
    ],
)
def test_published(markup):
    assert find(f"<p>최종편집 2026.11.20 10:00</p><h1>총회</h1>{markup}") == {"published": NINE}


def test_both_times_in_one_line():
    changed = datetime(2026, 11, 3, 10, 30, tzinfo=KST)
    found = find("<h1>총회</h1><p>입력 2026.11.02 09:00 | 수정 2026.11.03 10:30</p>")
    assert found == {"published": NINE, "modified": changed}


def test_a_clock_on_the_page_completes_a_hidden_day():
    page = '<meta name="date" content="2026-11-02"><h1>총회</h1><p>입력 2026.11.02 09:00</p>'
    assert find(page)["published"] == NINE


def test_korean_time_that_calls_itself_utc_is_found_out():
    data = {"datePublished": "2026-11-02T09:00:00Z"}
    assert find("<h1>총회</h1><p>입력 2026.11.02 09:00</p>", data=data)["published"] == NINE
    later = datetime(2026, 11, 2, 18, 0, tzinfo=KST)
    assert find("<h1>총회</h1><p>입력 2026.11.02 18:00</p>", data=data)["published"] == later


def test_of_visible_times_the_one_after_the_headline_counts():
    page = "<li>2026.11.19 08:00</li><h1>총회</h1><p>2026.11.02 09:00</p><li>2026.11.20 08:00</li>"
    assert find(page)["published"] == NINE


def test_times_of_the_site_are_not_those_of_the_article():
    assert find("<h1>총회</h1><p>등록일자 2009.04.01</p><p>창간 1999.01.01</p>") == {}


def test_a_date_in_a_sentence_is_not_the_time():
    sentence = "총회는 2026년 11월 2일 09:00에 열린다고 미니클러스터가 밝혔다." * 3
    assert find(f"<h1>총회</h1><p>{sentence}</p>") == {}


def test_what_the_layout_points_at_comes_before_the_neighbourhood():
    layout = Layout(body=(), published=".when")
    page = "<h1>총회</h1><p>2026.11.19 08:00</p><p class=when>2026.11.02 09:00</p>"
    assert find(page, layout=layout)["published"] == NINE


def test_a_time_element_is_the_last_resort():
    assert find("<h1>총회</h1><time datetime='2026-11-02T09:00'>어제</time>")["published"] == NINE
