"""The one spider of all publishers: follows what a declaration names and yields visits."""

from collections.abc import AsyncIterator, Iterable, Iterator
from datetime import datetime
from typing import Any, Self
from urllib.parse import urlsplit

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.http import Response
from twisted.python.failure import Failure

from corpus.errors import MicluError
from corpus.records import Article, Rejected
from corpus.times import now
from crawler.archive import ARCHIVE_KEY, FETCHED_KEY
from crawler.discovery import Found, Scope, Source, open_sources, read_source
from crawler.health import count_page
from crawler.outcomes import name_failure
from crawler.page import Visit, parse_page
from crawler.publishers import get_publisher
from crawler.relevance import load_profile
from crawler.report import FILES, NAMED, OUTSIDE, REPEATED, SOURCES
from crawler.responses import choose, make_page
from crawler.times import parse_time
from crawler.wish import check_wish, parse_wish

Output = Iterator[Request | Visit]

# Reports with pictures are far larger than any page.
_LARGEST_FILE = 50 * 1024 * 1024

_WORDS = ("since", "until", "limit", "query", "profile", "addresses", "again")


class NewsSpider(Spider):
    """Crawls one publisher: `scrapy crawl news -a publisher=KEY`.

    Further arguments, all texts: `since` and `until` (YYYY-MM-DD, Korean days, inclusive), `limit`
    (article pages asked for), `query` (the outlet's own search instead of its feeds and lists),
    `profile` (the query profile that articles must fit), `addresses` (these articles only, parted
    by spaces), `again` (also where they are stored already).

    `asked` are the articles that this crawl, or one that was cut short, asked for already.
    An article in `seen` is asked for again only where a source says that it changed since. With
    `is_caught_up` all older articles than those in `seen` are stored too, so lists end early.

    Raises:
        UndeclaredPublisherError: No publisher has this key.
        CrawlWishError: An argument cannot be understood, or the outlet has no search.
        ProfileError: The query profile cannot be read.
    """

    name = "news"

    def __init__(self, *, publisher: str = "", **arguments: str) -> None:
        words = {word: arguments.pop(word, "") for word in _WORDS}
        super().__init__(**arguments)
        self.publisher = get_publisher(publisher)
        self.wish = parse_wish(**words)
        check_wish(self.wish, self.publisher)
        self.profile = load_profile(self.wish.profile) if self.wish.profile else None
        self.seen: dict[str, datetime | None] = {}
        self.is_caught_up = False
        self.asked: set[str] = set()
        self._named: set[str] = set()

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

    @property
    def scope(self) -> Scope:
        """What the crawl is after and knows by now."""
        return Scope(
            publisher=self.publisher,
            wish=self.wish,
            queries=self.profile.queries if self.profile else (),
            seen=self.seen,
            is_caught_up=self.is_caught_up,
        )

    async def start(self) -> AsyncIterator[Any]:
        """Ask for the sources that the wish begins with, and for the addresses that it names."""
        for source in open_sources(self.scope):
            yield self._request_source(source)
        for request in self._follow(Found(address=each) for each in self.wish.addresses):
            yield request

    def parse_source(self, response: Response, kind: str, state: dict[str, Any]) -> Output:
        """Follow the articles of a feed, sitemap or list, and what it leads on to."""
        self._count(SOURCES)
        page = make_page(response, fetched=self._find_served(response))
        source = Source(kind=kind, address=response.url, state=state)
        harvest = read_source(source, page, self.scope)
        if harvest.is_repeat:
            self._count(REPEATED)
        for rejected in harvest.rejects:
            yield Visit(outcome=rejected, fetched=self.clock())
        yield from self._follow(harvest.found)
        if not self._is_full():
            yield from map(self._request_source, harvest.further)

    def parse_article(self, response: Response) -> Output:
        """Turn a page into a visit; an article of an unwanted day is only counted."""
        page = make_page(response, fetched=self._find_fetched(response))
        found = parse_page(page, self.publisher)
        count_page(self.crawler.stats, found)
        outcome = choose(found, wish=self.wish, profile=self.profile)
        if outcome is None:
            self._count(OUTSIDE)
            return
        archive = response.meta.get(ARCHIVE_KEY, "")
        yield Visit(outcome=outcome, fetched=page.fetched, archive=archive)
        if isinstance(outcome, Article):
            yield from self._follow_files(outcome)

    def parse_attachment(self, response: Response) -> Output:
        """Count a file of a press release: the archive keeps it, under its address."""
        self._count(FILES)
        if (response.headers.get("Content-Type") or b"").startswith(b"text/html"):
            yield self._reject(response.url, "not_file")

    def reject_failure(self, failure: Failure) -> Output:
        """Turn a request that gave no page into a counted reject."""
        request: Request = failure.request  # type: ignore[attr-defined]
        assert failure.value
        reason, detail = name_failure(failure.value)
        if "kind" in request.cb_kwargs:
            self._count(SOURCES)
        yield self._reject(request.url, reason, detail=detail)

    def _follow(self, found: Iterable[Found]) -> Iterator[Request]:
        """Ask for the articles that are wanted, each once a crawl."""
        for each in found:
            address = self.publisher.find_address(each.address) or each.address
            if address not in self._named:
                self._named.add(address)
                self._count(NAMED)
            if self._is_wanted(each, address):
                self.asked.add(address)
                yield self._request(address, self.parse_article)

    def _follow_files(self, article: Article) -> Iterator[Request]:
        """Ask for the files of a press release, on the publisher's own hosts."""
        for address in article.attachments:
            if urlsplit(address).hostname in self.publisher.hosts:
                request = self._request(address, self.parse_attachment)
                request.meta["download_maxsize"] = _LARGEST_FILE
                yield request

    def _is_wanted(self, found: Found, address: str) -> bool:
        if address in self.asked or self._is_full():
            return False
        if not self.wish.may_cover(published=found.published, modified=found.modified):
            return False
        if self.wish.again:
            return True
        known = self.seen.get(address)
        return address not in self.seen or _is_later(found.modified, known)

    def _is_full(self) -> bool:
        return self.wish.limit is not None and len(self.asked) >= self.wish.limit

    def _request(self, address: str, callback: Any, **arguments: Any) -> Request:
        return Request(address, callback, errback=self.reject_failure, cb_kwargs=arguments)

    def _request_source(self, source: Source) -> Request:
        return self._request(
            source.address, self.parse_source, kind=source.kind, state=dict(source.state)
        )

    def _reject(self, address: str, reason: str, *, detail: str = "") -> Visit:
        rejected = Rejected(address=address, reason=reason, detail=detail)
        return Visit(outcome=rejected, fetched=self.clock())

    def _find_fetched(self, response: Response) -> datetime:
        """Give when an answer came: the archived time, so that a replay gives the same."""
        fetched = response.meta.get(FETCHED_KEY)
        return datetime.fromisoformat(fetched) if fetched else self.clock()

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
