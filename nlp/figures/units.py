"""Units: counters, currencies and measuring units behind a numeral."""

from functools import cache
from typing import NamedTuple

from nlp.figures.scan import Scan
from nlp.figures.words import load_pairs, load_words

_KINDS = {
    "counters": "count",
    "ordinal_counters": "count",
    "currencies": "money",
    "measuring_units": "size",
}
_PARTICLES = frozenset("은는이가을를의에도만로")
_SHARES = frozenset({"%", "%p", "배"})


class Unit(NamedTuple):
    """A unit that ends at `end`; `name` is its normal form, `kind` is that of a `Quantity`."""

    end: int
    name: str
    kind: str
    rough: bool = False


@cache
def _units() -> dict[str, tuple[str, str]]:
    return {
        printed: (name, _kind_of(name, kind))
        for lexicon, kind in _KINDS.items()
        for printed, name in load_pairs(lexicon).items()
    }


def _kind_of(name: str, kind: str) -> str:
    if name in _SHARES:
        return "share"
    return "rank" if name == "위" else kind


@cache
def _longest() -> int:
    return max(map(len, _units()))


def known_unit(words: str) -> str | None:
    """Give the normal form of a unit that is in the lists, None for other words."""
    found = _units().get(words)
    return found[0] if found else None


def is_ordinal_counter(name: str) -> bool:
    """Tell whether this counter also makes ordinals: 3대 회장."""
    return name in load_words("ordinal_counters")


def read_unit(scan: Scan, position: int) -> Unit | None:
    """Read the unit that stands at `position`, after 여 and one space at most.

    A Hangul unit must end with its word or before a particle, so that 개 is not read off 개월;
    a Latin unit must not run on into another letter.
    """
    text, start = scan.text, position
    rough = text.startswith("여", start)
    start += rough
    start += text.startswith(" ", start)
    for end in range(min(start + _longest(), len(text)), start, -1):
        known = _units().get(text[start:end])
        if known and _is_edge(scan, start, end):
            return Unit(_after_worth(text, end, known[1]), *known, rough)
    return None


def _after_worth(text: str, end: int, kind: str) -> int:
    return end + 2 if kind == "money" and text.startswith("어치", end) else end


def _is_edge(scan: Scan, start: int, end: int) -> bool:
    last, follows = scan.text[end - 1], scan.text[end : end + 1]
    if last.isascii() and last.isalnum():
        return not (follows.isascii() and follows.isalnum())
    if end in scan.ends or not last.isalpha():
        return True
    token = scan.token_at(start)  # 13대로 and 3회의 come as the words 대로 and 회의
    return token is not None and scan.text[end : token.end] in _PARTICLES
