from datetime import datetime, timedelta

import pytest

from corpus.records import Article
from corpus.times import KST
from crawler.errors import SampleDataError
from crawler.markup import squeeze
from crawler.page import Page, parse_page
from crawler.parsing.edges import trim_edges
from crawler.publishers.gaon import PUBLISHER
from crawler.sample.outlet import Outlet, load_articles
from crawler.sample.render import make_address, render_article

ARTICLES = load_articles()


def test_the_shipped_outlet_is_what_was_promised():
    weeks = {article.published.astimezone(KST).isocalendar()[:2] for article in ARTICLES}
    assert len(ARTICLES) >= 24
    assert len(weeks) >= 4
    assert {article.skin for article in ARTICLES} == {"C", "E"}
    assert sum(article.encoding == "cp949" for article in ARTICLES) >= 1
    assert sum(article.changed is not None for article in ARTICLES) >= 1


@pytest.mark.parametrize("number", [article.number for article in ARTICLES])
def test_every_shipped_article_is_read_back_as_written(number):
    outlet = Outlet(ARTICLES)
    shown = outlet.find(number)
    body = render_article(shown, outlet)
    page = Page(body=body, address=make_address(number), fetched=outlet.as_of)
    parsed = parse_page(page, PUBLISHER)
    assert isinstance(parsed, Article)
    assert parsed.title == squeeze(shown.article.title)
    assert parsed.body == trim_edges(shown.paragraphs).body
    assert parsed.captions == tuple(dict.fromkeys(map(squeeze, shown.article.captions)))
    assert parsed.tags == shown.article.tags
    assert parsed.published == shown.article.published.replace(second=parsed.published.second)
    assert "·".join(parsed.byline) == shown.article.reporter


def test_later_articles_are_hidden_and_changes_wait(few_articles):
    change = few_articles[6].changed
    before = Outlet(few_articles, as_of=change.modified - timedelta(minutes=1))
    after = Outlet(few_articles, as_of=change.modified)
    assert before.find(507).paragraphs[1] == "회원사 40곳이 참석했다."
    assert before.find(507).modified is None
    assert after.find(507).paragraphs[1] == "회원사 42곳이 참석했다."
    assert after.find(507).modified == change.modified
    early = Outlet(few_articles, as_of=few_articles[2].published)
    assert [shown.article.number for shown in early.shown] == [503, 502, 501]
    assert Outlet(few_articles, as_of=datetime(2020, 1, 1, tzinfo=KST)).shown == ()


def test_by_default_all_has_happened(few_articles):
    assert Outlet(few_articles).as_of == few_articles[6].changed.modified


@pytest.mark.parametrize("text", ["number = 1", "number = ", "number = 1\nhue = 'red'"])
def test_a_broken_data_file_is_named(text, tmp_path):
    (tmp_path / "1.toml").write_text(text, "utf-8")
    with pytest.raises(SampleDataError, match=r"1\.toml"):
        load_articles(tmp_path)


def test_a_number_may_not_come_twice(tmp_path):
    text = (
        'number = 1\nskin = "C"\ntitle = "총회"\nsection = "클러스터"\nreporter = "나루 기자"\n'
        'email = "n@gaon.example"\npublished = 2026-11-02T09:00:00+09:00\nbody = "총회가 열렸다."\n'
    )
    for name in ("1.toml", "2.toml"):
        (tmp_path / name).write_text(text, "utf-8")
    with pytest.raises(SampleDataError, match="second time"):
        load_articles(tmp_path)
