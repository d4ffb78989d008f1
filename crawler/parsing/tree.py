"""A page as a tree that is walked once: elements by id, class and attribute, meta tags, scripts.

Selectors of layouts are mostly ids and classes. Those are answered from tables, and only the
others by a search of the tree, so that a page may be held against hundreds of selectors.
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cached_property

from lxml import etree
from lxml.html import HtmlElement

from crawler.markup import parse_html, squeeze
from crawler.parsing.selectors import (
    Part,
    compile_selector,
    list_needs,
    split_chain,
    split_tail,
)
from crawler.publishers.base import Selectors, selectors_of

DEEPEST = 1000
"""No article stands deeper. Descendant selectors cost the square of the depth."""

LARGEST = 30_000
"""No article page holds more elements: the fullest seen hold a tenth of that."""

_META_KEYS = ("property", "name", "itemprop")
_SILENT = ("style", "noscript", "template", "svg")
_HEADINGS = tuple(f"h{size}" for size in range(1, 7))
_TEXT = etree.XPath("string()", smart_strings=False)

Found = tuple[str, list[str]]
"""A rule (the selector, or where else it was found) and the texts that it gave, none empty."""


class Index:
    """The elements inside one, itself included, by id, class and `itemprop`.

    `size` tells how many there are. What is taken out of the tree later stays in the index.
    """

    def __init__(self, root: HtmlElement) -> None:
        self.root = root
        self.size = 0
        self._marked: defaultdict[str, list[HtmlElement]] = defaultdict(list)
        marked = self._marked
        for element in root.iter(etree.Element):
            self.size += 1
            if name := element.get("id"):
                marked[f"#{name}"].append(element)
            if names := element.get("class"):
                for name in names.split():
                    marked[f".{name}"].append(element)
            if name := element.get("itemprop"):
                marked[f"@{name}"].append(element)

    def select(self, selector: str) -> list[HtmlElement]:
        """Give the elements that a CSS selector finds, in page order.

        Raises:
            SelectorError: It is none.
        """
        if chain := split_chain(selector):
            found = self._find_part(chain[0])
            for part in chain[1:]:
                found = self._find_inside(part, found) if found else []
            return found
        if not any(all(map(self._marked.__contains__, each)) for each in list_needs(selector)):
            return []
        return list(compile_selector(selector)(self.root))

    def texts(self, selector: str) -> list[str]:
        """Give the squeezed, non-empty texts of a selector; `::attr(name)` takes an attribute."""
        path, attribute = split_tail(selector)
        elements = self.select(path)
        if not elements:
            return []
        raw = (each.get(attribute, "") if attribute else text_of(each) for each in elements)
        return [text for each in raw if (text := squeeze(each))]

    def find(self, declared: Selectors) -> Iterator[Found]:
        """Yield each selector that finds something, best first, with all the texts it finds."""
        for selector in selectors_of(declared):
            if texts := self.texts(selector):
                yield selector, texts

    def classes(self) -> Iterator[tuple[str, list[HtmlElement]]]:
        """Yield each class with its elements."""
        return ((mark[1:], each) for mark, each in self._marked.items() if mark[0] == ".")

    def _find_part(self, part: Part) -> list[HtmlElement]:
        """Give what fits a step, wherever it stands."""
        if part.mark:
            found = self._marked.get(part.mark, [])
            if part.tag:
                found = [each for each in found if each.tag == part.tag]
        else:
            found = list(self.root.iter(part.tag or etree.Element))
        return self._sift(found, part)

    def _find_inside(self, part: Part, boxes: list[HtmlElement]) -> list[HtmlElement]:
        """Give what fits a step and stands inside one of these elements."""
        if part.mark:
            known = set(boxes)
            found = self._find_part(part)
            return [each for each in found if not known.isdisjoint(each.iterancestors())]
        inner = (each for box in boxes for each in box.iterdescendants(part.tag or etree.Element))
        return self._sift(list(dict.fromkeys(inner)), part)

    def _sift(self, found: list[HtmlElement], part: Part) -> list[HtmlElement]:
        """Keep what has the attribute of a step, and the mark inside."""
        if found and part.attribute:
            found = [each for each in found if _has_value(each.get(part.attribute), part)]
        if found and part.inner:
            marked = self._marked.get(part.inner, [])
            above = {box for each in marked for box in each.iterancestors()}
            found = [each for each in found if each in above]
        return found


class Tree(Index):
    """A page without its `scripts`, which stand apart with their types."""

    def __init__(self, body: bytes) -> None:
        root = parse_html(body)
        self.scripts = _take_scripts(root)
        super().__init__(root)

    @cached_property
    def depth(self) -> int:
        """How many elements stand inside each other at most."""
        depths: dict[HtmlElement | None, int] = {None: 0}
        for element in self.root.iter(etree.Element):
            depths[element] = depths[element.getparent()] + 1
        return max(depths.values())

    @cached_property
    def metas(self) -> dict[str, list[str]]:
        """The contents of the meta tags that say something, by name in small letters."""
        metas: defaultdict[str, list[str]] = defaultdict(list)
        for element in self.root.iter("meta"):
            name = next((word for key in _META_KEYS if (word := element.get(key))), "")
            if name and (content := squeeze(element.get("content", ""))):
                metas[name.lower()].append(content)
        return metas

    @cached_property
    def headings(self) -> list[HtmlElement]:
        """The elements `h1` to `h6`, in page order."""
        return list(self.root.iter(*_HEADINGS))

    def find_meta(self, *names: str) -> Iterator[Found]:
        """Yield the meta tags of these names that say something, in the order of the names."""
        for name in names:
            if texts := self.metas.get(name.lower()):
                yield f"meta {name}", texts

    def elements(self, tag: str) -> list[HtmlElement]:
        """Give all elements of a tag, in page order."""
        return list(self.root.iter(tag))


def _has_value(text: str | None, part: Part) -> bool:
    """Tell whether an attribute is what a step asks for."""
    if text is None:
        return False
    if part.way == "^":
        return text.startswith(part.value)
    return part.value in text if part.way == "*" else text == part.value


def _take_scripts(root: HtmlElement) -> list[tuple[str, str]]:
    """Take scripts with their type, and drop what is never read as text."""
    scripts = [(each.get("type") or "", each.text or "") for each in root.iter("script")]
    etree.strip_elements(root, "script", *_SILENT, etree.Comment, with_tail=False)
    return scripts


def is_inside(element: HtmlElement, container: HtmlElement) -> bool:
    """Tell whether an element still hangs on a container, and is not that itself."""
    return any(above is container for above in element.iterancestors())


def text_of(element: HtmlElement) -> str:
    """Give the text of an element and all inside it, as it stands in the source."""
    return str(_TEXT(element)) if len(element) else element.text or ""
