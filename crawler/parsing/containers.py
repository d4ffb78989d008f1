"""The element that holds the text of an article.

In order: what the layout points at, what news systems commonly call it, the densest element.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from importlib.resources import files

from lxml.html import HtmlElement

from crawler.markup import squeeze
from crawler.parsing.tree import Tree, text_of
from crawler.publishers.base import Layout, selectors_of

FEWEST = 80
"""Code points outside of links below which an element holds no article that we would guess."""

_NEARLY_ALL = 0.85
_MOST = 0.5
_SENTENCE = re.compile(r"[가-힣a-z][.!?][\"'”’)\]]*(?:\s|$)")
_NEVER = frozenset(["a", "nav", "footer", "header", "aside", "form", "button", "select", "option"])

FoundElement = tuple[str, HtmlElement]


def find_declared(tree: Tree, layout: Layout) -> FoundElement | None:
    """Find the first element with text that the layout points at, and the selector."""
    for selector in selectors_of(layout.body):
        for element in tree.select(selector):
            if any(text.strip() for text in element.itertext()):
                return selector, element
    return None


def find_known(tree: Tree) -> FoundElement | None:
    """Find the smallest element of a common name that holds nearly all the text of any."""
    found = [(f"common {rule}", each) for rule in known_containers() for each in tree.select(rule)]
    sizes = {each: count_prose(each) for _, each in found}
    most = max(sizes.values(), default=0)
    if most < FEWEST:
        return None
    whole = [(rule, each) for rule, each in found if sizes[each] >= most * _NEARLY_ALL]
    return min(whole, key=lambda each: (len(text_of(each[1])), -_depth(each[1])))


def find_cell(table: HtmlElement) -> HtmlElement:
    """Find the cell that holds nearly all the text of a board's table, else give the table."""
    cells = (cell for cell in table.iter("td") if table.find(".//th") is not None)
    whole = [cell for cell in cells if count_prose(cell) >= count_prose(table) * _MOST]
    return whole[-1] if whole else table


def find_densest(tree: Tree) -> FoundElement | None:
    """Find the element whose own paragraphs hold the most sentences."""
    sums: defaultdict[HtmlElement, float] = defaultdict(float)
    for element, count in _sentences(tree):
        sums[element] += count
        parent = element.getparent()
        if parent is not None:
            sums[parent] += count
            above = parent.getparent()
            if above is not None:
                sums[above] += count / 2
    if not sums:
        return None
    best = max(sums.values())
    deep = [each for each, count in sums.items() if count >= best * _NEARLY_ALL]
    found = max(deep, key=_depth)
    return ("densest", found) if count_prose(found) >= FEWEST else None


def count_prose(element: HtmlElement) -> int:
    """Count the code points of an element that stand outside of links."""
    linked = sum(len(squeeze(text_of(link))) for link in element.iter("a"))
    return len(squeeze(text_of(element))) - linked


def count_sentences(text: str) -> int:
    """Count what ends like a sentence."""
    return len(_SENTENCE.findall(text))


@cache
def known_containers() -> tuple[str, ...]:
    """Give the selectors of `containers.txt`."""
    lines = files("crawler.parsing").joinpath("containers.txt").read_text("utf-8").splitlines()
    return tuple(line for line in lines if line and not line.startswith("# "))


def _sentences(tree: Tree) -> Iterator[tuple[HtmlElement, int]]:
    """Yield each element with the sentences that stand directly in it, inline elements included."""
    for element in tree.root.iter("p", "div", "td", "section", "article", "span", "font", "li"):
        parts = [element.text or "", *(child.tail or "" for child in element)]
        count = sum(count_sentences(part) for part in parts)
        if count and not any(above.tag in _NEVER for above in element.iterancestors()):
            yield element, count


def _depth(element: HtmlElement) -> int:
    return sum(1 for _ in element.iterancestors())
