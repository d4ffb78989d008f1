import json
from dataclasses import replace

import pytest

from corpus.records import Article
from crawler.errors import UnkeepablePageError
from crawler.fixtures import keep_page
from crawler.page import Page, parse_page
from crawler.publishers.families.ndsoft_skins import SKIN_C, SKIN_E
from crawler.publishers.gaon import PUBLISHER


@pytest.mark.parametrize(("skin", "layout"), [("C", SKIN_C), ("E", SKIN_E)])
def test_a_kept_page_is_the_page_and_what_it_gives(skin, layout, make_article, make_page, tmp_path):
    page = make_page(make_article(skin=skin))
    path = keep_page(page, PUBLISHER, folder=tmp_path, name="skin")
    expected = json.loads(path.read_text("utf-8"))
    assert path == tmp_path / "gaon" / "skin.json"
    assert path.with_suffix(".html").read_bytes() == page.body
    assert replace(PUBLISHER.layouts[expected["layout"]], attachments=()) == layout
    article = parse_page(page, PUBLISHER)
    assert isinstance(article, Article)
    assert expected["article"]["title"] == article.title
    assert tuple(expected["article"]["body"]) == article.body
    assert expected["fetched"] == page.fetched.isoformat()


def test_a_page_that_gives_no_article_is_refused_with_the_reason(make_article, make_page, tmp_path):
    page = make_page(make_article(), content_type="application/pdf")
    with pytest.raises(UnkeepablePageError, match="not_html application/pdf"):
        keep_page(page, PUBLISHER, folder=tmp_path)
    assert list(tmp_path.iterdir()) == []


def test_an_earlier_fixture_is_not_written_over(make_article, make_page, tmp_path):
    page: Page = make_page(make_article())
    path = keep_page(page, PUBLISHER, folder=tmp_path)
    assert path.name == "501.json"
    with pytest.raises(UnkeepablePageError, match="there already"):
        keep_page(page, PUBLISHER, folder=tmp_path)
