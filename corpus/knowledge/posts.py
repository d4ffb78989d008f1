"""Posts that one person holds at a time."""

from datetime import date
from functools import cache
from importlib.resources import files

from corpus.records import name_key

Span = tuple[date | None, date | None]
"""The first and the last day of something, None where no day is known."""


def is_single(role: str, organisation: str | None) -> bool:
    """Tell whether an organisation has only one such post.

    It has one 이사장; and who leads a part is named like it: 경남지역본부 has one 본부장, while a
    head office has many. 부회장, 공동대표 and the like are not in question.
    """
    head = name_key(role)
    if head in _single_posts():
        return True
    unit = head.removesuffix("장")
    return unit not in ("", head) and name_key(organisation or "").endswith(unit)


def is_at_once(one: Span, other: Span) -> bool:
    """Tell whether two spans have more in common than a day on which one of them ends or begins.

    Two that are the same day are at once; what has no day is at once with nothing.
    """
    if None in one or None in other:
        return False
    first = max(span[0] for span in (one, other) if span[0])
    last = min(span[1] for span in (one, other) if span[1])
    if first == last and one != other:  # one day: at once only where the longer one goes on
        longer = one if other == (first, last) else other
        return first not in longer and (first, last) in (one, other)
    return first <= last


@cache
def _single_posts() -> frozenset[str]:
    text = files(__package__).joinpath("single_posts.txt").read_text(encoding="utf-8")
    return frozenset(line for line in text.splitlines() if line and not line.startswith("#"))
