"""Bytes to text and text to fields: what every reader of a page needs."""

import re
from functools import cache
from urllib.parse import urljoin

from lxml import etree
from lxml.html import HtmlComment, HtmlElement
from parsel import Selector

_BYTE_ORDER_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_EMPTY = b"<html/>"
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


def parse_html(body: bytes) -> HtmlElement:
    """Parse a page into the root of its tree; an empty page gives an empty one."""
    text = decode_text(body).strip().replace("\x00", "")
    root = etree.fromstring(text.encode() or _EMPTY, _get_parser())
    return etree.fromstring(_EMPTY, _get_parser()) if root is None else root


@cache
def _get_parser() -> etree.HTMLParser:
    """Give a parser as `lxml.html` has it, but with one class for all tags, which saves time."""
    parser = etree.HTMLParser(recover=True, encoding="utf-8", huge_tree=True)
    lookup = etree.ElementDefaultClassLookup(element=HtmlElement, comment=HtmlComment)
    parser.set_element_class_lookup(lookup)
    return parser


def parse_xml(body: bytes) -> Selector:
    """Parse a feed or sitemap, forgiving broken markup, without namespaces and entities."""
    text = _XML_ENCODING.sub("", decode_text(body).lstrip("\ufeff"))
    root = Selector(text=text or "<empty/>", type="xml")
    root.remove_namespaces()
    return root


def find_value(root: Selector, path: str) -> str:
    """Give the text of the first node on an XPath; empty without one."""
    return str(root.xpath(f"string(({path})[1])").get("")).strip()


def join_address(base: str, link: str) -> str:
    """Give the whole address of a link on a page; empty for one that is none."""
    try:
        return urljoin(base, link)
    except ValueError:  # `http://[` and the like
        return ""
