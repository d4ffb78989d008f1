"""The scheduler of Scrapy over the frontier in the store.

What a page gives (articles, rejects, further requests) is collected and stored together with the
mark that its request is done: `corpus/store/frontier.py` tells why that survives any death. A
redirect is followed as the same request; one to be tried again goes back to the store until then.
"""

import json
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import asdict
from datetime import datetime, timedelta
from functools import wraps
from typing import Any, Self, cast

from scrapy import Request
from scrapy.core.scheduler import BaseScheduler
from scrapy.crawler import Crawler
from scrapy.utils.asyncio import create_looping_call

from corpus.errors import StoreError
from corpus.records import Rejected
from corpus.settings import Settings
from corpus.store import Ask, Frontier, Taken, open_store
from corpus.times import now
from crawler.archive import ORPHAN_KEY
from crawler.frontier.forms import make_ask, make_form, make_request
from crawler.frontier.loads import Held, Load, find_fault
from crawler.frontier.owners import is_dead, name_owner
from crawler.hosts import Hosts
from crawler.outcomes import stop_crawl
from crawler.pipelines import is_caught_up
from crawler.report import SAVED, WALKED
from crawler.retries import LATER_KEY

HELD_KEY = "held"
"""Where the meta of a request holds its number in the frontier."""

# So often requests that wait are looked after.
_BEAT_SECONDS = 0.25
# What pages gave is stored when it is so much or so old, or when nothing else is to be done.
_LARGEST_LOAD = 128
_OLDEST_LOAD = timedelta(seconds=0.5)
# So long until it is looked again what other crawlers left to do.
_PATIENCE = timedelta(seconds=1)
# The part of a lease after which the store hears of this crawler again.
_RENEWAL = 0.4


class FrontierScheduler(BaseScheduler):
    """Gives the engine the requests of a walk, and the store what came of them."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._most = crawler.settings.getint("FRONTIER_TAKE")
        self._deepest = crawler.settings.getint("DEPTH_LIMIT")
        longest = crawler.settings.getfloat("RETRY_BACKOFF_MOST_SECONDS")
        self._patience = timedelta(seconds=1.25 * longest)
        self._lease = timedelta(seconds=crawler.settings.getfloat("FRONTIER_LEASE_SECONDS"))
        self._ready: deque[Taken | Request] = deque()
        self._held: dict[int, Held] = {}
        self._parked: list[Taken] = []
        self._woken: Request | None = None
        self._next: datetime | None = None
        self._is_broken = False
        self._beat = create_looping_call(self._wake)

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the scheduler of a crawler."""
        return cls(crawler)

    def open(self, spider: Any) -> None:
        """Join the walk for the spider's wish, and tell the spider what is stored already."""
        settings: Settings = self._crawler.settings["MICLU"]
        key = spider.publisher.key
        self._spider = spider
        self._hosts = spider.hosts = Hosts.from_settings(self._crawler.settings, clock=now)
        self._load = self._make_load()
        with open_store(settings.store_url) as store:
            profile = spider.profile.version if spider.profile else ""
            spider.seen = store.seen_addresses(key, profile=profile)
            caught_up = is_caught_up(store, key, profile=profile)
        self._frontier = Frontier(
            settings.store_url,
            publisher=key,
            owner=name_owner(),
            is_dead=is_dead,
            alone=not spider.publisher.local,
            lease=self._lease,
        )
        wish = json.dumps(asdict(spider.wish), default=str, sort_keys=True, ensure_ascii=False)
        walk = self._frontier.join(wish, caught_up=caught_up, limit=spider.wish.limit)
        spider.is_caught_up = walk.caught_up
        spider.walk_opened = walk.opened
        if spider.wish.limit:
            spider.asked |= self._frontier.asked()
        self._exchanged = self._taken = self._next = now()
        self._beat.start(_BEAT_SECONDS, now=False)

    def close(self, reason: str) -> None:  # noqa: ARG002  the word of the interface
        """Give back what is done and what is in hand; close the walk where nothing is left."""
        if self._beat.running:
            self._beat.stop()
        self._report_parked()
        waiting = [each for each in self._ready if isinstance(each, Taken)]
        in_hand = [held.taken for held in self._held.values()]
        self._exchange(release=(*waiting, *self._parked, *in_hand))
        is_done = not self._is_broken and self._frontier.leave()
        self._crawler.stats.set_value(WALKED, is_done)
        self._frontier.close()

    def has_pending_requests(self) -> bool:
        """Tell whether requests wait, here or in the store."""
        if self._is_broken:
            return False
        # Two crawlers that both gave up a host would wait for each other's requests for ever.
        is_stuck = self._parked and now() - self._taken > self._patience
        return bool(self._ready or self._woken or self._load or (self._next and not is_stuck))

    def enqueue_request(self, request: Request) -> bool:
        """Take a request of the spider's start, or the next form of one that is in hand."""
        held = self._held.get(request.meta.get(HELD_KEY, 0))
        if request is self._woken:
            return True
        if held is None:
            self._ask(request, depth=0)
        elif LATER_KEY in request.meta:
            self._postpone(held, request)
        elif self._is_elsewhere(held, request):
            self._finish(held)
            return False
        else:
            self._ready.appendleft(request)
        return True

    def next_request(self) -> Request | None:
        """Give a request whose host may be asked now; fetch more from the store as needed."""
        if self._is_broken:
            return None
        if self._woken:
            request, self._woken = self._woken, None
            return request
        entry = self._pop()
        if entry is None and not self._ready and self._may_have_more():
            self._exchange()
            entry = self._pop()
        return self._prepare(entry) if entry else None

    def _wake(self) -> None:
        """Look after what waits; Scrapy itself asks only every five seconds."""
        age = now() - self._exchanged
        keeps = self._held or self._ready or self._parked
        if (self._load and age > _OLDEST_LOAD) or (keeps and age > self._lease * _RENEWAL):
            self._exchange()
        engine = cast("Any", self._crawler.engine)
        if engine.needs_backout() or self._woken or not (self._ready or self._may_have_more()):
            return
        if request := self.next_request():
            self._woken = request
            engine.crawl(request)

    def _may_have_more(self) -> bool:
        """Tell whether an exchange now may bring requests, or is all that is left to do."""
        if self._load.asks or (self._load and not self._held):
            return True
        return self._next is not None and now() >= self._next

    def _pop(self) -> Taken | Request | None:
        """Give the first request whose host may be asked; park those of hosts given up."""
        for _ in range(len(self._ready)):
            entry = self._ready.popleft()
            address = entry.url if isinstance(entry, Request) else entry.request["url"]
            if self._hosts.is_ready(address):
                self._hosts.start(address)
                return entry
            if self._hosts.find(address).is_given_up:
                self._park(entry)
            else:
                self._ready.append(entry)
        return None

    def _park(self, entry: Taken | Request) -> None:
        """Leave a request to a later crawl."""
        if isinstance(entry, Request):
            entry = self._held.pop(entry.meta[HELD_KEY]).taken
        self._parked.append(entry)

    def _prepare(self, entry: Taken | Request) -> Request:
        """Make a request whose callbacks hand all that they give to the load."""
        if isinstance(entry, Request):
            return entry
        held = self._held[entry.number] = Held(taken=entry)
        request = make_request(entry.request, self._spider)
        request.meta[HELD_KEY] = entry.number
        if entry.is_orphan:
            request.meta[ORPHAN_KEY] = True
        request.callback = self._collect(held, request.callback)
        request.errback = self._collect(held, request.errback)
        return request

    def _collect(self, held: Held, handler: Any) -> Callable[..., tuple[()]]:
        """Make a callback that collects, and leaves nothing for Scrapy to do."""

        @wraps(handler)
        def collect(answer: Any, **arguments: Any) -> tuple[()]:
            outputs: list[Any] = []
            fault = "error"
            try:
                for output in handler(answer, **arguments):
                    outputs.append(output)  # noqa: PERF402  what came before a fault counts
                fault = ""
            finally:
                self._finish(held, outputs, fault=fault)
            return ()

        return collect

    def _finish(self, held: Held, outputs: Iterable[Any] = (), *, fault: str = "") -> None:
        """Put what a request gave into the load, and the mark that it is done."""
        number = held.taken.number
        if self._held.pop(number, None) is None:
            return
        for output in outputs:
            if isinstance(output, Request):
                self._ask(output, depth=held.taken.request.get("depth", 0) + 1)
            else:
                fault = fault or find_fault(output)
                self._load.add_visit(output)
        self._hosts.find(held.taken.request["url"]).settle()
        self._load.asks += [
            Ask(fingerprint=each, request={"url": held.taken.request["url"]}, is_done=True)
            for each in held.redirects
        ]
        self._load.done.append((number, fault))
        if len(self._load.done) >= _LARGEST_LOAD:
            self._exchange()

    def _ask(self, request: Request, *, depth: int) -> None:
        """Put a request into the load, unless it lies too deep: lists and sitemaps may loop."""
        if depth > self._deepest:
            self._load.reject(Rejected(address=request.url, reason="too_deep"), at=now())
            return
        self._load.asks.append(make_ask(request, self._fingerprint(request), depth=depth))

    def _postpone(self, held: Held, request: Request) -> None:
        due = datetime.fromisoformat(request.meta.pop(LATER_KEY))
        del self._held[held.taken.number]
        form = make_form(request) | {"depth": held.taken.request.get("depth", 0)}
        form["meta"].pop(HELD_KEY)
        taken = Taken(number=held.taken.number, request=form)
        self._load.postponed.append((taken, due))

    def _is_elsewhere(self, held: Held, request: Request) -> bool:
        """Tell whether a redirect leads to a request of its own; if not, note where it leads."""
        passed = request.meta.get("redirect_urls", ())
        fingerprint = self._fingerprint(request)
        if request.url in passed or not passed or fingerprint in held.redirects:
            return False
        waiting = (ask.fingerprint for ask in self._load.asks)
        if fingerprint in waiting or self._frontier.knows(fingerprint):
            return True
        held.redirects.append(fingerprint)
        return False

    def _exchange(self, *, release: Iterable[Taken] = ()) -> None:
        """Store the load and fetch requests; a store that fails stops the crawl."""
        if self._is_broken:
            return
        batch = self._load.make_batch(released=[taken.number for taken in release])
        take = 0 if release else max(self._most - len(self._ready), 0)
        try:
            exchanged = self._frontier.exchange(batch, take=take)
        except StoreError as error:
            self._is_broken = True
            stop_crawl(self._crawler, str(error))
            return
        for saved in exchanged.saved:
            self._crawler.stats.inc_value(f"{SAVED}{saved.value}")
        self._load = self._make_load()
        self._ready.extend(exchanged.taken)
        self._exchanged = moment = now()
        self._taken = moment if exchanged.taken else self._taken
        due = moment if exchanged.taken else exchanged.next_due
        self._next = due and min(due, moment + _PATIENCE)

    def _report_parked(self) -> None:
        """Count the requests that a host which does not answer leaves to a later crawl."""
        for taken in self._parked:
            host = self._hosts.find(taken.request["url"])
            reason = "host_down" if host.has_answered else "unreachable"
            rejected = Rejected(address=taken.request["url"], reason=reason)
            self._load.reject(rejected, at=self._spider.clock())

    def _make_load(self) -> Load:
        return Load(publisher=self._spider.publisher, stats=self._crawler.stats)

    def _fingerprint(self, request: Request) -> str:
        return self._crawler.request_fingerprinter.fingerprint(request).hex()
