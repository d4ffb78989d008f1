"""Bytes to text and text to fields: what every reader of a page needs."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

from parsel import Selector

from crawler.publishers.base import Selectors, selectors_of

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_XML_ENCODING = re.compile(r"^\s*<\?xml[^>]*\?>")


def decode_text(body: bytes) -> str:
    """Decode a page by what its bytes are, never by what it says they are.

    UTF-8 where the bytes are valid UTF-8, else CP949, the superset of EUC-KR that Korean sites
    mean by `euc-kr`, `ks_c_5601-1987` and `x-windows-949`. Pages with a few broken bytes keep the
    encoding that most of them fit; each broken byte becomes U+FFFD.
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if body.startswith(mark):
            return body.decode(encoding, errors="replace")
    text = body.decode("utf-8", errors="replace")
    broken = text.count("\ufffd")
    # In CP949 read as UTF-8 nearly every character beyond ASCII is broken.
    beyond_ascii = sum(character > "\x7f" for character in text) if broken else 0
    return body.decode("cp949", errors="replace") if broken * 2 > beyond_ascii else text


def squeeze(text: str) -> str:
    """Make every run of white space, no-break and ideographic spaces too, one space."""
    return " ".join(text.split())


def parse_html(body: bytes) -> Selector:
    """Parse a page into a selector; an empty page gives an empty tree."""
    return Selector(text=decode_text(body), type="html")


def parse_xml(body: bytes) -> Selector:
    """Parse a feed or sitemap, forgiving broken markup, without namespaces and entities."""
    text = _XML_ENCODING.sub("", decode_text(body).lstrip("\ufeff"))
    root = Selector(text=text or "<empty/>", type="xml")
    root.remove_namespaces()
    return root


def find_texts(root: Selector, selector: str) -> list[str]:
    """Give the squeezed, non-empty texts that one CSS selector finds, in page order."""
    if "::" in selector:
        found = root.css(selector).getall()
    else:
        found = [element.xpath("string()").get("") for element in root.css(selector)]
    return [text for raw in found if (text := squeeze(raw))]


def find_first(root: Selector, declared: Selectors) -> Iterator[tuple[str, list[str]]]:
    """Yield each selector that finds something, best first, with all the texts it finds."""
    for selector in selectors_of(declared):
        if texts := find_texts(root, selector):
            yield selector, texts


def find_value(root: Selector, path: str) -> str:
    """Give the text of the first node on an XPath; empty without one."""
    return str(root.xpath(f"string(({path})[1])").get("")).strip()


def join_address(base: str, link: str) -> str:
    """Give the whole address of a link on a page; empty for one that is none."""
    try:
        return urljoin(base, link)
    except ValueError:  # `http://[` and the like
        return ""
