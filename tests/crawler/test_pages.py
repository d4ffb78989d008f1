"""The stored pages, `tests/pages/<publisher>/<layout>.html`, and the articles that they must give.

Beside each stands `<layout>.json`: what is known of the page besides its bytes, the position of
its layout in the publisher's declaration (null where general rules alone read it), and the article.
"""

import json
from dataclasses import asdict, replace
from datetime import datetime
from pathlib import Path

import pytest

from corpus.records import Article
from crawler.page import Page, parse_page
from crawler.publishers import get_publisher, publishers

FOLDER = Path(__file__).parents[1] / "pages"
PAGES = sorted(FOLDER.glob("*/*.html"))


def load_expected(path: Path) -> dict:
    return json.loads(path.with_suffix(".json").read_text("utf-8"))


def load_page(path: Path) -> Page:
    expected = load_expected(path)
    return Page(
        body=path.read_bytes(),
        address=expected["address"],
        fetched=datetime.fromisoformat(expected["fetched"]),
        content_type=expected["content_type"],
    )


def to_json(article: Article) -> dict:
    return json.loads(json.dumps(asdict(article), default=str))


def make_id(path: Path) -> str:
    return f"{path.parent.name}-{path.stem}"


@pytest.mark.parametrize("path", PAGES, ids=make_id)
def test_a_stored_page_gives_exactly_its_article(path):
    article = parse_page(load_page(path), get_publisher(path.parent.name))
    assert isinstance(article, Article)
    assert to_json(article) == load_expected(path)["article"]


DECLARED = [path for path in PAGES if load_expected(path)["layout"] is not None]


@pytest.mark.parametrize("path", DECLARED, ids=make_id)
def test_a_stored_page_is_read_by_its_own_layout(path):
    publisher = get_publisher(path.parent.name)
    own = publisher.layouts[load_expected(path)["layout"]]
    others = tuple(layout for layout in publisher.layouts if layout != own)
    parsed = [
        parse_page(load_page(path), replace(publisher, layouts=layouts))
        for layouts in (publisher.layouts, (own,), others)
    ]
    rules = [each.rules if isinstance(each, Article) else () for each in parsed]
    assert rules[0] == rules[1] != rules[2]


@pytest.mark.parametrize("key", sorted(publishers()))
def test_every_layout_has_a_stored_page(key):
    """The members of a family share their layouts, and so the page of one stands for all.

    Files hang on pages of one member and not of another: they are no matter of the layout.
    """
    stored = [
        get_publisher(path.parent.name).layouts[load_expected(path)["layout"]] for path in DECLARED
    ]
    bare = {replace(layout, attachments=()) for layout in stored}
    missing = [replace(layout, attachments=()) for layout in get_publisher(key).layouts]
    assert [layout for layout in missing if layout not in bare] == []
