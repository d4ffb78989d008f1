"""A small outlet of the tests' own, and pages of it."""

from datetime import datetime
from pathlib import Path

import pytest

from corpus.settings import Settings
from corpus.times import KST
from crawler.page import Page
from crawler.sample.outlet import Change, Outlet, SampleArticle
from crawler.sample.render import make_address, render_article

FETCHED = datetime(2026, 11, 21, 12, 0, tzinfo=KST)


def make_article(number: int = 501, **changes) -> SampleArticle:
    values = {
        "number": number,
        "skin": "E",
        "title": f"'바람' 싣는 밀양 나노 미클, 총회 열어 — {number}",
        "subtitle": "회원사 40곳 한자리에",
        "section": "클러스터",
        "reporter": "나루 기자",
        "email": "naru@gaon.example",
        "published": datetime(2026, 11, 2, 9, number % 60, tzinfo=KST),
        "body": "밀양 나노 미니클러스터가 2일 총회를 열었다.\n\n회원사 40곳이 참석했다.",
        "captions": ("총회에 모인 회원들. [사진=밀양 나노 미클]",),
        "tags": ("밀양", "나노"),
    }
    return SampleArticle(**(values | changes))


def make_page(article: SampleArticle, **changes) -> Page:
    outlet = Outlet([article])
    values = {
        "body": render_article(outlet.shown[0], outlet),
        "address": make_address(article.number),
        "fetched": FETCHED,
        "content_type": "text/html",
    }
    return Page(**(values | changes))


@pytest.fixture(name="make_article")
def make_article_fixture():
    return make_article


@pytest.fixture(name="make_page")
def make_page_fixture():
    return make_page


@pytest.fixture
def few_articles() -> tuple[SampleArticle, ...]:
    """Twelve articles (two list pages); number 507 changes on 10 November."""
    change = Change(
        modified=datetime(2026, 11, 10, 15, 30, tzinfo=KST),
        body="밀양 나노 미니클러스터가 2일 총회를 열었다.\n\n회원사 42곳이 참석했다.",
    )
    return tuple(
        make_article(number, skin="CE"[number % 2], changed=change if number == 507 else None)
        for number in range(501, 513)
    )


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "var", contact="https://miclu.example/crawler")
