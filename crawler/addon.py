"""Our settings for Scrapy: who we are, where things are kept, how fast we may be."""

from importlib.metadata import version
from typing import Any, Self, cast

from scrapy.crawler import Crawler
from scrapy.settings import BaseSettings

from corpus.errors import MicluError
from corpus.settings import Settings
from crawler.local import check_proxy

_PRIORITY = "addon"
# A server on this machine needs no care: no waiting, several requests at a time.
_LOCAL = {
    "AUTOTHROTTLE_ENABLED": False,
    "DOWNLOAD_DELAY": 0,
    "CONCURRENT_REQUESTS": 8,
    # Scrapy keeps so many connections to a host open, and needs more of them than requests.
    "CONCURRENT_REQUESTS_PER_DOMAIN": 16,
    "FRONTIER_TAKE": 256,
    "RETRY_BACKOFF_SECONDS": 0.05,
    "BREAKER_REST_SECONDS": 0.2,
}


class MicluAddon:
    """Puts `corpus.settings.Settings` into a crawl, as `MICLU`, unless the caller gave one."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the addon of a crawler."""
        return cls(crawler)

    def update_settings(self, settings: BaseSettings) -> None:
        """Fill in the settings that depend on the installation and on the publisher.

        A crawl that cannot be ends here as `miclu` does, where Scrapy would print a traceback.

        Raises:
            SystemExit: A local publisher is asked for without its server.
        """
        try:
            self._update(settings)
        except MicluError as error:
            raise SystemExit(f"miclu: {error}") from error

    def _update(self, settings: BaseSettings) -> None:
        miclu = settings.get("MICLU") or Settings()
        settings.set("MICLU", miclu, _PRIORITY)
        settings.set("USER_AGENT", make_user_agent(miclu), _PRIORITY)
        publisher = cast("Any", self._crawler.spider).publisher
        check_proxy(publisher, settings.get("MICLU_LOCAL_PROXY"))
        if publisher.local:
            settings.setdict(_LOCAL, priority="spider")


def make_user_agent(settings: Settings) -> str:
    """Say who we are and how to reach us: `Miclu/0.1.0 (+mailto or address)`."""
    contact = settings.contact or "no contact set"
    return f"Miclu/{version('miclu')} (+{contact})"
