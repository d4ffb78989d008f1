"""Dates that belong together as the two ends of a range, and lengths of time after a date."""

import re
from collections.abc import Iterable, Iterator
from itertools import pairwise

from nlp.dates.atoms import LENGTHS, Point

_UNTIL = re.compile(r"(?:에?서?부터\s?|\s?[~∼〜～–-]\s?|부터\s?[~∼〜～–-]\s?)")
_SEPARATOR_ALONE = re.compile(r"\s?[~∼〜～–-]\s?")
_CLOSED = re.compile(r"\s?까지")
_LENGTH_AFTER = re.compile(
    rf"부터\s?(?:({'|'.join(LENGTHS)})|(\d{{1,3}})일)(?:\s?간|\s?동안|(?![가-힣]))"
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
    if len(gap) > 6 or not _UNTIL.fullmatch(gap):  # noqa: PLR2004  (longer than any connector)
        return False
    return bool(_SEPARATOR_ALONE.fullmatch(gap) or _CLOSED.match(text, second.end))


def read_length(text: str, end: int) -> tuple[int, int]:
    """Give (end, days) of `부터 이틀간` after a date that ends here; (end, 1) without it."""
    found = _LENGTH_AFTER.match(text, end)
    if not found:
        return end, 1
    return found.end(), LENGTHS[found[1]] if found[1] else int(found[2])
