"""A page of a publisher to an article, or to the reason why it is none. No network, no clock."""

from dataclasses import dataclass
from datetime import datetime
from itertools import chain
from typing import Any

from corpus.records import Article, Rejected, freeze_text
from corpus.times import korean_day
from crawler.markup import squeeze
from crawler.parsing.bylines import choose_byline, list_bylines
from crawler.parsing.containers import count_sentences, find_declared
from crawler.parsing.dates import find_times
from crawler.parsing.gate import find_fault, find_sign, find_warning
from crawler.parsing.linked import find_article_data
from crawler.parsing.plain import find_attachments, find_plain_fields
from crawler.parsing.reading import Body, Heads, read_body
from crawler.parsing.titles import find_outlet_names, find_title
from crawler.parsing.tree import DEEPEST, LARGEST, Tree
from crawler.publishers.base import Layout, Publisher

_CANONICAL = ('link[rel="canonical"]::attr(href)', 'meta[property="og:url"]::attr(content)')
_FEWEST_SENTENCES = 3
_NO_LAYOUT = Layout(body=())


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
    """Parse a page with the layouts of its publisher, and where none fits with general rules.

    Every field tells in `Article.rules` which selector or other rule gave it. Times are in Korean
    time, texts NFC.

    Returns:
        The article, or a reject: `not_html`, `too_large`, `empty`, `too_deep`, `no_number` (no
        address of an article), `no_title`, `no_body`; and for pages that say something else in
        its place `portal`, `login` and `missing`.
    """
    if fault := find_fault(page.body, page.content_type):
        return Rejected(address=page.address, reason=fault[0], detail=fault[1])
    tree = Tree(page.body)
    if tree.size > DEEPEST and tree.depth > DEEPEST:
        return Rejected(address=page.address, reason="too_deep", detail=f"{tree.depth} elements")
    if tree.size > LARGEST:
        return Rejected(address=page.address, reason="too_large", detail=f"{tree.size} elements")
    own = _find_own_address(tree, page.address, publisher)
    if own is None:
        return Rejected(address=page.address, reason="no_number")
    found = _read_fields(page, tree, publisher)
    if isinstance(found, str):
        sign = find_warning(tree) or (found, "")
        return Rejected(address=own[1], reason=sign[0], detail=sign[1])
    return _make_article(publisher.key, own, found)


def _find_own_address(tree: Tree, address: str, publisher: Publisher) -> tuple[str, str] | None:
    """Find article number and address: in the address asked for, else in what the page says."""
    own = (text for selector in _CANONICAL for text in tree.texts(selector))
    for candidate in chain((address,), own):
        number, found = publisher.find_number(candidate), publisher.find_address(candidate)
        if number and found:
            return number, found
    return None


def _read_fields(page: Page, tree: Tree, publisher: Publisher) -> dict[str, Found] | str:
    """Read all fields with their rules; the reason of the reject where title or body is missing."""
    layout = _find_layout(tree, page, publisher)
    data = find_article_data(tree.scripts)
    outlets = find_outlet_names(tree, data, publisher.name)
    title = find_title(tree, layout, data, outlets)
    if title is None:
        return "no_title"
    found = {"title": (title.rule, title.text), **find_times(tree, layout, data, title.element)}
    found |= find_plain_fields(tree, layout, title=title.text)
    if files := find_attachments(tree, layout, publisher, address=page.address):
        found["attachments"] = files
    sure, unsure = list_bylines(tree, layout, data, title.element)
    surely = choose_byline(sure, outlets)  # as long as the tree is whole
    heads = Heads(title=title.text, subtitle=str(found.get("subtitle", ("", ""))[1]))
    body = read_body(page.body, tree, layout, data=data, heads=heads)
    if body is None or _is_sign(" ".join(body.edges.body)):
        return "no_body"
    ends = ("body ends", list(body.edges.names))
    byline = choose_byline([ends, *unsure], outlets, before=surely)
    return _name_ends(body) | found | ({"byline": byline[:2]} if byline else {})


def _is_sign(text: str) -> bool:
    """Tell whether a body is only a sign; an article about one has more to say."""
    return count_sentences(text) < _FEWEST_SENTENCES and find_sign(text) is not None


def _name_ends(body: Body) -> dict[str, Found]:
    """Name what was found in the container of the body; empty fields are left out."""
    edges = body.edges
    values = {
        "body": edges.body,
        "captions": body.captions,
        "dateline": edges.dateline,
        "subtitle": " / ".join(body.subtitles),
    }
    return {name: (body.rule, value) for name, value in values.items() if value}


def _make_article(publisher: str, own: tuple[str, str], found: dict[str, Found]) -> Article:
    values = {name: _freeze(value) for name, (_, value) in found.items()}
    rules = tuple((name, rule) for name, (rule, _) in found.items())
    return Article(publisher=publisher, number=own[0], address=own[1], rules=rules, **values)


def _freeze(value: Any) -> Any:
    """Give every text of a field in the form in which texts are stored."""
    if isinstance(value, tuple):
        return tuple(map(_freeze, value))
    return squeeze(freeze_text(value)) if isinstance(value, str) else value


def _find_layout(tree: Tree, page: Page, publisher: Publisher) -> Layout:
    """Choose the first layout that was served on that day and finds both a title and a body.

    Without one, the first that finds a body; without that the newest, or one that declares nothing.
    """
    day = korean_day(page.fetched)
    served = [each for each in publisher.layouts if each.until is None or day <= each.until]
    fits = [layout for layout in served if find_declared(tree, layout)]
    titled = [layout for layout in fits if next(tree.find(layout.title), None)]
    return next(iter(titled or fits or publisher.layouts[-1:]), _NO_LAYOUT)
