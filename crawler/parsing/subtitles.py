"""The lines between headline and text that are neither: subtitles, in or above the body."""

import re
from collections.abc import Iterator

from lxml.html import HtmlElement

from crawler.markup import squeeze
from crawler.parsing.tree import Index, Tree, is_inside, text_of
from crawler.publishers.base import Layout, Selectors, selectors_of

COMMON: Selectors = (
    ".article-head-sub", ".subheading", ".sub-tit-ll", ".midtitle_text", ".mid_title",
    ".news_subtitle", ".article_subtitle", ".article-subtitle", ".sub_title", ".subtitle",
    ".sub-title", ".sub_tit", ".tit-sub", ".tit_sub", ".media_end_summary", ".summary_txt",
    ".view_subtitle", ".sub_head", ".subhead",
)  # fmt: skip
_INLINE = frozenset(["strong", "b", "em"])
_BOLD = _INLINE | {"h2", "h3", "h4", "h5"}
_WRAPPERS = frozenset(["p", "div", "span", "font", "center"])
_BREAKS = frozenset(["br", "p", "div", "h2", "h3", "li"])
_CLASSED = re.compile(r"sub[-_]?(?:tit|ttl|head)|mid[-_]?tit|stit\b|summary", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][\"'”’)\]」』>]*$")
_LONGEST = 300
_LONGEST_LINE = 120

FoundSubtitle = tuple[str, str]


def find_subtitle(tree: Tree, layout: Layout, title: str) -> FoundSubtitle | None:
    """Find the subtitle, its lines joined by ` / `; never the headline again."""
    for selector in (*selectors_of(layout.subtitle), *selectors_of(COMMON)):
        for element in tree.select(selector) if "::" not in selector else ():
            text = _join_lines(element)
            if text and text != title and len(text) <= _LONGEST:
                return selector, text
    return None


def drop_subtitle(inside: Index, subtitle: str) -> None:
    """Take the elements that say the subtitle out of a body container."""
    for selector in selectors_of(COMMON):
        for element in inside.select(selector) if subtitle else ():
            if is_inside(element, inside.root) and _join_lines(element) == subtitle:
                element.drop_tree()


def take_leading(container: HtmlElement) -> tuple[str, ...]:
    """Take subtitles off the start of a body container: by class, or bold and no sentences."""
    lines = []
    while (first := _first_child(container)) is not None:
        text = squeeze(text_of(first))
        if text and not _is_subtitle(first, text):
            break
        if not text and first.tag != "br" and len(first):
            break
        if text:
            lines.append(_join_lines(first))
        first.drop_tree()
    return tuple(lines)


def _is_subtitle(element: HtmlElement, text: str) -> bool:
    if _CLASSED.search(element.get("class", "")) and len(text) <= _LONGEST:
        return True
    return _is_bold(element) and len(text) <= _LONGEST_LINE and not _SENTENCE_END.search(text)


def _first_child(container: HtmlElement) -> HtmlElement | None:
    """Give the first element of a container where no text stands before it."""
    if (container.text or "").strip() or not len(container):
        return None
    first: HtmlElement = container[0]
    is_bare = first.tag in _INLINE and squeeze(first.tail or "")
    return None if is_bare else first


def _is_bold(element: HtmlElement) -> bool:
    """Tell whether all the text of an element is bold."""
    if element.tag in _BOLD:
        return True
    if element.tag not in _WRAPPERS or (element.text or "").strip():
        return False
    return len(element) > 0 and all(_is_bold_part(child) for child in element)


def _is_bold_part(child: HtmlElement) -> bool:
    return not (child.tail or "").strip() and (child.tag == "br" or _is_bold(child))


def _join_lines(element: HtmlElement) -> str:
    lines = map(squeeze, "".join(_pieces(element)).split("\n\n"))
    return " / ".join(line for line in lines if line)


def _pieces(element: HtmlElement) -> Iterator[str]:
    """Yield the texts of an element, with a double newline where a line ends."""
    yield element.text or ""
    for child in element:
        yield "\n\n" if child.tag in _BREAKS else ""
        yield from _pieces(child)
        yield "\n\n" if child.tag in _BREAKS and child.tag != "br" else ""
        yield child.tail or ""
