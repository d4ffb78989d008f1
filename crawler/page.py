"""A page of a publisher to an article, or to the reason why it is none. No network, no clock."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from parsel import Selector

from corpus.records import Article, Rejected
from corpus.times import korean_day
from crawler.body import read_captions, read_paragraphs, split_byline
from crawler.linked import find_article_data, find_authors
from crawler.markup import find_first, find_texts, parse_html, squeeze
from crawler.publishers.base import Layout, Publisher, Selectors, selectors_of
from crawler.times import is_modified_label, parse_time

_META_TITLE = (
    'meta[property="og:title"]::attr(content)',
    'meta[name="title"]::attr(content)',
    "title",
)
_META_PUBLISHED = 'meta[property="article:published_time"]::attr(content)'
_META_MODIFIED = 'meta[property="article:modified_time"]::attr(content)'
_META_SECTION = 'meta[property="article:section"]::attr(content)'
_META_AUTHOR = (
    'meta[property="og:article:author"]::attr(content)',
    'meta[property="dable:author"]::attr(content)',
    'meta[name="author"]::attr(content)',
)
_CANONICAL = ('link[rel="canonical"]::attr(href)', 'meta[property="og:url"]::attr(content)')
_HTML_TYPES = ("", "text/html", "application/xhtml+xml")
_NAME_BREAK = re.compile(r"\s*[,/·]\s*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A fetched page: its bytes, decompressed, and the address that gave them at last."""

    body: bytes
    address: str
    fetched: datetime
    content_type: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Visit:
    """The outcome of one address: an article or a reject, and where the page is archived."""

    outcome: Article | Rejected
    fetched: datetime
    archive: str = ""


Found = tuple[str, Any]
"""A rule and the value that it gave."""


def parse_page(page: Page, publisher: Publisher) -> Article | Rejected:
    """Parse a page with the layouts of its publisher.

    Every field tells in `Article.rules` which selector gave it. Times are in Korean time.

    Returns:
        The article, or a reject: `not_html`, `no_number` (no address of an article), `no_body`,
        `no_title`.
    """
    if page.content_type.partition(";")[0].strip().lower() not in _HTML_TYPES:
        return Rejected(address=page.address, reason="not_html", detail=page.content_type)
    root = parse_html(page.body)
    number = _find_number(root, page.address, publisher)
    if number is None:
        return Rejected(address=page.address, reason="no_number")
    address = publisher.make_address(number)
    layout, container = _find_layout(root, page, publisher)
    title = _find_title(root, layout, publisher)
    if title is None:
        return Rejected(address=address, reason="no_title")
    found = {"title": title, **_find_fields(root, layout)}
    found = _read_container(container, layout) | found
    if "body" not in found:
        return Rejected(address=address, reason="no_body")
    values: dict[str, Any] = {name: value for name, (_, value) in found.items()}
    rules = tuple((name, rule) for name, (rule, _) in found.items())
    return Article(publisher=publisher.key, number=number, address=address, rules=rules, **values)


def _find_number(root: Selector, address: str, publisher: Publisher) -> str | None:
    """Find the article number in the address, else in the address that the page calls its own."""
    own = [text for selector in _CANONICAL for text in find_texts(root, selector)]
    numbers = (publisher.find_number(candidate) for candidate in (address, *own))
    return next((number for number in numbers if number), None)


def _find_layout(
    root: Selector, page: Page, publisher: Publisher
) -> tuple[Layout, tuple[str, Selector] | None]:
    """Choose the first layout that was served on that day and finds both a title and a body.

    Without one, the first that finds a body; without that, the newest one and no body.
    """
    day = korean_day(page.fetched)
    served = [each for each in publisher.layouts if each.until is None or day <= each.until]
    fits = [(layout, body) for layout in served if (body := _find_container(root, layout))]
    titled = [fit for fit in fits if next(find_first(root, fit[0].title), None)]
    return next(iter(titled or fits), (publisher.layouts[-1], None))


def _find_container(root: Selector, layout: Layout) -> tuple[str, Selector] | None:
    """Find the body container and the selector that led to it."""
    for selector in selectors_of(layout.body):
        for container in root.css(selector):
            if squeeze(container.xpath("string()").get("")):
                return selector, container
    return None


def _find_title(root: Selector, layout: Layout, publisher: Publisher) -> Found | None:
    """Find the headline, without the name of the outlet that many pages hang on it."""
    site_name = re.compile(rf"\s*[-|<:·–—]\s*{re.escape(publisher.name)}\s*$")
    for rule, texts in find_first(root, (*selectors_of(layout.title), *_META_TITLE)):
        if title := site_name.sub("", texts[0]):
            return rule, title
    return None


def _find_fields(root: Selector, layout: Layout) -> dict[str, Found]:
    """Find the fields beside title and body; one that is not there is left out."""
    data = find_article_data(root)
    sections = (*selectors_of(layout.section), _META_SECTION)
    candidates = {
        "byline": _find_byline(root, layout, data),
        "published": _find_published(root, layout, data),
        "modified": _find_modified(root, layout, data),
        "subtitle": next(_find_lines(root, layout.subtitle), None),
        "section": next(_find_lines(root, sections), None),
        "tags": _find_tags(root, layout),
    }
    return {name: found for name, found in candidates.items() if found}


def _find_lines(root: Selector, declared: Selectors) -> Iterator[Found]:
    """Yield the first text of each selector that finds one, best first."""
    return ((rule, texts[0]) for rule, texts in find_first(root, declared))


def _find_byline(root: Selector, layout: Layout, data: dict[str, Any]) -> Found | None:
    """Find the reporters as printed: where the page shows them, in linked data, in a meta tag."""
    shown = list(find_first(root, layout.byline))
    linked = [("json-ld author", list(find_authors(data)))]
    for rule, texts in (*shown, *linked, *find_first(root, _META_AUTHOR)):
        names = (name for text in texts for name in _NAME_BREAK.split(text) if "@" not in name)
        if byline := tuple(dict.fromkeys(filter(None, names))):
            return rule, byline
    return None


def _find_published(root: Selector, layout: Layout, data: dict[str, Any]) -> Found | None:
    """Find when the article appeared: linked data, then a meta tag, then the visible time."""
    hidden = [("json-ld datePublished", [str(data.get("datePublished", ""))])]
    shown = [
        (rule, [text for text in texts if not is_modified_label(text)])
        for rule, texts in find_first(root, layout.published)
    ]
    return _find_time([*hidden, *find_first(root, _META_PUBLISHED), *shown])


def _find_modified(root: Selector, layout: Layout, data: dict[str, Any]) -> Found | None:
    """Find when the article was last changed; among the visible times, only one labelled so."""
    hidden = [("json-ld dateModified", [str(data.get("dateModified", ""))])]
    declared = list(find_first(root, layout.modified))
    shown = [
        (rule, [text for text in texts if is_modified_label(text)])
        for rule, texts in find_first(root, layout.published)
    ]
    return _find_time([*hidden, *find_first(root, _META_MODIFIED), *declared, *shown])


def _find_time(candidates: list[tuple[str, list[str]]]) -> Found | None:
    """Give the first text that holds a time, with its rule."""
    for rule, texts in candidates:
        for text in texts:
            if time := parse_time(text):
                return rule, time
    return None


def _find_tags(root: Selector, layout: Layout) -> Found | None:
    """Find the tags, without their number sign."""
    for rule, texts in find_first(root, layout.tags):
        return rule, tuple(dict.fromkeys(text.lstrip("#").strip() for text in texts))
    return None


def _read_container(container: tuple[str, Selector] | None, layout: Layout) -> dict[str, Found]:
    """Read the body out of its container, and what else stands there; empty without one."""
    if container is None:
        return {}
    rule, element = container
    captions = read_captions(element, layout.captions)
    body, reporter = split_byline(read_paragraphs(element, layout))
    found: dict[str, Found] = {"captions": (rule, captions)} if captions else {}
    if reporter:
        found["byline"] = ("body last line", (reporter,))
    return found | ({"body": (rule, body)} if body else {})
