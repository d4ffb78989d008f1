"""Fetch one page at a time, outside of a crawl: for checks and for the answers of an interface."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from urllib.parse import urljoin, urlsplit

import requests

from corpus.times import Clock
from crawler.errors import FetchError
from crawler.page import Page
from crawler.times import parse_time

_TIMEOUT_SECONDS = 30
_LARGEST = 10 * 1024 * 1024
_MOST_REDIRECTS = 5
_REDIRECTS = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """An answer: its page (`page.fetched` is the server's own time), status and headers."""

    page: Page
    status: int
    headers: Mapping[str, str] = field(default_factory=dict)


class Fetcher:
    """Asks for pages of some hosts and of no other; a context manager.

    `proxy` is the loopback server of a local publisher. Without one, the proxies that the
    environment names are used, as Scrapy does.
    """

    def __init__(
        self,
        *,
        headers: Mapping[str, str],
        hosts: Collection[str],
        clock: Clock,
        proxy: str | None = None,
    ) -> None:
        self._session = requests.Session()
        self._session.headers.update(headers)
        self._hosts = hosts
        self._clock = clock
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
            FetchError: No answer came, it is too large, or it leads to another host.
        """
        for _ in range(_MOST_REDIRECTS + 1):
            answer = self._fetch_once(address)
            if answer.status not in _REDIRECTS or "Location" not in answer.headers:
                return answer
            address = urljoin(address, answer.headers["Location"])
        raise FetchError(address, "it redirects without end")

    def _fetch_once(self, address: str) -> Fetched:
        if urlsplit(address).hostname not in self._hosts:
            raise FetchError(address, "it is on a host that the publisher does not declare")
        try:
            with self._session.get(
                address, timeout=_TIMEOUT_SECONDS, allow_redirects=False, stream=True
            ) as response:
                body = self._read(response, address)
        except requests.RequestException as error:
            fault = f"{type(error).__name__}: {error}"
            raise FetchError(address, fault, is_network=True) from error
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
                raise FetchError(address, f"it is larger than {_LARGEST} bytes")
        return bytes(body)
