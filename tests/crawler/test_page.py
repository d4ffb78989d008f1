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
        ("", {}, "empty"),
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


@pytest.mark.parametrize(
    ("markup", "reason"),
    [
        ("<h1 class=headline>안내</h1><p>이용에 불편을 드려서 죄송합니다.</p>", "portal"),
        ("<h1 class=headline>총회 열려</h1><article>로그인 후 이용해 주세요.</article>", "login"),
        ("<title>안내</title><p>요청하신 페이지를 찾을 수 없습니다.</p>", "missing"),
        ("<script>alert('삭제된 기사입니다.'); history.back()</script>", "missing"),
        ("<h1 class=headline>총회</h1>" + "<div>" * 10_000, "too_deep"),
        ("<h1 class=headline>총회</h1>" + "<p>글</p>" * 40_000, "too_large"),
        ("x" * 50_000_000, "too_large"),
        ("\x89PNG", "no_title"),
    ],
    ids=["portal", "login", "missing", "alert", "deep", "elements", "bytes", "noise"],
)
def test_pages_that_say_something_else_are_told_apart(markup, reason):
    rejected = parse(markup)
    assert isinstance(rejected, Rejected)
    assert rejected.reason == reason


def test_a_short_article_about_a_sign_is_an_article():
    article = parse(
        "<h1 class=headline>산단공 누리집 점검</h1><article>산단공 누리집이 5일 멈춘다."
        " 시스템 점검 때문이다. 산단공은 “이용에 불편을 드려 죄송하다”고 밝혔다.</article>"
    )
    assert isinstance(article, Article)


def test_a_page_of_a_layout_that_nobody_declared_is_read_by_general_rules():
    sentences = "".join(
        f"<p>총회가 {number}일 열렸다고 사무국이 밝혔다.</p>" for number in range(9)
    )
    article = parse(f"<h2>나노 총회 열려</h2><section>{sentences}</section>")
    assert isinstance(article, Article)
    assert len(article.body) == 9
    assert dict(article.rules) == {"title": "heading h2", "body": "densest"}


def test_texts_are_composed_and_without_invisible_signs():
    article = parse(
        "<h1 class=headline>\uf9e1 회장\u200b 나서</h1><article>\u1112\u116c의가 열렸다.</article>"
    )
    assert isinstance(article, Article)
    assert article.title == "李 회장 나서"
    assert article.body == ("회의가 열렸다.",)


def test_the_dateline_is_kept_and_names_the_reporter():
    article = parse(
        "<h1 class=headline>총회 열려</h1>"
        "<article>[밀양=한빛일보 나루 기자] 총회가 열렸다.</article>"
    )
    assert isinstance(article, Article)
    assert article.dateline == "[밀양=한빛일보 나루 기자]"
    assert article.byline == ("나루 기자",)
    assert article.body == ("총회가 열렸다.",)
    assert dict(article.rules)["byline"] == "body ends"


def test_invalid_bytes_cost_only_themselves():
    body = "<h1 class=headline>총회 열려</h1><article>총회가 \udcff열렸다.</article>"
    article = parse("", body=body.encode("utf-8", "surrogateescape"))
    assert isinstance(article, Article)
    assert article.body == ("총회가 \ufffd열렸다.",)
