"""RSS and Atom feeds."""

from collections.abc import Mapping
from typing import Any

from parsel import Selector

from crawler.discovery.sources import Found, Harvest, Scope, make_empty
from crawler.markup import find_value, join_address, parse_xml
from crawler.page import Page
from crawler.times import parse_time


def read_feed(page: Page, _state: Mapping[str, Any], _scope: Scope) -> Harvest:
    """Read a feed; one without entries is a reject."""
    found = parse_feed(page.body, address=page.address)
    return Harvest(found=found) if found else make_empty(page.address)


def parse_feed(body: bytes, *, address: str) -> tuple[Found, ...]:
    """Parse an RSS or Atom feed, in its order; times without a zone are Korean time."""
    entries = parse_xml(body).xpath("//item | //entry")
    return tuple(found for entry in entries if (found := _parse_entry(entry, address)))


def _parse_entry(entry: Selector, base: str) -> Found | None:
    """Parse an item of RSS or an entry of Atom; None without a link."""
    links = (
        "link",
        "link[not(@rel) or @rel='alternate']/@href",
        "link/@href",
        "guid[not(@isPermaLink='false')]",
    )
    link = next((text for path in links if (text := find_value(entry, path))), "")
    found = Found(
        address=join_address(base, link),
        published=parse_time(find_value(entry, "pubDate | published | date")),
        modified=parse_time(find_value(entry, "updated")),
    )
    return found if link else None
