"""The days that a digest tells of: an ISO week, or any days from one to another."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from corpus.errors import PeriodError
from outputs.days import say_span
from outputs.digest.week import Week

_BETWEEN = ".."
# A digest is read in one go; more than a year is a report.
_LONGEST = timedelta(days=366)
# Near both ends the calendar has no days to look back or ahead on.
_FIRST, _LAST = date(1900, 1, 1), date(9990, 12, 31)


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """Korean days, both ends inclusive; `key` names it in the store, `label` says it in Korean."""

    key: str
    label: str
    first_day: date
    last_day: date

    @classmethod
    def of_week(cls, week: Week) -> Self:
        """Give the days of an ISO week: `2026-W46`, 2026년 46주."""
        return cls(
            key=str(week), label=week.korean, first_day=week.first_day, last_day=week.last_day
        )

    @classmethod
    def between(cls, first: date, last: date) -> Self:
        """Give the days from one to another: `2026-11-01..2026-11-15`.

        Raises:
            PeriodError: The last day is before the first, or more than a year behind it, or they
                lie outside the years 1900 to 9990.
        """
        is_known = first >= _FIRST and last <= _LAST
        if not (is_known and timedelta() <= last - first <= _LONGEST):
            raise PeriodError(first, last)
        key = f"{first}{_BETWEEN}{last}"
        return cls(key=key, label=say_span(first, last, "day"), first_day=first, last_day=last)

    @classmethod
    def read(cls, key: str) -> Self:
        """Read a key of the store.

        Raises:
            WeekError: It is none.
            PeriodError: Its days are in no order.
        """
        first, between, last = key.partition(_BETWEEN)
        if not between:
            return cls.of_week(Week.read(key))
        try:
            days = date.fromisoformat(first), date.fromisoformat(last)
        except ValueError:
            return cls.of_week(Week.read(key))
        return cls.between(*days)

    @property
    def before(self) -> tuple[date, date]:
        """The first and last of the same number of days that lie before it."""
        length = self.last_day - self.first_day
        last = self.first_day - timedelta(days=1)
        return last - length, last
