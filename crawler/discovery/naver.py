"""The Naver news search: its addresses and answers, and whose articles it names.

One query shows its 1,100 newest or best hits at most, and takes no days: it is asked in pages of
100 by date, and where that does not reach back far enough by relevance as well.

Source: naver/naver-openapi-guide, ko/service-apis/search/news/news.md (2026-08-07).
"""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from urllib.parse import urlencode

from crawler.page import Page
from crawler.publishers import find_publisher
from crawler.publishers.base import find_host
from crawler.times import parse_time
from crawler.wish import Wish

PAGE_HITS = 100
LAST_START = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class NaverHit:
    """One hit: the outlet's own address where Naver knows it, and when Naver got the article."""

    address: str
    received: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class NaverAnswer:
    """One page of hits; `total` counts all, also those that cannot be asked for."""

    total: int
    hits: tuple[NaverHit, ...]


@dataclass(slots=True, kw_only=True)
class NaverHarvest:
    """What a search brought: article addresses by publisher key, in the order of the hits.

    `strange` counts the hits on hosts that no publisher declares, `calls` the calls of the quota;
    `cut` says why the search ended before its time, and is empty where it did not.
    """

    addresses: dict[str, list[str]] = field(default_factory=dict)
    strange: Counter[str] = field(default_factory=Counter)
    calls: int = 0
    cut: str = ""

    def add(self, hits: Iterable[NaverHit], keys: Collection[str]) -> None:
        """Take in the hits that lead to an article of one of these publishers, each once."""
        for hit in hits:
            owner = find_publisher(hit.address)
            address = owner.find_address(hit.address) if owner else None
            if owner is None or address is None:
                self.strange[find_host(hit.address) or hit.address] += 1
            elif owner.key in keys:
                known = self.addresses.setdefault(owner.key, [])
                known += [address] if address not in known else []


def make_search_address(base: str, query: str, *, start: int, sort: str) -> str:
    """Make the address of one page of hits; `start` counts from 1, `sort` is date or sim."""
    words = {"query": query, "display": PAGE_HITS, "start": start, "sort": sort}
    return f"{base}?{urlencode(words)}"


def parse_answer(page: Page) -> NaverAnswer:
    """Parse an answer; one that is no answer of the search has no hits."""
    try:
        answer = json.loads(page.body)
        items = answer["items"]
        total = int(answer["total"])
    except (ValueError, KeyError, TypeError):
        return NaverAnswer(total=0, hits=())
    return NaverAnswer(total=total, hits=tuple(_parse_hits(items)))


def parse_fault(page: Page) -> tuple[str, str]:
    """Parse the code and the words of a refusal; empty where it tells none."""
    try:
        answer = json.loads(page.body)
        return str(answer.get("errorCode", "")), str(answer.get("errorMessage", ""))
    except (ValueError, AttributeError):
        return "", ""


def select_hits(answer: NaverAnswer, wish: Wish) -> tuple[NaverHit, ...]:
    """Select the hits that may be wanted: Naver gets an article on its day or soon after."""
    day = timedelta(days=1)
    return tuple(
        hit
        for hit in answer.hits
        if wish.covers(hit.received) or (hit.received and wish.covers(hit.received - day))
    )


def is_reached(answer: NaverAnswer, wish: Wish) -> bool:
    """Tell whether hits by date went back beyond the first day that is wanted."""
    times = [hit.received for hit in answer.hits if hit.received]
    return wish.since is not None and bool(times) and min(times).date() < wish.since


def _parse_hits(items: Iterable[Mapping[str, str]]) -> Iterator[NaverHit]:
    for item in items:
        address = item.get("originallink") or item.get("link") or ""
        if address:
            yield NaverHit(address=address, received=parse_time(item.get("pubDate", "")))
