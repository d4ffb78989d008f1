"""The paragraphs of an article, and the captions of its pictures, out of their container."""

import re
from collections.abc import Iterator
from copy import deepcopy
from functools import cache, lru_cache
from importlib.resources import files
from itertools import pairwise

from cssselect import SelectorError
from lxml.html import HtmlElement

from crawler.markup import squeeze
from crawler.parsing.furniture import is_furniture
from crawler.parsing.tree import Index, is_inside, text_of
from crawler.publishers.base import Layout, selectors_of

# Marks written into the tree where a paragraph ends and where a line does: code points that
# Unicode keeps for such use inside a program, yet lxml accepts in text.
_PARAGRAPH = "\ufdd0"
_LINE = "\ufdd1"
_BLOCKS = frozenset(
    """address article aside blockquote center dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li
    main nav ol p pre section table td th tr ul""".split()  # noqa: SIM905  one would be 30 lines
)
_NEVER_TEXT = frozenset(
    """script style noscript template iframe object button form select textarea svg audio video
    figure figcaption caption ins nav aside map""".split()  # noqa: SIM905
)
_LISTS = frozenset(
    ["ul", "ol", "dl", "div", "p", "table", "section", "h2", "h3", "h4", "strong", "b"]
)
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]」』>]*$|[\])>]$")
_BULLET = re.compile(r"[-‐–▲△▶▷■□◆◇●○◎※☞•·①-⑳ㅇ]|\d{1,2}[.)]\s")
_WORD = re.compile(r"[A-Z]?[a-z\d]+|[A-Z]+|[가-힣]+")
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_PICTURE_BOX = re.compile(r"photo|img|image|pic|thumb|figure", re.IGNORECASE)
_CAPTION = re.compile(
    r"caption|desc(?:ription)?$|img[_-]?(?:txt|text|info)|figure_txt", re.IGNORECASE
)
_LONGEST_CAPTION = 400
_MOST_LINKED = 0.75
_MOST_DROPPED = 0.5


def read_captions(inside: Index, layout: Layout) -> tuple[str, ...]:
    """Take the captions out of a body container and give them in page order, each once.

    A caption is what the layout selects, a `figcaption`, what is classed as one, and the short
    text beside a picture in a box or table of its own.
    """
    captions = []
    for element in _caption_elements(inside, layout):
        if is_inside(element, inside.root):
            _drop(element)
            captions.append(_join(element))
    return tuple(dict.fromkeys(each for each in captions if each and not is_furniture(each)))


def read_captions_beside(container: HtmlElement) -> tuple[str, ...]:
    """Give the captions of pictures that stand beside a body container, not in it."""
    parent = container.getparent()
    if parent is None or parent.tag in ("body", "html"):
        return ()
    boxes = (_find_box(image, parent) for image in parent.iter("img"))
    outside = (box for box in boxes if box is not None and not is_inside(box, container))
    shown = [_join(deepcopy(box)) for box in outside if not _has_link(box)]
    return tuple(dict.fromkeys(each for each in shown if not is_furniture(each)))


def read_paragraphs(inside: Index, layout: Layout) -> tuple[str, ...]:
    """Give the paragraphs of a body container, in order, without widgets and other fields.

    Block elements and double line breaks end a paragraph; a single one does where the line ends
    a sentence or the next begins with a bullet. Takes the tree apart: read it last.
    """
    _drop_declared(inside, layout)
    _drop_widgets(inside.root)
    return split_paragraphs(inside.root)


def split_paragraphs(container: HtmlElement) -> tuple[str, ...]:
    """Give the text of an element as paragraphs, none empty."""
    _write_marks(container)
    chunks = text_of(container).split(_PARAGRAPH)
    return tuple(part for chunk in chunks for part in _split_lines(chunk))


def _join(element: HtmlElement) -> str:
    """Give the text of an element without its buttons as one line."""
    for button in list(element.iterdescendants("button")):
        button.drop_tree()
    return " ".join(split_paragraphs(element))


def _caption_elements(inside: Index, layout: Layout) -> list[HtmlElement]:
    """Give what may be captions, in page order."""
    container = inside.root
    found = {each for rule in selectors_of(layout.captions) for each in _select(inside, rule)}
    found.update(container.iter("figcaption"), _find_classed(inside))
    boxes = (_find_box(image, container) for image in container.iter("img"))
    found.update(box for box in boxes if box is not None)
    return [each for each in container.iter() if each in found] if found else []


def _find_classed(inside: Index) -> Iterator[HtmlElement]:
    """Yield what is classed as a caption, and short enough for one."""
    for name, elements in inside.classes():
        if _is_caption_name(name):
            yield from (each for each in elements if len(text_of(each)) <= _LONGEST_CAPTION)


@lru_cache(maxsize=4096)
def _is_caption_name(name: str) -> bool:
    return bool(_CAPTION.search(name))


def _find_box(image: HtmlElement, container: HtmlElement) -> HtmlElement | None:
    """Find the box that holds a picture and nothing but its caption."""
    for box in image.iterancestors():
        if box is container:
            return None
        text = squeeze(text_of(box))
        if len(text) > _LONGEST_CAPTION:
            return None
        marks = f"{box.get('class', '')} {box.get('id', '')}"
        if text and (box.tag in ("figure", "table") or _PICTURE_BOX.search(marks)):
            return box
    return None


def _drop_declared(inside: Index, layout: Layout) -> None:
    """Take out what other fields of the layout select."""
    fields = (layout.subtitle, layout.byline, layout.tags, layout.published, layout.remove)
    for selector in (each for field in fields for each in selectors_of(field)):
        for element in _select(inside, selector):
            _drop(element)


def _drop_widgets(container: HtmlElement) -> None:
    """Take out what is never text, what its class calls a widget, and what is all links."""
    most = _length(container) * _MOST_DROPPED
    for element in list(container.iter()):
        is_other = _is_widget(element) or _is_linked(element)
        if not (is_other or _is_silent(element)) or not is_inside(element, container):
            continue
        if _is_silent(element) or _length(element) <= most:
            _drop(element)


def _is_silent(element: HtmlElement) -> bool:
    return element.tag in _NEVER_TEXT or element.get("hidden") is not None


def _is_widget(element: HtmlElement) -> bool:
    style = element.get("style")
    if style and _HIDDEN.search(style):
        return True
    return any(_is_widget_name(name) for name in _names_of(element))


def _names_of(element: HtmlElement) -> Iterator[str]:
    if names := element.get("class"):
        yield from names.split()
    if name := element.get("id"):
        yield name


@lru_cache(maxsize=4096)
def _is_widget_name(name: str) -> bool:
    """Tell whether a class or id holds a word, or two side by side, of `widgets.txt`."""
    words = [word.lower() for word in _WORD.findall(name)]
    pairs = [f"{first}-{second}" for first, second in pairwise(words)]
    return any(_widget_words().fullmatch(each) for each in (*words, *pairs))


@cache
def _widget_words() -> re.Pattern[str]:
    lines = files("crawler.parsing").joinpath("widgets.txt").read_text("utf-8").splitlines()
    return re.compile("|".join(f"(?:{line})" for line in lines if line and line[0] != "#"))


def _is_linked(element: HtmlElement) -> bool:
    """Tell whether a block is nothing but links to elsewhere: teasers, related stories."""
    if element.tag not in _LISTS or not _has_link(element):
        return False
    linked = sum(map(_length, element.iter("a")))
    return linked > _MOST_LINKED * _length(element) > 0


def _has_link(element: HtmlElement) -> bool:
    return next(element.iterdescendants("a"), None) is not None


def _length(element: HtmlElement) -> int:
    return len(squeeze(text_of(element)))


def _select(inside: Index, selector: str) -> list[HtmlElement]:
    """Give what a selector finds inside a container; nothing for one that takes an attribute."""
    if "::" in selector:
        return []
    try:
        return [each for each in inside.select(selector) if each is not inside.root]
    except SelectorError:
        return []


def _drop(element: HtmlElement) -> None:
    """Take an element out; the text after it stays, and what stood around it stays apart."""
    if element.getparent() is not None:
        mark = _PARAGRAPH if element.tag in _BLOCKS or element.tag == "figure" else ""
        element.tail = mark + (element.tail or "")
        element.drop_tree()


def _write_marks(container: HtmlElement) -> None:
    """Squeeze the white space of the source and write a mark at each break."""
    for element in container.iter():
        is_element = isinstance(element.tag, str)
        before, after = _marks_of(element.tag if is_element else "")
        if is_element:
            element.text = before + re.sub(r"\s+", " ", element.text or "")
        if element is not container:
            element.tail = after + re.sub(r"\s+", " ", element.tail or "")


def _marks_of(tag: str) -> tuple[str, str]:
    """Give the marks before the content and after the end of an element."""
    if tag == "br":
        return "", _LINE
    return (_PARAGRAPH, _PARAGRAPH) if tag in _BLOCKS else ("", "")


def _split_lines(chunk: str) -> list[str]:
    """Split the text of one block at its line breaks, joining lines that were only wrapped."""
    parts: list[str] = []
    is_open = False
    for line in map(squeeze, chunk.split(_LINE)):
        if line and is_open and not (_SENTENCE_END.search(parts[-1]) or _BULLET.match(line)):
            parts[-1] += f" {line}"
        elif line:
            parts.append(line)
        is_open = bool(line)
    return parts
