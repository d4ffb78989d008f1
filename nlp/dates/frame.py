"""What a date leans on, and which of several periods is meant."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from nlp.dates.calendar import Period, measure_gap
from nlp.dates.span import DateSpan

# Days beyond which the present month or year gives way, and within which a neighbour must lie.
MONTH_REACH = (20, 6)
YEAR_REACH = (270, 95)


@dataclass(frozen=True, slots=True)
class Frame:
    """What a date may lean on.

    `published` is the day of publication, `near` the day beside which open dates are looked for
    (publication where it is None), `direction` forces the side, `named` is the date named last
    and `named_day` the one with a day.
    """

    published: date | None = None
    near: date | None = None
    direction: int = 0
    named: DateSpan | None = None
    named_day: DateSpan | None = None

    def after(self, found: DateSpan) -> "Frame":
        """Give the frame for what follows a date."""
        day = found if found.precision == "day" else self.named_day
        return replace(self, named=found, named_day=day)

    def beside(self, day: date, *, direction: int) -> "Frame":
        """Give the frame for the other end of a range."""
        return replace(self, near=day, direction=direction)

    @property
    def anchor(self) -> date | None:
        """The day beside which open dates are looked for."""
        return self.near or self.published


def choose_period(
    candidates: Iterable[Period | None], frame: Frame, reach: tuple[int, int]
) -> Period | None:
    """Give the candidate on the side asked for; the first one is the present one."""
    present, *others = candidates
    near, known = frame.anchor, [c for c in (present, *others) if c]
    if near is None or not known:
        return None
    if frame.direction < 0:
        return max((c for c in known if c[0] <= near), default=None)
    if frame.direction > 0:
        return min((c for c in known if c[1] >= near), default=None)
    closest = min(known, key=lambda c: measure_gap(c, near))
    gives_way = not present or measure_gap(present, near) > reach[0]
    gives_way = gives_way and measure_gap(closest, near) <= reach[1]
    return closest if gives_way else present
