"""Ask the Naver news search."""

import time
from collections.abc import Callable, Collection, Iterable
from http import HTTPStatus
from typing import Self
from urllib.parse import urlsplit

from corpus.settings import Settings
from corpus.times import now
from crawler.discovery.naver import (
    LAST_START,
    PAGE_HITS,
    NaverAnswer,
    NaverHarvest,
    is_reached,
    make_search_address,
    parse_answer,
    parse_fault,
    select_hits,
)
from crawler.errors import FetchError, NaverError
from crawler.fetching import Fetched, Fetcher
from crawler.wish import Wish

# Source: the guide names 25,000 calls a day; ten a second is what developers report.
_PAUSE_SECONDS = 0.12
_TRIES = 3
_QUOTA = "010"
_KEYS_REFUSED = (HTTPStatus.UNAUTHORIZED, HTTPStatus.FORBIDDEN)
_MISUNDERSTOOD = (HTTPStatus.BAD_REQUEST, HTTPStatus.NOT_FOUND)

Sleep = Callable[[float], None]


def search_naver(
    queries: Iterable[str],
    *,
    wish: Wish,
    keys: Collection[str],
    settings: Settings,
    sleep: Sleep = time.sleep,
) -> NaverHarvest:
    """Search for articles of publishers; hits are resolved to the outlets' own addresses.

    Where the day's quota is used up, or Naver fails and goes on failing, what was found so far
    is given and `cut` says so.

    Args:
        queries: Words to search for, one search each.
        wish: Only its days and its limit (articles for each publisher) are looked at.
        keys: The publishers whose articles are wanted.
        settings: The keys for the search and its address.
        sleep: Waits between two calls.

    Raises:
        NaverError: There are no keys, they are refused, or a query is not understood.
    """
    harvest = NaverHarvest()
    with _Search(settings, harvest, sleep) as search:
        for query in dict.fromkeys(queries):
            if harvest.cut or search.is_full(keys, wish):
                break
            search.run(query, wish, keys)
    return harvest


class _Search:
    """The calls of one search; a context manager."""

    def __init__(self, settings: Settings, harvest: NaverHarvest, sleep: Sleep) -> None:
        if not (settings.naver_id and settings.naver_secret):
            raise NaverError(
                "needs keys, and none are set",
                "Make some at developers.naver.com; set MICLU_NAVER_ID and MICLU_NAVER_SECRET",
            )
        self._base = settings.naver_address
        self._harvest = harvest
        self._sleep = sleep
        self._fetcher = Fetcher(
            headers={
                "X-Naver-Client-Id": settings.naver_id,
                "X-Naver-Client-Secret": settings.naver_secret,
            },
            hosts=(urlsplit(self._base).hostname or "",),
            clock=now,
        )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self._fetcher.__exit__(*error)

    def run(self, query: str, wish: Wish, keys: Collection[str]) -> None:
        """Take in the hits of a query by date, and by relevance where that is not enough."""
        for sort in ("date", "sim"):
            if self._walk(query, sort, wish, keys):
                return

    def is_full(self, keys: Collection[str], wish: Wish) -> bool:
        """Tell whether as many articles of each publisher were found as are wanted."""
        if wish.limit is None:
            return False
        found = self._harvest.addresses
        return all(len(found.get(key, ())) >= wish.limit for key in keys)

    def _walk(self, query: str, sort: str, wish: Wish, keys: Collection[str]) -> bool:
        """Walk the window of one order; tell whether all wanted hits were seen."""
        for start in range(1, LAST_START + 1, PAGE_HITS):
            answer = self._ask(make_search_address(self._base, query, start=start, sort=sort))
            if answer is None:
                return True
            self._harvest.add(select_hits(answer, wish), keys)
            is_end = start + PAGE_HITS > answer.total or len(answer.hits) < PAGE_HITS
            if is_end or self.is_full(keys, wish):
                return True
            if sort == "date" and is_reached(answer, wish):
                return True
        return False

    def _ask(self, address: str) -> NaverAnswer | None:
        """Ask for one page; None where the search ends here."""
        for attempt in range(1, _TRIES + 1):
            try:
                self._harvest.calls += 1
                fetched = self._fetcher.fetch(address)
            except FetchError as error:
                self._harvest.cut = error.fault
            else:
                if fetched.status == HTTPStatus.OK:
                    self._harvest.cut = ""
                    self._sleep(_PAUSE_SECONDS)
                    return parse_answer(fetched.page)
                if self._is_final(fetched):
                    return None
            self._sleep(_PAUSE_SECONDS * 10**attempt)
        return None

    def _is_final(self, fetched: Fetched) -> bool:
        """Tell whether asking again is of no use, and keep why.

        Raises:
            NaverError: The keys or the query are at fault.
        """
        code, words = parse_fault(fetched.page)
        self._harvest.cut = f"{fetched.status} {code} {words}".strip()
        if fetched.status in _KEYS_REFUSED:
            raise NaverError(
                f"refuses the keys: {self._harvest.cut}",
                "Check MICLU_NAVER_ID and MICLU_NAVER_SECRET, and that the application may search",
            )
        if fetched.status in _MISUNDERSTOOD:
            raise NaverError(f"does not understand: {self._harvest.cut}", "Change the query")
        return code == _QUOTA
