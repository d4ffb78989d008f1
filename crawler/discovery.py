"""What feeds, sitemaps and list pages say about articles. Bytes in, no network."""

from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote_plus, urljoin

from parsel import Selector

from corpus.times import korean_day
from crawler.errors import CrawlWishError
from crawler.markup import find_texts, parse_html, parse_xml
from crawler.page import Page
from crawler.publishers.base import Publisher, selectors_of
from crawler.times import parse_row_time, parse_time


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article that a source names; times are None where the source does not tell them."""

    address: str
    published: datetime | None = None
    modified: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What a crawl is to bring: days are Korean and inclusive, None and empty mean no bound.

    `limit` counts the article pages that are asked for, `query` goes to the outlet's own search.
    """

    since: date | None = None
    until: date | None = None
    limit: int | None = None
    query: str = ""

    def may_cover(self, found: Found) -> bool:
        """Tell whether a source leaves it open that an article is wanted.

        What was last changed before `since` was published before it too.
        """
        is_past = self.since and found.modified and korean_day(found.modified) < self.since
        return self.covers(found.published) and not is_past

    def covers(self, published: datetime | None) -> bool:
        """Tell whether an article of this time is wanted; one without a time always is."""
        if published is None:
            return True
        day = korean_day(published)
        return (self.since or day) <= day <= (self.until or day)


def parse_wish(*, since: str = "", until: str = "", limit: str = "", query: str = "") -> Wish:
    """Read a wish as it stands on a command line; empty texts are no wish.

    Raises:
        CrawlWishError: A day is not YYYY-MM-DD, or the limit no number above zero.
    """
    try:
        days = [date.fromisoformat(text) if text else None for text in (since, until)]
    except ValueError:
        raise CrawlWishError(
            f"since={since!r} until={until!r} hold no day. Write days as 2026-11-20"
        ) from None
    if limit and (not limit.isdecimal() or int(limit) == 0):
        raise CrawlWishError(f"limit={limit!r} is no count. Give a whole number above zero")
    return Wish(since=days[0], until=days[1], limit=int(limit) if limit else None, query=query)


def check_wish(wish: Wish, publisher: Publisher) -> None:
    """Check that a publisher can do what is asked.

    Raises:
        CrawlWishError: There is a query, and the outlet declares no search.
    """
    if wish.query and not publisher.search:
        raise CrawlWishError(f"Publisher {publisher.key!r} declares no search. Leave the query out")


def make_list_address(template: str, *, page: int, wish: Wish) -> str:
    """Fill an address template of a publisher for one page (from 1) of a wish."""
    since, until = (day.isoformat() if day else "" for day in (wish.since, wish.until))
    query = quote_plus(wish.query)
    return template.format(page=page, since=since, until=until, query=query)


def parse_feed(body: bytes, *, address: str) -> tuple[Found, ...]:
    """Parse an RSS or Atom feed, in its order; times without a zone are Korean time."""
    entries = parse_xml(body).xpath("//item | //entry")
    return tuple(found for entry in entries if (found := _parse_entry(entry, address)))


def parse_sitemap(body: bytes, *, address: str) -> tuple[tuple[Found, ...], tuple[str, ...]]:
    """Parse a sitemap or an index of sitemaps.

    Returns:
        The articles (`lastmod` is their modified time) and the addresses of further sitemaps.
    """
    root = parse_xml(body)
    pages = [
        Found(
            address=urljoin(address, _text_of(entry, "loc")),
            published=parse_time(_text_of(entry, ".//publication_date")),
            modified=parse_time(_text_of(entry, "lastmod")),
        )
        for entry in root.xpath("//url[loc]")
    ]
    nested = [urljoin(address, _text_of(entry, "loc")) for entry in root.xpath("//sitemap[loc]")]
    return tuple(pages), tuple(nested)


def parse_list(page: Page, publisher: Publisher) -> tuple[Found, ...]:
    """Parse the rows of a list page, in page order, each article once.

    `page.fetched` is when it was served, since rows leave the year out. The first list layout
    that finds rows is taken; links outside of rows (most read, latest) are not looked at.
    """
    root = parse_html(page.body)
    for layout in publisher.list_layouts:
        dates = selectors_of(layout.dates)
        for selector in selectors_of(layout.rows):
            rows = (_parse_row(row, page, publisher, dates) for row in root.css(selector))
            if found := {row.address: row for row in rows if row}:
                return tuple(found.values())
    return ()


def _parse_entry(entry: Selector, base: str) -> Found | None:
    """Parse an item of RSS or an entry of Atom; None without a link."""
    link = _text_of(entry, "link") or entry.xpath("link/@href").get("").strip()
    published = _text_of(entry, "pubDate | published | date")
    found = Found(
        address=urljoin(base, link),
        published=parse_time(published),
        modified=parse_time(_text_of(entry, "updated")),
    )
    return found if link else None


def _text_of(entry: Selector, path: str) -> str:
    """Give the text of the first element on a path; empty without one."""
    return str(entry.xpath(f"string(({path})[1])").get("")).strip()


def _parse_row(
    row: Selector, page: Page, publisher: Publisher, dates: tuple[str, ...]
) -> Found | None:
    """Parse a row: its first link to an article and its time; None without such a link."""
    links = (urljoin(page.address, href) for href in row.css("a::attr(href)").getall())
    numbers = (publisher.find_number(link) for link in links)
    number = next((number for number in numbers if number), None)
    if number is None:
        return None
    texts = (text for selector in dates for text in find_texts(row, selector))
    times = (parse_row_time(text, now=page.fetched) for text in texts)
    published = next((time for time in times if time), None)
    return Found(address=publisher.make_address(number), published=published)
