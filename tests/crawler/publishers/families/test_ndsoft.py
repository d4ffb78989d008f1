import json
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest

from corpus.records import Article
from corpus.times import KST
from crawler.discovery.rows import parse_list
from crawler.page import Page, parse_page
from crawler.publishers.families.ndsoft import make_member
from crawler.publishers.gaon import PUBLISHER
from crawler.sample.outlet import Change, Outlet
from crawler.sample.render import render_article

REAL = Path(__file__).parents[5] / "shared" / "pages"
MEMBERS = ("newstown-1.html", "moneynlaw-1.html")


@pytest.fixture
def real():
    """Give a real page of a member, its publisher and what stands on it, where they are at hand."""
    if not REAL.is_dir():
        pytest.skip(f"the saved real pages are not at {REAL}")
    lines = (REAL / "index.jsonl").read_text("utf-8").splitlines()
    expected = {entry["file"]: entry for entry in map(json.loads, lines)}

    def load(file: str):
        entry = expected[file]
        site, _, _ = entry["url"].partition("/news/")
        page = Page(
            body=(REAL / file).read_bytes(),
            address=entry["url"],
            fetched=datetime(2026, 3, 8, 12, 0, tzinfo=KST),
            content_type="text/html",
        )
        return page, make_member(key="real", name=entry["outlet"], site=site), entry

    return load


@pytest.mark.parametrize("skin", ["C", "E"])
@pytest.mark.parametrize("number", [502, 503])
def test_every_field_of_a_skin(skin, number, make_article, make_page):
    article = make_article(number, skin=skin)
    parsed = parse_page(make_page(article), PUBLISHER)
    assert isinstance(parsed, Article)
    assert parsed.title == article.title
    assert parsed.body == ("밀양 나노 미니클러스터가 2일 총회를 열었다.", "회원사 40곳이 참석했다.")
    assert parsed.byline == ("나루 기자",)
    assert parsed.section == "클러스터"
    assert parsed.subtitle in {"회원사 40곳 한자리에", "- 회원사 40곳 한자리에"}
    assert parsed.captions == article.captions
    assert parsed.tags == article.tags
    assert parsed.published == article.published
    assert parsed.published.tzname() == "KST"


def test_skins_are_told_apart_by_the_rules_that_match(make_article, make_page):
    rules = {
        skin: dict(parse_page(make_page(make_article(skin=skin)), PUBLISHER).rules)
        for skin in ("C", "E")
    }
    assert rules["C"]["title"] == ".article-head-title"
    assert rules["E"]["title"] == ".atlview .article-view-header .heading"
    assert rules["C"]["published"].startswith("meta")
    assert rules["E"]["published"] == "json-ld datePublished"


@pytest.mark.parametrize("skin", ["C", "E"])
def test_visible_times_where_nothing_else_tells_them(skin, make_article):
    modified = datetime(2026, 11, 10, 15, 30, tzinfo=KST)
    article = make_article(skin=skin, changed=Change(modified=modified, body="총회가 열렸다."))
    outlet = Outlet([article])
    body = render_article(outlet.shown[0], outlet)
    for hidden in (b"article:published_time", b"datePublished", b"dateModified"):
        body = body.replace(hidden, b"x")
    page = Page(body=body, address=PUBLISHER.make_address("501"), fetched=modified)
    parsed = parse_page(page, PUBLISHER)
    assert isinstance(parsed, Article)
    assert parsed.published == article.published
    assert parsed.modified == modified


@pytest.mark.parametrize("skin", ["C", "E"])
def test_cp949_page_with_a_euc_kr_label(skin, make_article, make_page):
    article = make_article(skin=skin, encoding="cp949", title="똠방 ‘펲’ 미클 총회")
    page = make_page(article)
    assert b'charset="euc-kr"' in page.body
    parsed = parse_page(page, PUBLISHER)
    assert isinstance(parsed, Article)
    assert parsed.title == "똠방 ‘펲’ 미클 총회"


def test_utf8_page_with_a_wrong_label(make_article, make_page):
    page = make_page(make_article())
    page = replace(page, body=page.body.replace(b'charset="utf-8"', b'charset="euc-kr"'))
    parsed = parse_page(page, PUBLISHER)
    assert isinstance(parsed, Article)
    assert parsed.body[1] == "회원사 40곳이 참석했다."


@pytest.mark.parametrize("file", ["articleViewAmp.html", "articlePrint.html", "articleView.html"])
def test_other_forms_of_an_article_have_its_address(file):
    address = f"http://www.gaon.example/news/{file}?page=2&idxno=501#reply"
    assert PUBLISHER.find_number(address) == "501"


@pytest.mark.parametrize("path", ["/news/articleList.html?idxno=5", "/rss/allArticle.xml", "/"])
def test_other_pages_have_no_number(path):
    assert PUBLISHER.find_number(f"http://www.gaon.example{path}") is None


def test_rows_of_the_2018_list():
    rows = "".join(
        f"<div class='list-block'><div class='list-titles'><a href='/news/articleView.html?"
        f"idxno={number}'>총회</a></div><div class='list-dated'>클러스터 | 나루 기자 | "
        f"2018-03-2{number} 10:00</div></div>"
        for number in (7, 6)
    )
    page = Page(
        body=f"<section class='article-list'>{rows}</section>".encode(),
        address="http://www.gaon.example/news/articleList.html",
        fetched=datetime(2018, 4, 1, tzinfo=KST),
    )
    assert [(each.address[-7:], each.published.day) for each in parse_list(page, PUBLISHER)] == [
        ("idxno=7", 27),
        ("idxno=6", 26),
    ]


@pytest.mark.parametrize("file", MEMBERS)
def test_real_article(file, real):
    page, publisher, expected = real(file)
    parsed = parse_page(page, publisher)
    assert isinstance(parsed, Article)
    assert parsed.title == expected["title"]
    assert parsed.published == datetime.fromisoformat(expected["published"])
    assert (parsed.modified and parsed.modified.isoformat()) == expected["modified"]
    assert parsed.byline == (expected["author"],)
    assert parsed.body[0].startswith(expected["body_first"])
    assert parsed.body[-1].endswith(expected["body_last"])
    assert list(parsed.captions) == expected["captions"]
    assert not [noise for noise in expected["noise"] if noise in "\n".join(parsed.body)]


def test_real_list(real):
    page, publisher, expected = real("moneynlaw-list-1.html")
    found = parse_list(page, publisher)
    assert len(found) == expected["rows"]
    assert publisher.find_number(found[0].address) == expected["first_idxno"]
    assert publisher.find_number(found[-1].address) == expected["last_idxno"]
    assert found[0].published == datetime(2026, 3, 8, 2, 25, tzinfo=KST)
