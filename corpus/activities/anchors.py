"""Where a telling may meet others of one happening, so that none is held against all.

An anchor is somebody who takes part, the place, or a word of the name; under it a telling stands
with its kind, how well its date is known, and its days. A telling looks only where a match is
possible at all: with a day, at other days for all anchors; where a date is coarse or missing, for
words of the name, since nothing else would bear a match out.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import lru_cache

from corpus.activities.judge import AGREEMENT
from corpus.activities.kinds import find_family
from corpus.activities.names import take_apart
from corpus.activities.telling import Telling

_MOST_PARTIES = 12
_MOST_WORDS = 6
_LEAST_SIGNS = 2
_WORD = re.compile(r"[0-9A-Za-z가-힣]+")
# What lasts longer is found by its first month.
_LONGEST = timedelta(days=31)
_DAY = timedelta(days=1)
_BEFORE, _AFTER = timedelta(days=30), timedelta(days=60)
_COPIED = timedelta(days=7)


@dataclass(frozen=True, slots=True, order=True)
class Anchor:
    """A place in the index: what, which kind of what precision, and the days."""

    anchor: str
    kind: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Look:
    """Where to look: under any of `anchors`, for days that begin in the span and reach `reach`."""

    anchors: tuple[str, ...]
    kind: str
    first: date
    last: date
    reach: date


def make_anchors(telling: Telling) -> list[Anchor]:
    """Give the places under which a telling stands; none where it has no date at all."""
    days = _days(telling)
    if days is None:
        return []
    kind = _kind(telling, _known(telling))
    return [Anchor(each, kind, *days) for each in (*_bodies(telling), *_words(telling))]


def make_looks(telling: Telling) -> Iterator[Look]:
    """Yield where tellings stand that may be of the same happening."""
    days = _days(telling)
    if days is None:
        return
    first, last = days
    words, known = _words(telling), _known(telling)
    if known == "day":
        yield _look(telling, (*_bodies(telling), *words), "day", _near(first - _DAY, last + _DAY))
    if known in {"day", "month"}:
        yield _look(telling, words, "month", _near(_month(first), last))
        yield _look(telling, words, "", (first - _AFTER, last + _BEFORE, date.min))
    if known == "month":
        yield _look(telling, words, "day", _near(first, last))
    if known != "":
        yield _look(telling, words, "year", (date(first.year, 1, 1), last, date.min))
    if known == "year":
        for other in ("day", "month"):
            yield _look(telling, words, other, (first, last, date.min))
    if known == "":
        for other in ("day", "month"):
            yield _look(telling, words, other, _near(first - _BEFORE, first + _AFTER))
        yield _look(telling, words, "", (first - _COPIED, first + _COPIED, date.min))
    yield from _look_for_agreements(telling, known, first)


def _look_for_agreements(telling: Telling, known: str, first: date) -> Iterator[Look]:
    """Look for undated tellings by the signatories, in the news of the week."""
    if find_family(telling.kind, telling.name) == AGREEMENT:
        for other in ("", "day") if known == "" else ("",):
            span = (first - _COPIED, first + _COPIED, date.min)
            yield _look(telling, _bodies(telling), other, span)


def _look(
    telling: Telling, anchors: tuple[str, ...], known: str, span: tuple[date, date, date]
) -> Look:
    return Look(anchors, _kind(telling, known), *span)


def _near(first: date, last: date) -> tuple[date, date, date]:
    """Give the span of first days of what may touch the days from `first` to `last`."""
    return first - _LONGEST, last, first


def _days(telling: Telling) -> tuple[date, date] | None:
    """Give the days under which a telling stands, kept off the ends of the calendar."""
    first = telling.first or telling.seen
    last = (telling.last if telling.first else telling.seen) or first
    if first is None or last is None:
        return None
    low, high = date.min + 2 * _AFTER, date.max - 2 * _AFTER
    return min(max(first, low), high), min(max(last, low), high)


def _known(telling: Telling) -> str:
    """Tell how well the date is known: day, month, year, or empty without one."""
    return (telling.precision or "day") if telling.first else ""


def _kind(telling: Telling, known: str) -> str:
    return f"{find_family(telling.kind, telling.name)}/{known}"


def _month(day: date) -> date:
    return date(day.year, day.month, 1)


def _bodies(telling: Telling) -> tuple[str, ...]:
    """Give the anchors of who takes part and where."""
    parties = (*telling.organisers, *telling.participants)[:_MOST_PARTIES]
    marks = dict.fromkeys(f"who:{party.mark}" for party in parties)
    place = take_apart(telling.place or "", ()).core
    return (*marks, f"at:{place}") if len(place) > _LEAST_SIGNS else tuple(marks)


def _words(telling: Telling) -> tuple[str, ...]:
    return _make_words(telling.name)


@lru_cache(maxsize=1_000)
def _make_words(name: str) -> tuple[str, ...]:
    """Give the anchors of the words of a name, each without kinds and idle words."""
    cores = [take_apart(word, ()).core for word in _WORD.findall(name)]
    joined = take_apart(name, ()).core
    words = dict.fromkeys(core for core in (*cores, joined) if len(core) >= _LEAST_SIGNS)
    return tuple(f"word:{core}" for core in words)[:_MOST_WORDS]
