"""The headline of an article, without the names of outlet and section that hang on it."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from crawler.markup import squeeze
from crawler.parsing.linked import find_site_names
from crawler.parsing.tree import Tree, text_of
from crawler.publishers.base import Layout

_META = ("og:title", "twitter:title", "title", "dable:title", "headline")
_SEPARATOR = r"\s*(?:::|[-|<>:·ㆍ–—~»«])\s*"
_CRUMB = re.compile(r"\s<\s")
_SHORTEST = 4  # code points; a shorter heading names a section
_LONGEST = 300
_SHORTEST_CLASSED = 8
_LONGEST_CLASSED = 120
_BOARD = re.compile(
    r"(?:보도|설명|해명|참고)?자료실?|공지\s?사항|공지|공고|알림\s?(?:마당|소식)?|(?:새|시정|기관)\s?소식|뉴스룸?|기사|게시판"
)
_TITLE_CLASS = re.compile(
    r"tit(?:le)?(?![a-z])|headline|subject|heading|ttl(?![a-z])", re.IGNORECASE
)


class Title(NamedTuple):
    """A headline with the rule that found it, and its element where the page shows one."""

    rule: str
    text: str
    element: HtmlElement | None = None


def find_title(
    tree: Tree, layout: Layout, data: dict[str, Any], names: tuple[str, ...]
) -> Title | None:
    """Find the headline.

    In order: what the layout points at; a heading that is the page title but for a name that
    hangs on it; the page title without the names of the outlet; the largest heading.

    Args:
        tree: The page.
        layout: How the page carries its fields.
        data: Its linked data.
        names: What the page calls its outlet, as `find_outlet_names` gives it.
    """
    told = list(_find_told(tree, data))
    declared = next(_find_declared(tree, layout), None)
    if declared and (text := strip_names(declared.text, names)):
        return Title(declared.rule, _agree(text, told), declared.element)
    if shown := _find_heading(tree, [text for _, text in told], names):
        return shown
    # A page that tells nothing but <title> may tell the same on each page: the board, the outlet.
    if all(rule == "title" for rule, _ in told) and (classed := _find_classed(tree)):
        return classed
    for rule, text in told:
        if bare := strip_names(_CRUMB.split(text)[0], names):
            return Title(rule, bare)
    return _find_largest(tree)


def find_outlet_names(tree: Tree, data: dict[str, Any], outlet: str) -> tuple[str, ...]:
    """Give the names by which a page calls its outlet, the longest first."""
    metas = (text for _, texts in tree.find_meta("og:site_name", "copyright") for text in texts)
    known = {squeeze(name) for name in (outlet, *metas, *find_site_names(data))}
    return tuple(sorted(known - {""}, key=len, reverse=True))


def strip_names(title: str, names: Iterable[str]) -> str:
    """Take the names of an outlet off both ends of a title, with what separates them.

    What stands beyond the name goes too: `제목 - 조선닷컴 - 스포츠 > 포토`.
    """
    for name in names:
        tail = re.compile(rf"{_SEPARATOR}{re.escape(name)}(?:{_SEPARATOR}.{{0,40}})?$")
        head = re.compile(rf"^{re.escape(name)}(?:\s?모바일)?{_SEPARATOR}")
        title = head.sub("", tail.sub("", title))
    return title.strip()


def _find_told(tree: Tree, data: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield the titles that the head of the page tells, best first."""
    for rule, texts in tree.find_meta(*_META):
        yield rule, texts[0]
    if headline := data.get("headline"):
        yield "json-ld headline", squeeze(str(headline))
    for text in tree.texts("title")[:1]:
        yield "title", text


def _find_declared(tree: Tree, layout: Layout) -> Iterator[Title]:
    for rule, texts in tree.find(layout.title):
        elements = [] if "::" in rule else tree.select(rule)
        shown = [each for each in elements if squeeze(text_of(each)) == texts[0]]
        yield Title(rule, texts[0], next(iter(shown), None))


def _agree(text: str, told: list[tuple[str, str]]) -> str:
    """Cut a heading with more inside than the headline down to a title that it begins with."""
    inner = [title for _, title in told if text != title and text.startswith(f"{title} ")]
    return max(inner, key=len, default=text)


def _find_classed(tree: Tree) -> Title | None:
    """Find the longest text that is classed as a title and no link."""
    found = [
        Title(f"classed {element.tag}", text, element)
        for element in _classed(tree)
        if (text := squeeze(text_of(element))) and _is_free(element)
        if _SHORTEST_CLASSED <= len(text) <= _LONGEST_CLASSED
    ]
    return max(found, key=lambda each: len(each.text), default=None)


def _is_free(element: HtmlElement) -> bool:
    """Tell whether an element neither holds nor stands in a link, a menu or a list of others."""
    above = {each.tag for each in element.iterancestors()}
    return element.find(".//a") is None and not above & {"a", "nav", "li", "header", "footer"}


def _find_heading(tree: Tree, told: list[str], names: tuple[str, ...]) -> Title | None:
    """Find the longest heading that is a told title, or that title but for names around it."""
    found = [
        Title(f"heading {element.tag}", text, element)
        for element, text in _shown_headings(tree)
        if text not in names and not _BOARD.fullmatch(text) and not _is_logo(element)
        if any(_is_title(text, title) for title in told)
    ]
    return max(found, key=lambda each: len(each.text), default=None)


def _shown_headings(tree: Tree) -> Iterator[tuple[HtmlElement, str]]:
    """Yield headings and what is classed as one, with their texts."""
    for element in (*tree.headings, *_classed(tree)):
        text = squeeze(text_of(element))
        if _SHORTEST <= len(text) <= _LONGEST:
            yield element, text


def _classed(tree: Tree) -> Iterator[HtmlElement]:
    found = (each for name, each in tree.classes() if _is_title_class(name))
    return chain.from_iterable(found)


@lru_cache(maxsize=4096)
def _is_title_class(name: str) -> bool:
    return bool(_TITLE_CLASS.search(name))


def _is_logo(element: HtmlElement) -> bool:
    """Tell whether a heading leads to the front page or is the mark of the site."""
    link = element.find(".//a")
    leads_home = link is not None and urlsplit(link.get("href", "x")).path in ("", "/")
    return leads_home or "logo" in f"{element.get('class', '')} {element.get('id', '')}"


def _is_title(heading: str, title: str) -> bool:
    """Tell whether a title is the heading, alone or set apart from what stands around it."""
    before, found, after = title.partition(heading)
    if not found:
        return False
    is_apart = not before or re.fullmatch(rf".*{_SEPARATOR}", before)
    return bool(is_apart and (not after or re.fullmatch(rf"{_SEPARATOR}.*", after)))


def _find_largest(tree: Tree) -> Title | None:
    """Find the first h1, else the first h2 and so on: a page fragment without a head."""
    texts = ((element, squeeze(text_of(element))) for element in tree.headings)
    long = [(element, text) for element, text in texts if _SHORTEST <= len(text) <= _LONGEST]
    found = min(long, key=lambda each: each[0].tag, default=None)
    return Title(f"heading {found[0].tag}", found[1], found[0]) if found else None
