"""Dates that belong together as the two ends of a range, and lengths of time after a date."""

import re
from collections.abc import Iterable, Iterator
from datetime import date
from itertools import pairwise

from nlp.dates.atoms import COUNT, LENGTHS, Point
from nlp.dates.calendar import add_days, make_day, shift_month

_UNTIL = re.compile(r"(?:에?서?부터\s?|에서\s|\s?[~∼〜～–-]\s?|부터\s?[~∼〜～–-]\s?)")
_SEPARATOR_ALONE = re.compile(r"\s?[~∼〜～–-]\s?")
_CLOSED = re.compile(r"\s?까지")
_BOTH = re.compile(r"[과와]\s")
_BOTH_AFTER = re.compile(r",?\s(?:이틀|양일)")
_LONGEST_GAP = 6
_LENGTH_AFTER = re.compile(
    rf"부터\s?(?:(?P<word>{'|'.join(LENGTHS)})"
    rf"|(?P<number>\d{{1,3}}|{'|'.join(COUNT)})\s?(?P<unit>일|주일|주|개월|달))"
    r"(?:\s?간|\s?동안|(?![가-힣]))"
)


def find_range_ends(text: str, points: Iterable[Point]) -> Iterator[tuple[Point, Point | None]]:
    """Yield each date with the one that closes its range, None where it stands alone."""
    taken = False
    for point, following in pairwise([*points, None]):
        if taken:
            taken = False
        elif point and following and _is_range(text, point, following):
            taken = True
            yield point, following
        elif point:
            yield point, None


def _is_range(text: str, first: Point, second: Point) -> bool:
    gap = text[first.end : second.start]
    if len(gap) > _LONGEST_GAP:
        return False
    if _BOTH.fullmatch(gap):
        return bool(_BOTH_AFTER.match(text, second.end))
    if not _UNTIL.fullmatch(gap):
        return False
    return bool(_SEPARATOR_ALONE.fullmatch(gap) or _CLOSED.match(text, second.end))


def read_length(text: str, end: int, first: date) -> tuple[int, date]:
    """Give (end, last day) of `부터 이틀간` after a day that ends here; (end, first) without it."""
    found = _LENGTH_AFTER.match(text, end)
    if not found:
        return end, first
    beyond = _count_on(first, found)
    last = add_days(beyond, -1) if beyond else None
    return (found.end(), last) if last and last >= first else (end, first)


def _count_on(first: date, length: re.Match[str]) -> date | None:
    """Give the first day after a length of time."""
    if length["word"]:
        return add_days(first, LENGTHS[length["word"]])
    count = COUNT.get(length["number"]) or int(length["number"])
    if length["unit"] in {"개월", "달"}:
        return make_day(*shift_month(first, count), min(first.day, 28))
    return add_days(first, count * (7 if length["unit"].startswith("주") else 1))
