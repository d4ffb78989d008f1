"""ISO weeks in Korean time."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Self

from corpus.errors import WeekError
from corpus.times import korean_day

# Near both ends the calendar has no days to look back or ahead on.
_FIRST_YEAR, _LAST_YEAR = 1900, 9990
_WEEK = re.compile(r"(?P<year>\d{4})-W(?P<number>\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Week:
    """An ISO week: Monday to Sunday, in the year that holds its Thursday."""

    year: int
    number: int

    @classmethod
    def read(cls, text: str) -> Self:
        """Read `2026-W46`.

        Raises:
            WeekError: The text has another form, the year has no such week, or is none of 1900 to
                9990.
        """
        found = _WEEK.fullmatch(text.strip())
        if not found or not _FIRST_YEAR <= int(found["year"]) <= _LAST_YEAR:
            raise WeekError(text)
        week = cls(int(found["year"]), int(found["number"]))
        try:
            _ = week.first_day, week.last_day
        except (ValueError, OverflowError) as error:
            raise WeekError(text) from error
        return week

    @classmethod
    def of(cls, moment: date) -> Self:
        """Give the week that holds a day, or a time (which must carry a zone) in Korean time."""
        day = korean_day(moment) if isinstance(moment, datetime) else moment
        year, number, _ = day.isocalendar()
        return cls(year, number)

    @property
    def first_day(self) -> date:
        """The Monday."""
        return date.fromisocalendar(self.year, self.number, 1)

    @property
    def last_day(self) -> date:
        """The Sunday."""
        return date.fromisocalendar(self.year, self.number, 7)

    @property
    def korean(self) -> str:
        """The name in Korean: `2026년 46주`."""
        return f"{self.year}년 {self.number}주"

    @property
    def days(self) -> str:
        """The first and the last day in Korean: `11월 9일~11월 15일`."""
        first, last = self.first_day, self.last_day
        return f"{first.month}월 {first.day}일~{last.month}월 {last.day}일"

    def __str__(self) -> str:
        return f"{self.year:04d}-W{self.number:02d}"
