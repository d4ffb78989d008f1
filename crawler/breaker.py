"""When to leave a host alone: after failures in a row, or where it asks for it."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakerRules:
    """How patient a crawl is with a host.

    After `failures` in a row it is left alone for `rest`, twice as long each further time; then
    one request tries it. After `trials` of these have failed too, or where it asks to be left
    alone for longer than `longest`, the crawl gives it up; so it does at once, without a trial,
    where the host never gave any answer.
    """

    failures: int
    rest: timedelta
    trials: int
    longest: timedelta


class Breaker:
    """What one host has been like; closed, open, or half open while one request tries it."""

    def __init__(self, rules: BreakerRules) -> None:
        self._rules = rules
        self._failures = 0
        self._openings = 0
        self._is_trying = False
        self.opens_until: datetime | None = None
        self.is_given_up = False
        self.has_answered = False

    def is_ready(self, moment: datetime) -> bool:
        """Tell whether the host may be asked now."""
        if self.is_given_up or self._is_trying:
            return False
        return self.opens_until is None or moment >= self.opens_until

    def start(self, moment: datetime) -> None:
        """Note that the host is asked: the first time after a rest, it is on trial."""
        self._is_trying = self.opens_until is not None and moment >= self.opens_until

    def succeed(self) -> None:
        """Note an answer: all is well again, but for a rest that the host asked for itself."""
        self.has_answered = True
        self._failures = self._openings = 0
        if self._is_trying:
            self._is_trying, self.opens_until = False, None

    def fail(self, moment: datetime, *, is_answer: bool) -> bool:
        """Note a failure, an answer or none; tell whether the host is left alone from now on."""
        self.has_answered |= is_answer
        self._failures += 1
        if not self._is_trying and (self._failures < self._rules.failures or self.opens_until):
            return False
        self.is_given_up = not self.has_answered or self._openings >= self._rules.trials
        self._rest(moment, self._rules.rest * 2**self._openings)
        self._openings += 1
        return True

    def settle(self) -> None:
        """Note that a request is over that never reached the host: the next one tries it."""
        self._is_trying = False

    def rest_until(self, moment: datetime, end: datetime) -> None:
        """Leave the host alone as long as it asks."""
        self.is_given_up = self.is_given_up or end - moment > self._rules.longest
        self._rest(moment, end - moment)

    def _rest(self, moment: datetime, rest: timedelta) -> None:
        self._failures, self._is_trying = 0, False
        self.opens_until = max(self.opens_until or moment, moment + rest)
