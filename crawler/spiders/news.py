"""The one spider of all publishers: follows what a declaration names and yields visits."""

from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import datetime
from typing import Any, Self

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from corpus.errors import MicluError
from corpus.records import Article, Rejected
from corpus.times import korean_day, now
from crawler.archive import ARCHIVE_KEY
from crawler.discovery import (
    Found,
    check_wish,
    make_list_address,
    parse_feed,
    parse_list,
    parse_sitemap,
    parse_wish,
)
from crawler.outcomes import name_failure
from crawler.page import Page, Visit, parse_page
from crawler.publishers import get_publisher
from crawler.report import OUTSIDE, REPEATED
from crawler.times import parse_time

Output = Iterator[Request | Visit]

# So many list pages of nothing but stored articles end a list where the last crawl missed none:
# one page may hold no more than the articles that feeds named already.
_KNOWN_PAGES = 2


class NewsSpider(Spider):
    """Crawls one publisher: `scrapy crawl news -a publisher=KEY`.

    Further arguments, all texts: `since` and `until` (YYYY-MM-DD, Korean days, inclusive), `limit`
    (article pages asked for), `query` (the outlet's own search instead of its feeds and lists).
    An article in `seen` is asked for again only where a source says that it changed since. With
    `is_caught_up` all older articles than those in `seen` are stored too, so lists end early.

    Raises:
        UndeclaredPublisherError: No publisher has this key.
        CrawlWishError: An argument cannot be understood, or the outlet has no search.
    """

    name = "news"

    def __init__(self, *, publisher: str = "", **arguments: str) -> None:
        words = {word: arguments.pop(word, "") for word in ("since", "until", "limit", "query")}
        super().__init__(**arguments)
        self.publisher = get_publisher(publisher)
        self.wish = parse_wish(**words)
        check_wish(self.wish, self.publisher)
        self.seen: dict[str, datetime | None] = {}
        self.is_caught_up = False
        self._asked: set[str] = set()
        self._listed: set[str] = set()

    @classmethod
    def from_crawler(cls, crawler: Crawler, *args: Any, **kwargs: Any) -> Self:
        """Build the spider; for wrong arguments end as `miclu` does, where Scrapy would go on."""
        try:
            return super().from_crawler(crawler, *args, **kwargs)
        except MicluError as error:
            raise SystemExit(f"miclu: {error}") from error

    @staticmethod
    def clock() -> datetime:
        """Give the present moment: this is the edge of the system."""
        return now()

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the feeds, sitemaps and first list pages, or for the first page of a search."""
        if self.wish.query:
            yield self._request_list(self.publisher.search, page=1)
            return
        for address in self.publisher.feeds:
            yield self._request(address, self.parse_feed)
        for address in self.publisher.sitemaps:
            yield self._request(address, self.parse_sitemap)
        for template in self.publisher.lists:
            yield self._request_list(template, page=1)

    def parse_feed(self, response: Response) -> Output:
        """Follow the articles of a feed."""
        found = parse_feed(response.body, address=response.url)
        yield from self._follow(found)
        if not found:
            yield self._reject(response.url, "no_entries")

    def parse_sitemap(self, response: Response) -> Output:
        """Follow the articles of a sitemap, and further sitemaps that it names."""
        found, nested = parse_sitemap(response.body, address=response.url)
        yield from self._follow(each for each in found if self.publisher.find_number(each.address))
        for address in nested:
            yield self._request(address, self.parse_sitemap)
        if not found and not nested:
            yield self._reject(response.url, "no_entries")

    def parse_list(self, response: Response, template: str, page: int, known: int = 0) -> Output:
        """Follow the articles of a list page, and the next page while it may bring more.

        A page of nothing but articles that were listed before is a repeat: some sites give page 1
        whatever page is asked for. `known` pages before it held nothing but stored articles.
        """
        found = parse_list(
            self._make_page(response, fetched=self._find_served(response)), self.publisher
        )
        addresses = {each.address for each in found}
        if found and addresses <= self._listed:
            self._count(REPEATED)
            return
        self._listed |= addresses
        yield from self._follow(found)
        known = known + 1 if addresses <= self.seen.keys() else 0
        if self._has_more(found, page) and not self._is_enough(known):
            yield self._request_list(template, page=page + 1, known=known)
        if not found and page == 1 and not self.wish.query:
            yield self._reject(response.url, "no_entries")

    def parse_article(self, response: Response) -> Output:
        """Turn a page into a visit; an article of an unwanted day is only counted."""
        page = self._make_page(response, fetched=self.clock())
        outcome = parse_page(page, self.publisher)
        if isinstance(outcome, Article) and not self.wish.covers(outcome.published):
            self._count(OUTSIDE)
            return
        archive = response.meta.get(ARCHIVE_KEY, "")
        yield Visit(outcome=outcome, fetched=page.fetched, archive=archive)

    def reject_failure(self, failure: Failure) -> Output:
        """Turn a request that gave no page into a counted reject."""
        request: Request = failure.request  # type: ignore[attr-defined]
        assert failure.value
        reason, detail = name_failure(failure.value)
        yield self._reject(request.url, reason, detail=detail)

    def _follow(self, found: Iterable[Found]) -> Iterator[Request]:
        """Ask for the articles that are wanted, each once a crawl."""
        for each in found:
            number = self.publisher.find_number(each.address)
            address = self.publisher.make_address(number) if number else each.address
            if self._is_wanted(each, address):
                self._asked.add(address)
                yield self._request(address, self.parse_article)

    def _is_wanted(self, found: Found, address: str) -> bool:
        if address in self._asked or self._is_full() or not self.wish.may_cover(found):
            return False
        known = self.seen.get(address)
        return address not in self.seen or _is_later(found.modified, known)

    def _is_full(self) -> bool:
        return self.wish.limit is not None and len(self._asked) >= self.wish.limit

    def _has_more(self, found: tuple[Found, ...], page: int) -> bool:
        """Tell whether the next list page may hold wanted articles; lists go back in time."""
        if not found or self._is_full() or page >= self.publisher.list_pages:
            return False
        days = [korean_day(each.published) for each in found if each.published]
        is_past = self.wish.since and len(days) == len(found) and max(days) < self.wish.since
        return not is_past

    def _is_enough(self, known: int) -> bool:
        """Tell whether a list went far enough; a search may find old articles anywhere."""
        return self.is_caught_up and known >= _KNOWN_PAGES and not self.wish.query

    def _request(self, address: str, callback: Any, **arguments: Any) -> Request:
        return Request(address, callback, errback=self.reject_failure, cb_kwargs=arguments)

    def _request_list(self, template: str, *, page: int, known: int = 0) -> Request:
        address = make_list_address(template, page=page, wish=self.wish)
        return self._request(address, self.parse_list, template=template, page=page, known=known)

    def _reject(self, address: str, reason: str, *, detail: str = "") -> Visit:
        rejected = Rejected(address=address, reason=reason, detail=detail)
        return Visit(outcome=rejected, fetched=self.clock())

    def _make_page(self, response: Response, *, fetched: datetime) -> Page:
        content_type = (response.headers.get("Content-Type") or b"").decode("latin-1")
        return Page(
            body=response.body, address=response.url, fetched=fetched, content_type=content_type
        )

    def _find_served(self, response: Response) -> datetime:
        """Give the server's own time: rows without a year are told by its clock."""
        date = (response.headers.get("Date") or b"").decode("latin-1")
        return parse_time(date) or self.clock()

    def _count(self, name: str) -> None:
        self.crawler.stats.inc_value(name)


def _is_later(modified: datetime | None, known: datetime | None) -> bool:
    """Tell whether a source knows of a later change; pages tell their times by the minute."""
    if modified is None or known is None:
        return False
    return modified.replace(second=0, microsecond=0) > known
