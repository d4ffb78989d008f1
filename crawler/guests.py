"""Publishers of pages whose outlet nobody declared: its family by address and markup, else none."""

import re
from functools import cache
from urllib.parse import urlsplit

from crawler.page import Page
from crawler.publishers import publishers
from crawler.publishers.base import Publisher
from crawler.publishers.families.ndsoft import make_member

_NDSOFT_PATH = re.compile(r"/news/article(?:View|ViewAmp|Print|List)\.html")
# The path alone is not enough: others took it over with the old articles.
_NDSOFT_MARKS = (b"article-view-content-div", b"dable:item_id", b"/rss/allArticle.xml", b"altlist-")


def get_publisher_of(page: Page) -> Publisher:
    """Give the publisher that declares a page as its article or list, else one made for this page.

    A made publisher has the host as its key and no name, the path of an address as article number,
    and the layouts of the family whose marks the page carries, if any. Addresses of an outlet's
    former systems are of no declared publisher.
    """
    declared = _by_host().get(urlsplit(page.address).hostname or "", [])
    own = (each for each in declared if each.find_number(page.address) or _is_list(page, each))
    return next(own, None) or make_guest(page)


@cache
def _by_host() -> dict[str, list[Publisher]]:
    """Map each host of the web to the publishers that declare it."""
    found: dict[str, list[Publisher]] = {}
    for publisher in publishers().values():
        for host in () if publisher.local else publisher.hosts:
            found.setdefault(host, []).append(publisher)
    return found


def _is_list(page: Page, publisher: Publisher) -> bool:
    """Tell whether a page stands where the publisher has its lists."""
    paths = {urlsplit(each).path for each in (*publisher.lists, publisher.search)}
    return urlsplit(page.address).path in paths - {"", "/"}


def make_guest(page: Page) -> Publisher:
    """Make the publisher of a page that belongs to none that is declared."""
    parts = urlsplit(page.address)
    site = f"{parts.scheme}://{parts.netloc}"
    host = parts.hostname or ""
    if _NDSOFT_PATH.match(parts.path) and any(mark in page.body for mark in _NDSOFT_MARKS):
        return make_member(key=host, name="", site=site)
    return Publisher(
        key=host,
        name="",
        domain=host,
        number=r"^https?://[^/]+/(.+)$",
        article=f"{site}/{{number}}",
        layouts=(),
    )
