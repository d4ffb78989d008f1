"""Fetch one page at a time, outside of a crawl: for checks and for the answers of an interface."""

from collections.abc import Callable, Collection, Mapping
from concurrent.futures import Future
from dataclasses import dataclass, field
from threading import Thread
from typing import TypeVar
from urllib.parse import urljoin, urlsplit

import requests

from corpus.times import Clock
from crawler.connections import PublicAdapter
from crawler.errors import FetchError
from crawler.page import Page
from crawler.times import parse_time

_TIMEOUT_SECONDS = 30.0
_LARGEST = 10 * 1024 * 1024
_MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)
_Result = TypeVar("_Result")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer: its page (`page.fetched` is the server's own time), status and headers."""

    page: Page
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)


class Fetcher:
    """Asks for pages of some hosts and of no other; a context manager.

    Names that lead to addresses which are not public are refused; a host that is itself written as
    an address is meant by whoever names it. `proxy` is the loopback server of a local publisher.
    Without one, the proxies that the environment names are used, as Scrapy does, and must refuse
    by themselves.
    """

    def __init__(
        self,
        *,
        headers: Mapping[str, str],
        hosts: Collection[str],
        clock: Clock,
        proxy: str | None = None,
        timeout_seconds: float = _TIMEOUT_SECONDS,
    ) -> None:
        self._session = requests.Session()
        self._session.headers.update(headers)
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, PublicAdapter())
        self._hosts = hosts
        self._clock = clock
        self._timeout_seconds = timeout_seconds
        if proxy:
            self._session.trust_env = False
            self._session.proxies.update({"http": proxy, "https": proxy})

    def __enter__(self) -> "Fetcher":
        return self

    def __exit__(self, *_: object) -> None:
        self._session.close()

    def fetch(self, address: str) -> Fetched:
        """Fetch a page, whatever its status.

        Raises:
            FetchError: No whole answer came in time, it is too large, or it leads elsewhere.
        """
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._fetch_in_time(address)
            if answer.status not in _REDIRECTS or "Location" not in answer.headers:
                return answer
            address = urljoin(address, answer.headers["Location"])
        raise FetchError(address, "it redirects without end", reason="redirects")

    def _fetch_in_time(self, address: str) -> Fetched:
        """Fetch an answer, all of it within the time: a server may send a byte now and then."""
        try:
            return _call_within(self._timeout_seconds, lambda: self._fetch_once(address))
        except TimeoutError as error:
            fault = f"no whole answer came within {self._timeout_seconds:g} seconds"
            raise FetchError(address, fault, reason="timeout") from error

    def _fetch_once(self, address: str) -> Fetched:
        if urlsplit(address).hostname not in self._hosts:
            fault = "it is on a host that the publisher does not declare"
            raise FetchError(address, fault, reason="offsite")
        try:
            with self._session.get(
                address, timeout=self._timeout_seconds, allow_redirects=False, stream=True
            ) as response:
                body = self._read(response, address)
        except requests.RequestException as error:
            fault = f"{type(error).__name__}: {error}"
            reason = "timeout" if isinstance(error, requests.Timeout) else "no_answer"
            raise FetchError(address, fault, reason=reason) from error
        page = Page(
            body=body,
            address=address,
            fetched=parse_time(response.headers.get("Date", "")) or self._clock(),
            content_type=response.headers.get("Content-Type", ""),
        )
        return Fetched(page=page, status=response.status_code, headers=response.headers)

    @staticmethod
    def _read(response: requests.Response, address: str) -> bytes:
        """Read an unpacked body up to the limit."""
        body = bytearray()
        for part in response.iter_content(65536):
            body += part
            if len(body) > _LARGEST:
                fault = f"it is larger than {_LARGEST} bytes"
                raise FetchError(address, fault, reason="too_large")
        return bytes(body)


def _call_within(seconds: float, call: Callable[[], _Result]) -> _Result:
    """Call a function and give what it gives.

    Raises:
        TimeoutError: It took longer; its thread is left behind and holds nobody up.
    """
    outcome: Future[_Result] = Future()

    def run() -> None:
        try:
            outcome.set_result(call())
        except BaseException as error:  # noqa: BLE001  it is raised where it was called
            outcome.set_exception(error)

    Thread(target=run, daemon=True).start()
    return outcome.result(timeout=seconds)
