"""Trying again: later each time, when the host says so, and not where it stays away."""

import logging
import random
from datetime import UTC, datetime, timedelta
from email.utils import parsedate_to_datetime
from typing import Any, Self, cast

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.retry import get_retry_request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.utils.misc import load_object

from crawler.report import BROKEN

_log = logging.getLogger(__name__)

LATER_KEY = "later"
"""Where the meta of a request to be made again holds from when on, as ISO text."""

_SERVER_ERROR = 500


class PatientRetryMiddleware:
    """Retries as Scrapy's own, with exponential backoff, `Retry-After` and a breaker for each host.

    Source: RFC 9110 §10.2.3 (Retry-After: seconds or a date), RFC 6585 §4 (status 429).
    """

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        settings = crawler.settings
        self._codes = {int(code) for code in settings.getlist("RETRY_HTTP_CODES")}
        self._errors = tuple(map(load_object, settings.getlist("RETRY_EXCEPTIONS")))
        self._base = timedelta(seconds=settings.getfloat("RETRY_BACKOFF_SECONDS"))
        self._most = timedelta(seconds=settings.getfloat("RETRY_BACKOFF_MOST_SECONDS"))

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the middleware of a crawler."""
        return cls(crawler)

    def process_response(self, request: Request, response: Response) -> Request | Response:
        """Note how the host answers, and let what failed be asked for again later."""
        if response.status not in self._codes and response.status < _SERVER_ERROR:
            self._spider.hosts.find(request.url).succeed()
            return response
        self._note_failure(request, is_answer=True)
        self._heed(request, response)
        is_passing = response.status in self._codes
        return (self._try_again(request, str(response.status)) if is_passing else None) or response

    def process_exception(self, request: Request, exception: Exception) -> Request | None:
        """Note that the host gave no answer, and let it be asked again later."""
        if isinstance(exception, IgnoreRequest):
            return None
        self._note_failure(request, is_answer=False)
        is_passing = isinstance(exception, self._errors)
        return self._try_again(request, exception) if is_passing else None

    @property
    def _spider(self) -> Any:
        return cast("Any", self._crawler.spider)

    def _note_failure(self, request: Request, *, is_answer: bool) -> None:
        if self._spider.hosts.fail(request.url, is_answer=is_answer):
            self._crawler.stats.inc_value(BROKEN)
            _log.warning("%s fails again and again and is left alone for a while", request.url)

    def _heed(self, request: Request, response: Response) -> None:
        """Leave the host alone as long as its `Retry-After` asks."""
        text = (response.headers.get("Retry-After") or b"").decode("latin-1")
        if end := parse_retry_after(text, now=self._spider.clock()):
            self._spider.hosts.rest_until(request.url, end)

    def _try_again(self, request: Request, reason: str | Exception) -> Request | None:
        """Make the next request with the time from which it is due; None after too many."""
        again = get_retry_request(
            request, spider=self._spider, reason=reason, give_up_log_level="DEBUG"
        )
        if again is not None:
            wait = min(self._base * 2 ** (again.meta["retry_times"] - 1), self._most)
            wait *= random.uniform(0.75, 1.25)  # noqa: S311  no secret
            again.meta[LATER_KEY] = (self._spider.clock() + wait).isoformat()
        return again


def parse_retry_after(text: str, *, now: datetime) -> datetime | None:
    """Parse the value of `Retry-After`; None where it is neither seconds nor a date.

    A date without a zone is GMT.
    """
    text = text.strip()
    if text.isdecimal():
        return now + timedelta(seconds=min(int(text), 10**9))
    try:
        date = parsedate_to_datetime(text)
    except ValueError:
        return None
    return date if date.tzinfo else date.replace(tzinfo=UTC)
