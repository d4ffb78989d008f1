"""The paragraphs of an article, out of the container that holds them."""

import re
from functools import cache
from importlib.resources import files

from parsel import Selector

from crawler.markup import find_texts, squeeze
from crawler.publishers.base import Layout, Selectors, selectors_of

# Marks written into the tree where a paragraph ends and where a line does: code points that
# Unicode keeps for such use inside a program, yet lxml accepts in text.
_PARAGRAPH = "\ufdd0"
_LINE = "\ufdd1"
_BLOCKS = frozenset(
    """address article aside blockquote center dd div dl dt footer h1 h2 h3 h4 h5 h6 header hr li
    main nav ol p pre section table td th tr ul""".split()  # noqa: SIM905  one would be 30 lines
)
_NEVER_TEXT = (
    "script, style, noscript, template, iframe, object, button, form, select, textarea, svg, "
    "audio, video, figure, figcaption, ins.adsbygoogle, [hidden]"
)
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]」』>]*$|[\])>]$")
_BULLET = re.compile(r"[-‐–▲△▶▷■□◆◇●○◎※☞•·①-⑳ㅇ]|\d{1,2}[.)]\s")
_BYLINE = re.compile(
    r"[(\[]?(?:[가-힣]{2,10}\s?=\s?)?"
    r"(?P<name>[가-힣]{2,4}\s?(?:수습|인턴|객원|선임|전문)?\s?(?:기자|특파원))[)\]]?"
    r"(?:\s*[\w.+-]+@[\w-]+(?:\.[\w-]+)+)?"
)
_MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")


def read_captions(container: Selector, declared: Selectors) -> tuple[str, ...]:
    """Give the captions inside a body container, in page order, each once."""
    found = (
        text for selector in selectors_of(declared) for text in find_texts(container, selector)
    )
    return tuple(dict.fromkeys(found))


def read_paragraphs(container: Selector, layout: Layout) -> tuple[str, ...]:
    """Give the paragraphs of a body container, in order, without furniture and other fields.

    Block elements and double line breaks end a paragraph; a single one does where the line ends
    a sentence or the next begins with a bullet. Takes the tree apart: read it last.
    """
    _drop_others(container, layout)
    _write_marks(container)
    chunks = str(container.xpath("string()").get("")).split(_PARAGRAPH)
    paragraphs = (part for chunk in chunks for part in _split_lines(chunk))
    return tuple(part for part in paragraphs if not is_furniture(part))


def split_byline(body: tuple[str, ...]) -> tuple[tuple[str, ...], str | None]:
    """Take paragraphs that are only a reporter's name and mail off the end of a body.

    Returns:
        The body without them, and the name as printed (`홍길동 기자`); None without one.
    """
    name = None
    while body and (found := _BYLINE.fullmatch(body[-1]) or _MAIL.fullmatch(body[-1])):
        name = found.groupdict().get("name") or name
        body = body[:-1]
    return body, name


def is_furniture(paragraph: str) -> bool:
    """Tell whether a paragraph belongs to the page and not to the article."""
    return any(pattern.fullmatch(paragraph) for pattern in _furniture())


@cache
def _furniture() -> tuple[re.Pattern[str], ...]:
    lines = files("crawler").joinpath("furniture.txt").read_text("utf-8").splitlines()
    return tuple(re.compile(line, re.IGNORECASE) for line in lines if line and line[0] != "#")


def _drop_others(container: Selector, layout: Layout) -> None:
    """Take out what is never text and what other fields select."""
    fields = (layout.subtitle, layout.byline, layout.tags, layout.captions, layout.remove)
    declared = [selector for field in fields for selector in selectors_of(field)]
    for selector in (_NEVER_TEXT, *(s for s in declared if "::" not in s)):
        for element in container.css(selector):
            if element.root is not container.root and element.root.getparent() is not None:
                element.root.drop_tree()


def _write_marks(container: Selector) -> None:
    """Squeeze the white space of the source and write a mark at each break."""
    for element in container.root.iter():
        is_comment = not isinstance(element.tag, str)
        before, after = _marks_of("" if is_comment else element.tag)
        if not is_comment:
            element.text = before + re.sub(r"\s+", " ", element.text or "")
        if element is not container.root:
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
