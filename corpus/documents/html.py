"""Read HTML: saved pages, and the office documents that are HTML under another name."""

import re
from collections.abc import Iterator
from datetime import datetime

from lxml import etree, html

from corpus.documents.base import Source, Unreadable, UnreadableError
from corpus.documents.parts import Grid, GridCell, Paragraph, Part, drop_covered
from corpus.documents.parts.document import Content, make_document
from corpus.documents.txt import decode_text
from corpus.records import Document

_OPENING = re.compile(
    rb"^\s*(?:<!--.*?-->\s*|<\?xml[^>]*\?>\s*)*<(?:!doctype\s+html|html|head|body|meta|table|div|p)\b",
    re.IGNORECASE | re.DOTALL,
)
_CHARSET = re.compile(rb"charset\s*=\s*[\"']?\s*([\w-]+)", re.IGNORECASE)
_KOREAN = {"euc-kr", "ks_c_5601-1987", "ksc5601", "cp949", "ms949", "uhc"}
# What no reader of a page reads as its text.
_DROPPED = (
    "script|style|noscript|template|svg|iframe|button|select|textarea|input|nav|aside|footer|head"
)
_BLOCKS = re.compile(
    "address|article|blockquote|body|center|dd|div|dl|dt|fieldset|figure|form|header|html|li|main"
    "|ol|p|pre|section|tbody|td|th|tr|ul|table|figcaption|caption|h[1-6]"
)
_BREAK = "\v"
_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_MOST_SPAN = 1000
_DEEPEST = 200


def matches(source: Source) -> bool:
    """Tell whether the bytes begin as a page, whatever the file is called."""
    head = source.head.removeprefix(b"\xef\xbb\xbf")
    if b"\0" in head:
        head = head.replace(b"\0", b"").lstrip(b"\xff\xfe")
    return bool(_OPENING.match(head))


def read(source: Source, *, fetched: datetime) -> Iterator[Document | Unreadable]:
    """Yield the document of a page: its article where one is marked, else its body.

    Raises:
        UnreadableError: It cannot be decoded or holds no words.
    """
    text = _decode(source.content)
    if not text:
        raise UnreadableError("not_text")
    try:
        root = html.document_fromstring(re.sub(r"^\s*<\?xml[^>]*\?>", "", text))
    except (etree.ParserError, ValueError) as error:
        raise UnreadableError("empty", str(error)) from error
    title = " ".join((root.findtext(".//title") or "").split())
    article = next((found[0] for found in _find_articles(root) if len(found) == 1), root)
    content = Content(parts=list(_walk(article, depth=0)), format="html", title=title)
    yield make_document(source, content, fetched=fetched)


def _decode(content: bytes) -> str | None:
    """Decode as the page says, else by what the bytes show."""
    named = _CHARSET.search(content[:4096])
    charset = named[1].decode("ascii").lower() if named else ""
    if charset in _KOREAN and b"\0" not in content:
        return content.decode("cp949", errors="replace")
    return decode_text(content) or content.decode("utf-8", errors="replace")


def _find_articles(root: html.HtmlElement) -> Iterator[list[html.HtmlElement]]:
    yield root.xpath("//*[@itemprop='articleBody']")
    yield root.xpath("//article")
    yield root.xpath("//main")


def _walk(element: html.HtmlElement, *, depth: int) -> Iterator[Part]:
    """Yield the parts inside an element: running words between blocks are a paragraph."""
    words: list[str] = [element.text or ""]
    for child in element:
        if not isinstance(child.tag, str) or _is_dropped(child):
            pass
        elif depth > _DEEPEST or not _holds_blocks(child):
            words.append(_BREAK if child.tag == "br" else _get_words(child))
        else:
            yield from _make_paragraph(words)
            words = []
            yield from _make_block(child, depth=depth + 1)
        words.append(child.tail or "")
    yield from _make_paragraph(words)


def _make_block(element: html.HtmlElement, *, depth: int) -> Iterator[Part]:
    if element.tag == "table":
        yield from _make_table(element, depth=depth)
    elif level := _HEADINGS.get(element.tag, 0):
        yield Paragraph(text=" ".join(_get_words(element).split()), role="heading", level=level)
    elif element.tag in {"figcaption", "caption"}:
        yield Paragraph(text=" ".join(_get_words(element).split()), role="caption")
    else:
        yield from _walk(element, depth=depth)


def _is_dropped(element: html.HtmlElement) -> bool:
    """Tell whether an element is none of the text; LibreOffice saves running heads with a title."""
    is_head = element.tag == "div" and element.get("title") in {"header", "footer"}
    return is_head or bool(re.fullmatch(_DROPPED, element.tag))


def _holds_blocks(element: html.HtmlElement) -> bool:
    """Tell whether an element is or holds a block, which inline ones may do on real pages."""
    return any(_BLOCKS.fullmatch(child.tag) for child in element.iter(etree.Element))


def _get_words(element: html.HtmlElement) -> str:
    """Give the words of inline elements, with a sign for line breaks."""
    words = [element.text or ""]
    for child in element:
        if isinstance(child.tag, str) and not _is_dropped(child):
            words.append(_BREAK if child.tag == "br" else _get_words(child))
        words.append(child.tail or "")
    return "".join(words)


def _make_paragraph(words: list[str]) -> Iterator[Paragraph]:
    """Yield words as a paragraph: newlines of the source are blanks, those of `br` are lines."""
    text = "".join(words).replace("\n", " ").replace(_BREAK, "\n")
    if text.strip():
        yield Paragraph(text=text)


def _make_table(element: html.HtmlElement, *, depth: int) -> Iterator[Part]:
    """Yield a table after its caption; the grid is filled as browsers fill it."""
    for caption in element.findall("caption"):
        yield Paragraph(text=" ".join(_get_words(caption).split()), role="caption")
    cells: list[GridCell] = []
    taken: set[tuple[int, int]] = set()
    for row, line in enumerate(element.xpath("./tr|./thead/tr|./tbody/tr|./tfoot/tr")):
        column = 0
        for cell in line.xpath("./td|./th"):
            while (row, column) in taken:
                column += 1
            made = _make_cell(cell, row, column, depth=depth)
            cells.append(made)
            taken |= {(row + r, column + c) for r in range(made.rows) for c in range(made.columns)}
    yield Grid(cells=drop_covered(cells))


def _make_cell(element: html.HtmlElement, row: int, column: int, *, depth: int) -> GridCell:
    return GridCell(
        row=row,
        column=column,
        parts=tuple(_walk(element, depth=depth)),
        rows=_get_span(element, "rowspan"),
        columns=_get_span(element, "colspan"),
    )


def _get_span(element: html.HtmlElement, name: str) -> int:
    words = element.get(name, "1").strip()
    return min(max(int(words), 1), _MOST_SPAN) if words.isascii() and words.isdigit() else 1
