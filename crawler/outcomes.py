"""How a request can end without a page, and a crawl before its time."""

from scrapy.crawler import Crawler
from scrapy.exceptions import (
    CannotResolveHostError,
    DownloadCancelledError,
    DownloadTimeoutError,
    IgnoreRequest,
)
from scrapy.spidermiddlewares.httperror import HttpError
from scrapy.utils.defer import deferred_from_coro

from crawler.report import FAILED, FAULT

_BY_CLASS: tuple[tuple[type[BaseException], str], ...] = (
    (DownloadTimeoutError, "timeout"),
    (DownloadCancelledError, "too_large"),
    (CannotResolveHostError, "no_host"),
)
# Scrapy tells these apart by nothing but the words of `IgnoreRequest`.
_BY_WORDS = (
    ("robots.txt", "robots"),
    ("max redirections", "redirects"),
    ("offsite", "offsite"),
    ("private address", "private_address"),
    ("DOWNLOAD_MAXSIZE", "too_large"),
    ("unarchived", "unarchived"),
)


def name_failure(error: BaseException) -> tuple[str, str]:
    """Give the reason, one of a few words, and the detail of a request that failed.

    `http_404` and the like; `robots`, `redirects`, `offsite`, `private_address`, `too_large`,
    `timeout`, `no_host`, `unarchived`, and `unreachable` for every other fault of the network.
    """
    if isinstance(error, HttpError):
        return f"http_{error.response.status}", ""
    if isinstance(error, IgnoreRequest):
        words = str(error)
        return next((name for part, name in _BY_WORDS if part in words), "ignored"), words
    reason = next((name for kind, name in _BY_CLASS if isinstance(error, kind)), "unreachable")
    return reason, f"{type(error).__name__}: {error}"


def stop_crawl(crawler: Crawler, fault: str) -> None:
    """Stop a crawl whose pages can no longer be kept, and put the reason into its report."""
    if not crawler.stats.get_value(FAULT):
        crawler.stats.set_value(FAULT, fault)
        deferred_from_coro(crawler.engine.close_spider_async(reason=FAILED))
