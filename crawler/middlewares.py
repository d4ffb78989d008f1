"""What happens to every request on its way out."""

from typing import Any, Self, cast
from urllib.parse import urlsplit

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest


class LocalProxyMiddleware:
    """Sends all requests of a local publisher, robots.txt too, to its server on this machine.

    Such a publisher has invented addresses; through the proxy they stay what they are whatever
    port the server has, and no request can leave the machine.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the middleware of a crawler."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Set the proxy where the publisher is local."""
        if cast("Any", self._crawler.spider).publisher.local:
            request.meta["proxy"] = self._crawler.settings["MICLU_LOCAL_PROXY"]


class OwnHostMiddleware:
    """Refuses every request to a host that the publisher does not declare.

    In place of Scrapy's own, which drops a redirect elsewhere without a word: here it ends as a
    counted reject.
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the middleware of a crawler."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Let a request to a declared host pass.

        Raises:
            IgnoreRequest: It goes elsewhere.
        """
        host = urlsplit(request.url).hostname
        if host not in cast("Any", self._crawler.spider).publisher.hosts:
            raise IgnoreRequest(f"offsite: {host}")
