"""What a date reader found."""

from dataclasses import dataclass, replace
from datetime import date


@dataclass(frozen=True, slots=True)
class DateSpan:
    """A date or range as it stands in a text.

    `start`, `end` are code points of the text; `first` and `last` the first and last day meant,
    narrowed by 초, 중순, 말; `precision` is the unit that was named: day, week, month, season,
    quarter, half, year or decade.
    """

    start: int
    end: int
    first: date
    last: date
    precision: str

    def until(self, end: int, last: date) -> "DateSpan":
        """Give this date stretched to a later end, in the text and in time."""
        return replace(self, end=end, last=last)
