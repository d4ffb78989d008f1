"""The hosts of a crawl: which may be asked now, which rest, which are given up."""

from datetime import datetime, timedelta
from typing import Self
from urllib.parse import urlsplit

from scrapy.settings import BaseSettings

from corpus.times import Clock
from crawler.breaker import Breaker, BreakerRules


class Hosts:
    """A breaker for each host."""

    def __init__(self, rules: BreakerRules, *, clock: Clock) -> None:
        self._rules = rules
        self._clock = clock
        self._breakers: dict[str, Breaker] = {}

    @classmethod
    def from_settings(cls, settings: BaseSettings, *, clock: Clock) -> Self:
        """Take the rules from Scrapy's settings."""
        rules = BreakerRules(
            failures=settings.getint("BREAKER_FAILURES"),
            rest=timedelta(seconds=settings.getfloat("BREAKER_REST_SECONDS")),
            trials=settings.getint("BREAKER_TRIALS"),
            longest=timedelta(seconds=settings.getfloat("RETRY_AFTER_MOST_SECONDS")),
        )
        return cls(rules, clock=clock)

    def find(self, address: str) -> Breaker:
        """Give the breaker of the host of an address."""
        host = urlsplit(address).hostname or ""
        if host not in self._breakers:
            self._breakers[host] = Breaker(self._rules)
        return self._breakers[host]

    def is_ready(self, address: str) -> bool:
        """Tell whether the host of an address may be asked now."""
        return self.find(address).is_ready(self._clock())

    def start(self, address: str) -> None:
        """Note that an address is asked for."""
        self.find(address).start(self._clock())

    def fail(self, address: str, *, is_answer: bool) -> bool:
        """Note a failure, an answer or none; tell whether the host is left alone from now on."""
        return self.find(address).fail(self._clock(), is_answer=is_answer)

    def rest_until(self, address: str, end: datetime) -> None:
        """Leave a host alone as long as it asks."""
        self.find(address).rest_until(self._clock(), end)
