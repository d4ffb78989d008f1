"""What a crawl may use up: pages and minutes, which Scrapy counts itself, and bytes."""

from dataclasses import dataclass
from typing import Any, Self, cast

from scrapy import signals
from scrapy.crawler import Crawler
from scrapy.exceptions import NotConfigured
from scrapy.http import Response
from scrapy.utils.defer import deferred_from_coro

_SECONDS = 60
_OUTCOME = "closespider_bytecount"


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """What a crawl of all its publishers may use up; None is no bound.

    `pages`, at least one, are answers of any kind, `megabytes` (of a million) their bodies as they
    came. What is under way when the bound is reached still arrives.
    """

    pages: int | None = None
    minutes: float | None = None
    megabytes: float | None = None

    def share(self, publishers: int) -> list[dict[str, float] | None]:
        """Give each of so many publishers its part, as Scrapy's settings; time runs for all.

        Pages that are left over go to the first ones; None where no page is left for one.
        """
        return [self._cut_share(place, publishers) for place in range(publishers)]

    def _cut_share(self, place: int, publishers: int) -> dict[str, float] | None:
        shares = {
            "CLOSESPIDER_TIMEOUT": self.minutes and self.minutes * _SECONDS,
            "CLOSESPIDER_BYTECOUNT": self.megabytes and self.megabytes * 1e6 / publishers,
        }
        if self.pages is not None:
            whole, rest = divmod(self.pages, publishers)
            shares["CLOSESPIDER_PAGECOUNT"] = whole + (place < rest)
            if not shares["CLOSESPIDER_PAGECOUNT"]:
                return None
        return {name: share for name, share in shares.items() if share}


UNLIMITED = Budget()


class ByteBudget:
    """Stops a crawl that received `CLOSESPIDER_BYTECOUNT` bytes of bodies, as they came."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._left = crawler.settings.getfloat("CLOSESPIDER_BYTECOUNT")
        if not self._left:
            raise NotConfigured

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the extension of a crawler; without a budget there is none."""
        budget = cls(crawler)
        crawler.signals.connect(budget.count, signal=signals.response_downloaded)
        return budget

    def count(self, response: Response) -> None:
        """Count the bytes of an answer."""
        was_open, self._left = self._left > 0, self._left - len(response.body)
        if was_open and self._left <= 0:
            engine = cast("Any", self._crawler.engine)
            deferred_from_coro(engine.close_spider_async(reason=_OUTCOME))
