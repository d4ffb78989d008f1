"""Pages kept as test fixtures: the bytes of a page, and beside them the article that they give.

`tests/crawler/test_pages.py` holds each against the parser: `<folder>/<key>/<name>.html` with
`<name>.json`, which says what is known of the page besides its bytes, the position of its layout
in the publisher's declaration (null: general rules read it), and the article.
"""

import json
from dataclasses import asdict, replace
from pathlib import Path

from corpus.records import Article
from crawler.errors import UnkeepablePageError
from crawler.page import Page, parse_page
from crawler.publishers.base import Publisher


def keep_page(page: Page, publisher: Publisher, *, folder: Path, name: str = "") -> Path:
    """Write a page with its article; give the path of the article.

    `name` is else the article's number. An earlier fixture is never written over.

    Raises:
        UnkeepablePageError: The page gives no article, or a file of that name is there.
    """
    article = parse_page(page, publisher)
    if not isinstance(article, Article):
        words = f"{article.reason} {article.detail}".strip()
        raise UnkeepablePageError(page.address, f"it gives no article: {words}")
    path = folder / publisher.key / f"{name or article.number}.json"
    if path.exists() or path.with_suffix(".html").exists():
        raise UnkeepablePageError(page.address, f"{str(path)!r} is there already")
    expected = {
        "address": page.address,
        "fetched": page.fetched.isoformat(),
        "content_type": page.content_type,
        "layout": find_layout(page, publisher, article),
        "article": asdict(article),
    }
    path.parent.mkdir(parents=True, exist_ok=True)
    path.with_suffix(".html").write_bytes(page.body)
    words = json.dumps(expected, indent=2, ensure_ascii=False, default=str)
    path.write_text(f"{words}\n", "utf-8")
    return path


def find_layout(page: Page, publisher: Publisher, article: Article) -> int | None:
    """Find the position of the layout that reads a page; None where no declared one does.

    That is the one that alone gives the article, and without which another comes out.
    """
    for index, layout in enumerate(publisher.layouts):
        others = tuple(each for each in publisher.layouts if each != layout)
        alone, without = (
            parse_page(page, replace(publisher, layouts=layouts)) for layouts in ((layout,), others)
        )
        if alone == article != without:
            return index
    return None
