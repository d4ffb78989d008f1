"""Korean time: the zone of all publishers, and the day on which something was published."""

from collections.abc import Callable
from datetime import date, datetime, time, timedelta, timezone

# Korea has kept UTC+9 without summer time since 1988; pages and feeds leave the zone out.
KST = timezone(timedelta(hours=9), "KST")

Clock = Callable[[], datetime]


def now() -> datetime:
    """Give the present moment: the clock of a running installation."""
    return datetime.now(KST)


def korean_day(moment: datetime) -> date:
    """Give the day in Korea at a moment with a zone."""
    return moment.astimezone(KST).date()


def day_start(day: date) -> datetime:
    """Give the first moment of a day in Korea."""
    return datetime.combine(day, time(), KST)
