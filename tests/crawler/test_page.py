from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from corpus.records import Article, Rejected
from corpus.times import KST
from crawler.page import Page, parse_page
from crawler.publishers.base import Layout, Publisher
from crawler.publishers.gaon import PUBLISHER

HANBIT = Publisher(
    key="hanbit",
    name="한빛일보",
    domain="www.hanbit.example",
    number=r"/news/(\d+)",
    article="https://www.hanbit.example/news/{number}",
    layouts=(
        Layout(title="h3.tit", body="#old p", published=".date", until=date(2021, 6, 30)),
        Layout(title="h1.headline", body=("#gone", "article"), published="time::attr(datetime)"),
    ),
)


def make_hanbit_page(markup: str, **changes) -> Page:
    values = {
        "body": markup.encode(),
        "address": "https://www.hanbit.example/news/77?utm=x",
        "fetched": datetime(2026, 11, 21, 12, 0, tzinfo=KST),
        "content_type": "text/html; charset=utf-8",
    }
    return Page(**(values | changes))


def parse(markup: str, **changes) -> Article | Rejected:
    return parse_page(make_hanbit_page(markup, **changes), HANBIT)


def test_fields_and_the_rules_that_gave_them():
    article = parse(
        "<title>총회 열려 - 한빛일보</title><h1 class=headline>총회  열려</h1>"
        "<time datetime='2026-11-02T09:00'></time><article><p>총회가 열렸다.</p></article>"
    )
    assert isinstance(article, Article)
    assert article.title == "총회 열려"
    assert article.number == "77"
    assert article.address == "https://www.hanbit.example/news/77"
    assert article.published == datetime(2026, 11, 2, 9, 0, tzinfo=KST)
    assert dict(article.rules) == {
        "title": "h1.headline",
        "published": "time::attr(datetime)",
        "body": "article",
    }


def test_a_layout_is_not_tried_after_its_last_day():
    markup = "<h3 class=tit>옛 제목</h3><div id=old><p>옛 본문이다.</p></div>"
    old = parse(markup, fetched=datetime(2021, 6, 30, 23, 0, tzinfo=KST))
    assert isinstance(old, Article)
    assert old.title == "옛 제목"
    next_day = datetime(2021, 6, 30, 15, 0, tzinfo=UTC)  # in Korea
    assert parse(markup + "<title>x</title>", fetched=next_day) == Rejected(
        address="https://www.hanbit.example/news/77", reason="no_body"
    )


def test_title_falls_back_to_meta_without_the_name_of_the_outlet():
    article = parse(
        '<meta property="og:title" content="총회 열려 | 한빛일보"><article>총회다.</article>'
    )
    assert isinstance(article, Article)
    assert article.title == "총회 열려"


@pytest.mark.parametrize(
    ("markup", "changes", "reason"),
    [
        ("<h1 class=headline>총회</h1><article> <script>x</script></article>", {}, "no_body"),
        ("<h1 class=headline>총회</h1><article>이 기사를 공유합니다</article>", {}, "no_body"),
        ("<article>총회가 열렸다.</article>", {}, "no_title"),
        ("<p>로그인하세요.</p>", {"address": "https://www.hanbit.example/login"}, "no_number"),
        ("%PDF-1.7", {"content_type": "application/pdf"}, "not_html"),
        ("", {}, "no_title"),
    ],
)
def test_a_page_that_is_no_article_is_rejected_with_the_reason(markup, changes, reason):
    rejected = parse(markup, **changes)
    assert isinstance(rejected, Rejected)
    assert rejected.reason == reason


def test_the_number_may_stand_in_the_canonical_link_only():
    article = parse(
        '<link rel="canonical" href="https://www.hanbit.example/news/78">'
        "<h1 class=headline>총회</h1><article>총회가 열렸다.</article>",
        address="https://www.hanbit.example/short/abc",
    )
    assert isinstance(article, Article)
    assert article.number == "78"


def test_several_reporters_and_no_mail():
    publisher = replace(HANBIT, layouts=(Layout(title="h1", body="article", byline=".by"),))
    page = make_hanbit_page(
        "<h1>총회</h1><p class=by>나루, 가람 기자</p><p class=by>n@gaon.example</p>"
        "<article>총회가 열렸다.</article>"
    )
    article = parse_page(page, publisher)
    assert isinstance(article, Article)
    assert article.byline == ("나루", "가람 기자")


def test_linked_data_comes_before_meta_and_visible_time():
    article = parse(
        '<script type="application/ld+json">{"@type": "NewsArticle", "author": {"name": "나루"},'
        '"datePublished": "2026-11-02T09:00:00+09:00", "dateModified": "2026-11-03T10:00:00"}'
        "</script>"
        '<meta property="article:published_time" content="2026-11-01T00:00:00+09:00">'
        "<h1 class=headline>총회</h1><article>총회가 열렸다.</article>"
    )
    assert isinstance(article, Article)
    assert article.published == datetime(2026, 11, 2, 9, 0, tzinfo=KST)
    assert article.modified == datetime(2026, 11, 3, 10, 0, tzinfo=KST)
    assert article.byline == ("나루",)


def test_the_same_page_gives_the_same_article(make_article, make_page):
    page = make_page(make_article())
    assert parse_page(page, PUBLISHER) == parse_page(page, PUBLISHER)
