"""The line that the figure statements of one measure make: heads, conflicts, gaps, changes."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import groupby

from corpus.periods import Period, find_missing, week_period
from corpus.series.points import CHANGE, PUBLISHED, Value
from corpus.series.sides import END, START
from corpus.store.citations import Citation
from corpus.store.points import StoredPoint

# What is counted one by one is told to the last piece; money, shares and sizes are rounded.
_COUNTED = frozenset({"개", "명", "건", "회", "종", "팀", "위", "과목", "장", "가구", "국", "교"})
_NEAR = Decimal("0.05")
_LEAST_DIGITS = 2
_COARSE = frozenset({"year", "half", "quarter", "month"})
_DECIDED = frozenset({"accepted", "corrected"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """The way from the last known value to this one.

    `difference` is in the unit of the series (percentage points for %), `percent` empty where the
    value before was 0 or is itself in per cent; it is `approximate` where either value is.
    """

    since: Period
    before: Decimal
    difference: Decimal
    percent: Decimal | None
    approximate: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """A statement in its series.

    Of the statements for one time the `head` is the best borne out; where several are that alike
    and do not agree, none is the head, and they are rivals. `conflicts` are the keys of those for
    the same time that do not agree. Only heads have a `change`. `evidence` are some sentences that
    state it, last published first.
    """

    stated: StoredPoint
    is_head: bool
    is_rival: bool = False
    conflicts: tuple[str, ...] = ()
    change: Change | None = None
    evidence: tuple[Citation, ...] = ()

    @property
    def period(self) -> Period:
        """The time that it speaks for."""
        return self.stated.value.period


@dataclass(frozen=True, slots=True, kw_only=True)
class Gap:
    """Periods of which nothing is known, between two that are: from `first` to `last`."""

    first: Period
    last: Period
    periods: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """The figures of one measure in one unit over time; `unit` is empty where it is unknown.

    `points` are facts, `plans` plans and targets, each by the time that they speak for. Of a
    `change` series the values are what something grew or shrank by.
    """

    measure: str
    unit: str
    kind: str
    points: tuple[Point, ...]
    plans: tuple[Point, ...]

    @property
    def gaps(self) -> tuple[Gap, ...]:
        """What is missing between the facts."""
        return tuple(_find_gaps([point.period for point in self.points]))

    @property
    def latest(self) -> Point | None:
        """The head of the last time, None where it has rivals, or where there are only plans."""
        return next((point for point in self._last if point.is_head), None)

    @property
    def rivals(self) -> tuple[Point, ...]:
        """The values of the last time of which none is the head."""
        return tuple(point for point in self._last if point.is_rival)

    @property
    def _last(self) -> list[Point]:
        """The statements for the last time that has a head or rivals."""
        told = [point for point in self.points if point.is_head or point.is_rival]
        return [point for point in told if _slot(point.stated) == _slot(told[-1].stated)]


def make_series(measure: str, unit: str, kind: str, stated: Iterable[StoredPoint]) -> Series:
    """Make the series of statements with one measure, unit and kind, given in any order."""
    ordered = sorted(stated, key=lambda each: (each.value.period.last, each.value.period, each.key))
    facts = _mark(unit, [each for each in ordered if each.value.status == "fact"])
    plans = _mark(unit, [each for each in ordered if each.value.status != "fact"])
    return Series(
        measure=measure,
        unit=unit,
        kind=kind,
        points=tuple(facts if kind == CHANGE else _compare(unit, facts)),
        plans=tuple(plans),
    )


def agree(left: Value, right: Value, unit: str) -> bool:
    """Tell whether two values may be one: equal, about equal, or one the other rounded.

    350여 agrees with 357, 540억원 with 53,980,000,000 원, 82 % with 82.4 %; 350 and 354 firms are
    two values, and so are 500억 and 540억.
    """
    if left.value == right.value:
        return True
    gap = abs(left.value - right.value)
    if left.approximate or right.approximate:
        rough = [each for each in (left, right) if each.approximate]
        is_near = gap <= _NEAR * max(abs(left.value), abs(right.value))
        return is_near or any(gap < _step(each.value) for each in rough)
    if unit in _COUNTED:
        return False
    coarse = max((left.value, right.value), key=_step)
    return _digits(coarse) >= _LEAST_DIGITS and gap < _step(coarse)


def _mark(unit: str, stated: Sequence[StoredPoint]) -> list[Point]:
    """Choose the head of each time, and tell who disagrees with whom."""
    slots: defaultdict[tuple[date, date], list[StoredPoint]] = defaultdict(list)
    for each in stated:
        slots[_slot(each)].append(each)
    slots = defaultdict(list, {days: _drop_left(slot) for days, slot in slots.items()})
    best = [_find_best(slot, unit) for slot in slots.values() if slot]
    heads = {found[0].key for found in best if len(found) == 1}
    rivals = {each.key for found in best if len(found) > 1 for each in found}
    return [
        Point(
            stated=each,
            is_head=each.key in heads,
            is_rival=each.key in rivals,
            conflicts=tuple(_find_conflicts(each, slots[_slot(each)], unit)),
        )
        for each in stated
    ]


def _drop_left(slot: Sequence[StoredPoint]) -> list[StoredPoint]:
    """Leave out what a change came from: it speaks for a time before, told or not."""
    has_end = any(each.side == END for each in slot)
    return [
        each
        for each in slot
        if each.side != START or not (has_end or each.value.basis == PUBLISHED)
    ]


def _find_best(slot: Sequence[StoredPoint], unit: str) -> list[StoredPoint]:
    """Give the best borne out of one time, several where they are that alike and disagree."""
    most = max(map(_worth, slot))
    best = [each for each in slot if _worth(each) == most]
    if any(_find_conflicts(each, best, unit) for each in best):
        return best
    return [max(best, key=lambda each: each.key)]


def _find_conflicts(stated: StoredPoint, slot: Sequence[StoredPoint], unit: str) -> list[str]:
    """Give the keys of the others of one time that do not agree, none where it is none of them."""
    if stated not in slot:
        return []
    return [other.key for other in slot if not agree(stated.value, other.value, unit)]


def _slot(stated: StoredPoint) -> tuple[date, date]:
    """Give the days for which only one value can be true; copies of news come out for a week."""
    period = stated.value.period
    if stated.value.basis == PUBLISHED:
        period = week_period(period.first)
    return period.first, period.last


def _worth(stated: StoredPoint) -> tuple[object, ...]:
    """Order the statements of one time: reviewed, exact, by many, a change's end, sure, late."""
    return (
        stated.review in _DECIDED,
        not stated.value.approximate,
        stated.sources,
        stated.side == END,
        stated.confidence,
        stated.last_seen or date.min,
    )


def _compare(unit: str, points: Sequence[Point]) -> list[Point]:
    """Give each head its change against the last known value of the like."""
    compared: list[Point] = []
    known: dict[str, Point] = {}
    for point in points:
        before = _find_before(point, known) if point.is_head else None
        compared.append(replace(point, change=_make_change(unit, before, point)))
        if point.is_head:
            known[point.period.precision] = point
    return compared


def _find_before(point: Point, known: dict[str, Point]) -> Point | None:
    """Find the last head before: a quarter is not held against a year, a day against all."""
    precision = point.period.precision
    alike = [
        other
        for word, other in known.items()
        if (word == precision or not {word, precision} <= _COARSE)
        and other.period.last < point.period.last
    ]
    return max(alike, key=lambda other: (other.period.last, other.period), default=None)


def _make_change(unit: str, before: Point | None, point: Point) -> Change | None:
    if before is None:
        return None
    old, new = before.stated.value, point.stated.value
    difference = new.value - old.value
    is_relative = bool(old.value) and unit not in {"%", "위"}
    return Change(
        since=before.period,
        before=old.value,
        difference=difference,
        percent=round(100 * difference / abs(old.value), 1) if is_relative else None,
        approximate=old.approximate or new.approximate,
    )


def _find_gaps(periods: Sequence[Period]) -> list[Gap]:
    """Find what is missing in the steps in which most values come, whole years at most."""
    steps = Counter(period.precision for period in periods if period.precision in _COARSE)
    step = max(steps, key=lambda word: steps[word]) if steps else "year"
    missing = enumerate(find_missing(periods, step))
    gaps = []
    for _, run in groupby(missing, key=lambda pair: _ordinal(pair[1]) - pair[0]):
        found = [period for _, period in run]
        gaps.append(Gap(first=found[0], last=found[-1], periods=len(found)))
    return gaps


def _ordinal(period: Period) -> int:
    months = {"year": 12, "half": 6, "quarter": 3}.get(period.precision, 1)
    return (period.first.year * 12 + period.first.month - 1) // months


def _step(value: Decimal) -> Decimal:
    """Give the worth of the last digit that is not an idle zero: 10 for 350, 0.1 for 2.5."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent) if isinstance(exponent, int) else Decimal(0)


def _digits(value: Decimal) -> int:
    return len(value.normalize().as_tuple().digits)
