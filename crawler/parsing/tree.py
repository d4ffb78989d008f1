"""A page as a tree that is walked once: elements by id, class and attribute, meta tags, scripts.

Selectors of layouts are mostly one id or one class. Those are answered from tables, and only the
others by a search of the tree, so that a page may be held against hundreds of selectors.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from functools import lru_cache

from lxml import etree
from lxml.cssselect import CSSSelector
from lxml.html import HtmlElement

from crawler.markup import parse_html, squeeze
from crawler.publishers.base import Selectors, selectors_of

DEEPEST = 1000
"""No article stands deeper. Descendant selectors cost the square of the depth."""

LARGEST = 30_000
"""No article page holds more elements: the fullest seen hold a tenth of that."""

_SIMPLE = re.compile(r"(?P<tag>[a-z][a-z\d]*)?(?P<mark>[#.])(?P<name>[\w-]+)")
_INSIDE = re.compile(r"(?P<box>[#.][\w-]+) (?P<tag>[a-z][a-z\d]*)")
_PROPERTY = re.compile(r'\[itemprop="?(?P<name>\w+)"?\]')
_TAIL = re.compile(r"(?P<path>.*?)::(?:attr\((?P<attribute>[\w-]+)\)|text)")
_META_KEYS = ("property", "name", "itemprop")
_SILENT = ("style", "noscript", "template", "svg")

Found = tuple[str, list[str]]
"""A rule (the selector, or where else it was found) and the texts that it gave, none empty."""


class Tree:
    """The elements of a page: `size` of them, the deepest at `depth`; `scripts` stand apart."""

    def __init__(self, body: bytes) -> None:
        self.root: HtmlElement = parse_html(body).root
        self.metas: defaultdict[str, list[str]] = defaultdict(list)
        self.scripts: list[tuple[str, str]] = []
        self.headings: list[HtmlElement] = []
        self.depth = 0
        self.size = 0
        self._ids: defaultdict[str, list[HtmlElement]] = defaultdict(list)
        self._classes: defaultdict[str, list[HtmlElement]] = defaultdict(list)
        self._properties: defaultdict[str, list[HtmlElement]] = defaultdict(list)
        self._tags: defaultdict[str, list[HtmlElement]] = defaultdict(list)
        self._take_scripts()
        self._walk()

    def select(self, selector: str) -> list[HtmlElement]:
        """Give the elements that a CSS selector finds, in page order."""
        if simple := _SIMPLE.fullmatch(selector):
            table = self._ids if simple["mark"] == "#" else self._classes
            found = table.get(simple["name"], [])
            return [each for each in found if simple["tag"] in (None, each.tag)]
        if named := _PROPERTY.fullmatch(selector):
            return self._properties.get(named["name"], [])
        if selector.isalnum():
            return self._tags.get(selector, [])
        if inside := _INSIDE.fullmatch(selector):
            boxes = self.select(inside["box"])
            return list(dict.fromkeys(each for box in boxes for each in box.iter(inside["tag"])))
        return list(compile_selector(selector)(self.root))

    def texts(self, selector: str) -> list[str]:
        """Give the squeezed, non-empty texts of a selector; `::attr(name)` takes an attribute."""
        tail = _TAIL.fullmatch(selector)
        elements = self.select(tail["path"] if tail else selector)
        if tail and tail["attribute"]:
            raw = [each.get(tail["attribute"], "") for each in elements]
        else:
            raw = [text_of(each) for each in elements]
        return [text for each in raw if (text := squeeze(each))]

    def find(self, declared: Selectors) -> Iterator[Found]:
        """Yield each selector that finds something, best first, with all the texts it finds."""
        for selector in selectors_of(declared):
            if texts := self.texts(selector):
                yield selector, texts

    def find_meta(self, *names: str) -> Iterator[Found]:
        """Yield the meta tags of these names that say something, in the order of the names."""
        for name in names:
            if texts := self.metas.get(name.lower()):
                yield f"meta {name}", texts

    def elements(self, tag: str) -> list[HtmlElement]:
        """Give all elements of a tag, in page order."""
        return self._tags.get(tag, [])

    def classes(self) -> Iterator[tuple[str, list[HtmlElement]]]:
        """Yield each class of the page with its elements."""
        yield from self._classes.items()

    def _take_scripts(self) -> None:
        """Put scripts apart with their type, and drop what is never read as text."""
        for script in self.root.iter("script"):
            self.scripts.append((script.get("type") or "", script.text or ""))
        etree.strip_elements(self.root, "script", *_SILENT, etree.Comment, with_tail=False)

    def _walk(self) -> None:
        depths: dict[HtmlElement, int] = {}
        for element in self.root.iter(etree.Element):
            parent = element.getparent()
            depth = 1 if parent is None else depths[parent] + 1
            depths[element] = depth
            self.size += 1
            self.depth = max(self.depth, depth)
            self._index(element)

    def _index(self, element: HtmlElement) -> None:
        tag, attributes = element.tag, element.attrib
        self._tags[tag].append(element)
        if tag == "meta":
            name = next((attributes[key] for key in _META_KEYS if attributes.get(key)), "")
            if name and (content := squeeze(attributes.get("content", ""))):
                self.metas[name.lower()].append(content)
        elif len(tag) == 2 and tag[0] == "h" and tag[1].isdecimal():  # noqa: PLR2004  h1 to h6
            self.headings.append(element)
        if name := attributes.get("id"):
            self._ids[name].append(element)
        if name := attributes.get("itemprop"):
            self._properties[name].append(element)
        for name in attributes.get("class", "").split():
            self._classes[name].append(element)


def text_of(element: HtmlElement) -> str:
    """Give the text of an element and all inside it, as it stands in the source."""
    return "".join(element.itertext())


@lru_cache(maxsize=1024)
def compile_selector(selector: str) -> CSSSelector:
    """Compile a CSS selector, each once."""
    return CSSSelector(selector, translator="html")
