"""Put the declaration of a publisher to the test on its live site, one page of each kind."""

import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http import HTTPStatus
from urllib.parse import urlsplit

from protego import Protego

from corpus.records import Article
from corpus.settings import Settings
from corpus.times import Clock, now
from crawler.addon import make_user_agent
from crawler.discovery import Found, Harvest, Scope, Source, read_source
from crawler.discovery.lists import ListState, make_list_source
from crawler.errors import FetchError
from crawler.fetching import Fetched, Fetcher
from crawler.local import check_proxy
from crawler.page import parse_page
from crawler.publishers.base import Publisher, selectors_of
from crawler.settings import DEFAULT_REQUEST_HEADERS, ROBOTSTXT_USER_AGENT

_PAUSE_SECONDS = 1.0
_ARTICLES = 3
_SILENCE = {"no_answer", "timeout"}
_COMMON_QUERY = "산업단지"

Sleep = Callable[[float], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """One page that was asked for.

    `name` is robots, feed, sitemap, list, page 2, more, search or article. `fault` is one of the
    words of rejects, or `no_answer`, and empty where all is well. `rows` counts the articles that
    the page names, `timed` those with a time.
    """

    name: str
    address: str
    fault: str = ""
    rows: int = 0
    timed: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkup:
    """What a check of a publisher found.

    `verdicts` tell of each declared field whether the site bears it out; None where nothing that
    was asked for could tell.
    """

    publisher: Publisher
    checks: tuple[Check, ...]
    article: Article | None
    verdicts: dict[str, bool | None] = field(default_factory=dict)

    @property
    def is_sound(self) -> bool:
        """Whether every page was as declared."""
        return not any(check.fault for check in self.checks)

    @property
    def is_unreached(self) -> bool:
        """Whether nothing answered at all."""
        return all(check.fault in _SILENCE for check in self.checks)


def check_publisher(
    publisher: Publisher,
    *,
    settings: Settings,
    proxy: str | None = None,
    clock: Clock = now,
    sleep: Sleep = time.sleep,
) -> Checkup:
    """Ask for robots.txt, each feed and sitemap, lists, a search and an article.

    Nothing is stored or archived. What robots.txt closes is not asked for. Between two requests
    lies a second; a local publisher is not spared.

    Raises:
        LocalPublisherError: A local publisher comes without a loopback proxy.
    """
    check_proxy(publisher, proxy)
    headers = {"User-Agent": make_user_agent(settings), **DEFAULT_REQUEST_HEADERS}
    with Fetcher(headers=headers, hosts=publisher.hosts, clock=clock, proxy=proxy) as fetcher:
        pause = 0.0 if publisher.local else _PAUSE_SECONDS
        return _Doctor(publisher, fetcher, lambda: sleep(pause)).run()


class _Doctor:
    """Asks for one page after the other and notes what came."""

    def __init__(self, publisher: Publisher, fetcher: Fetcher, pause: Callable[[], None]) -> None:
        self._publisher = publisher
        self._fetcher = fetcher
        self._pause = pause
        self._scope = Scope(publisher=publisher)
        self._robots: dict[str, Protego] = {}
        self._checks: list[Check] = []
        self._found: list[Found] = []

    def run(self) -> Checkup:
        """Make all checks, in an order in which each page is asked for once."""
        self._read_robots(urlsplit(self._publisher.article).hostname or self._publisher.domain)
        is_reached = self._checks[-1].fault not in _SILENCE
        article = self._check_all() if is_reached else None
        return Checkup(
            publisher=self._publisher,
            checks=tuple(self._checks),
            article=article,
            verdicts=self._judge(article),
        )

    def _check_all(self) -> Article | None:
        """Check the sources, an article that they name, and the search by a word of it."""
        for source in self._list_sources():
            self._check_source(source.kind, source)
        for template in self._publisher.lists:
            self._check_list("list", ListState(template=template))
        article = self._check_articles()
        if self._publisher.search:
            query = _choose_query(article)
            self._check_list("search", ListState(template=self._publisher.search, query=query))
            article = article or self._check_articles()
        return article

    def _list_sources(self) -> Iterator[Source]:
        yield from (Source(kind="feed", address=each) for each in self._publisher.feeds)
        yield from (Source(kind="sitemap", address=each) for each in self._publisher.sitemaps)

    def _check_list(self, name: str, state: ListState) -> None:
        """Check the first page of a list, and of the first list also how paging goes on."""
        is_first = name not in {check.name for check in self._checks}
        harvest = self._check_source(name, make_list_source(state, self._scope))
        if not (is_first and name == "list" and harvest and harvest.further):
            return
        second = self._check_source("page 2", harvest.further[0])
        if second and second.further and second.further[0].state["by_more"]:
            self._check_source("more", second.further[0])

    def _check_source(self, name: str, source: Source) -> Harvest | None:
        fetched = self._ask(name, source.address)
        if fetched is None:
            return None
        harvest = read_source(source, fetched.page, self._scope)
        found = harvest.found
        reasons = (each.reason for each in harvest.rejects)
        # So long a source names enough for a check.
        fault = next((reason for reason in reasons if reason != "page_cap"), "")
        # A page that only leads on (an index of sitemaps, the button for more) is no fault.
        if not (found or harvest.further):
            fault = fault or "no_entries"
        own = [each for each in found if self._publisher.find_address(each.address)]
        timed = sum(each.published is not None for each in own)
        self._note(name, source.address, fault=fault, rows=len(own), timed=timed)
        self._found += own
        return harvest

    def _check_articles(self) -> Article | None:
        """Parse the first articles until one can be read; each that cannot is noted."""
        found = (self._publisher.find_address(each.address) for each in self._found)
        for address in list(dict.fromkeys(filter(None, found)))[:_ARTICLES]:
            fetched = self._ask("article", address)
            if fetched is None:
                continue
            outcome = parse_page(fetched.page, self._publisher)
            if isinstance(outcome, Article):
                self._note("article", address)
                return outcome
            self._note("article", address, fault=outcome.reason)
        return None

    def _ask(self, name: str, address: str) -> Fetched | None:
        """Ask for a page where robots.txt lets us; None with a note where none came."""
        if not self._is_open(address):
            self._note(name, address, fault="robots")
            return None
        self._pause()
        try:
            fetched = self._fetcher.fetch(address)
        except FetchError as error:
            self._note(name, address, fault=error.reason)
            return None
        if fetched.status != HTTPStatus.OK:
            self._note(name, address, fault=f"http_{fetched.status}")
            return None
        return fetched

    def _is_open(self, address: str) -> bool:
        host = urlsplit(address).hostname or ""
        if host not in self._robots:
            self._read_robots(host)
        return bool(self._robots[host].can_fetch(address, ROBOTSTXT_USER_AGENT))

    def _read_robots(self, host: str) -> None:
        """Read the rules of a host; one without a file is open."""
        scheme = urlsplit(self._publisher.article).scheme
        address, rules = f"{scheme}://{host}/robots.txt", ""
        try:
            fetched = self._fetcher.fetch(address)
        except FetchError as error:
            self._note("robots", address, fault=error.reason)
        else:
            is_there = fetched.status == HTTPStatus.OK
            rules = fetched.page.body.decode("utf-8", errors="replace") if is_there else ""
            self._note("robots", address)
        self._robots[host] = Protego.parse(rules)

    def _note(
        self, name: str, address: str, *, fault: str = "", rows: int = 0, timed: int = 0
    ) -> None:
        self._checks.append(Check(name=name, address=address, fault=fault, rows=rows, timed=timed))

    def _judge(self, article: Article | None) -> dict[str, bool | None]:
        """Give a verdict on each declared field."""
        rules = dict(article.rules) if article else {}
        bodies = {each for layout in self._publisher.layouts for each in selectors_of(layout.body)}
        lists = self._verdict_of("list", "page 2")
        verdicts = {
            "feeds": self._verdict_of("feed"),
            "sitemaps": self._verdict_of("sitemap"),
            "lists": lists,
            "list_layouts": lists if lists is not None else self._verdict_of("search"),
            "search": self._verdict_of("search"),
            "more": self._verdict_of("more"),
            "layouts": rules.get("body") in bodies if article else self._verdict_of("article"),
            "number": True if article else self._verdict_of("article"),
            "article": True if article else self._verdict_of("article"),
        }
        return {name: verdicts.get(name) for name in (*verdicts, *self._publisher.unverified)}

    def _verdict_of(self, *names: str) -> bool | None:
        """Tell whether all checks of these names went well; None where there were none.

        What did not answer or may not be asked for tells nothing about a declaration.
        """
        told = [
            not check.fault
            for check in self._checks
            if check.name in names and check.fault not in {*_SILENCE, "robots"}
        ]
        return all(told) if told else None


def _choose_query(article: Article | None) -> str:
    """Choose a word that the search must find: the longest of a headline that is there."""
    words = re.findall(r"[가-힣]{2,}", article.title) if article else []
    return max(words, key=len, default=_COMMON_QUERY)
