"""Sitemaps, news sitemaps and indexes of them, plain or gzipped.

Source: sitemaps.org protocol 0.9; Google's news extension (`news:publication_date`).
"""

import zlib
from collections.abc import Mapping
from typing import Any

from corpus.records import Rejected
from crawler.discovery.sources import Found, Harvest, Scope, Source, make_empty
from crawler.markup import find_value, join_address, parse_xml
from crawler.page import Page
from crawler.times import parse_time

# Source: the protocol's own limit for one file, uncompressed.
_LARGEST = 50 * 1024 * 1024
_GZIP = b"\x1f\x8b"
# An index names sitemaps, never indexes; one level more is given, so that no loop can run.
_DEEPEST = 2
_MOST_NESTED = 100


def read_sitemap(page: Page, state: Mapping[str, Any], scope: Scope) -> Harvest:
    """Read a sitemap: its articles, and the sitemaps that it names, newest first.

    Left out: addresses that are no articles, sitemaps that were last changed before the first
    day that is wanted, what is nested deeper than an index, and, with a reject `page_cap`, all
    beyond the hundredth.
    """
    found, nested = parse_sitemap(page.body, address=page.address)
    if not found and not nested:
        return make_empty(page.address)
    articles = tuple(each for each in found if scope.publisher.find_number(each.address))
    depth = int(state.get("depth", 0)) + 1
    wanted = [each for each in nested if _may_hold(each, scope)] if depth <= _DEEPEST else []
    wanted.sort(key=lambda each: each.modified.timestamp() if each.modified else 0, reverse=True)
    further = (
        Source(kind="sitemap", address=each.address, state={"depth": depth})
        for each in wanted[:_MOST_NESTED]
    )
    capped = Rejected(address=page.address, reason="page_cap", detail=f"{len(wanted)} sitemaps")
    rejects = (capped,) if len(wanted) > _MOST_NESTED else ()
    return Harvest(found=articles, further=tuple(further), rejects=rejects)


def parse_sitemap(body: bytes, *, address: str) -> tuple[tuple[Found, ...], tuple[Found, ...]]:
    """Parse a sitemap or an index of sitemaps.

    Returns:
        The articles and the further sitemaps, in their order; `lastmod` is the modified time.
        Nothing for a file that is larger than the protocol allows.
    """
    root = parse_xml(_unpack(body))
    pages = [
        Found(
            address=join_address(address, find_value(entry, "loc")),
            published=parse_time(find_value(entry, ".//publication_date")),
            modified=parse_time(find_value(entry, "lastmod")),
        )
        for entry in root.xpath("//url[loc]")
    ]
    nested = [
        Found(
            address=join_address(address, find_value(entry, "loc")),
            modified=parse_time(find_value(entry, "lastmod")),
        )
        for entry in root.xpath("//sitemap[loc]")
    ]
    return tuple(pages), tuple(nested)


def _may_hold(nested: Found, scope: Scope) -> bool:
    return scope.wish.may_cover(published=None, modified=nested.modified)


def _unpack(body: bytes) -> bytes:
    """Unpack a gzipped file within the limit; nothing for one that is damaged or a bomb."""
    if not body.startswith(_GZIP):
        return body
    unpacker = zlib.decompressobj(wbits=zlib.MAX_WBITS | 16)
    try:
        plain = unpacker.decompress(body, _LARGEST)
    except zlib.error:
        return b""
    return b"" if unpacker.unconsumed_tail else plain
