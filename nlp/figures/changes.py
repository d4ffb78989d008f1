"""Whether a quantity tells of growth or decline, and against what: `전년 대비 12% 증가`."""

import re
from functools import cache
from typing import NamedTuple

from nlp.figures.places import Layout
from nlp.figures.quantities import Quantity
from nlp.figures.words import load_pairs
from nlp.lexicons import load_lexicon

_UP_SIGN = re.compile(r"[▲↑]\s?$")
_DOWN_SIGN = re.compile(r"[▼▽↓]\s?$")
_ARROWS = {"↑": "up", "▲": "up", "↓": "down", "▼": "down"}
_SIGNED = frozenset({"share", "money", "index"})
_REACH_BACK = 60
# From what is compared to the number no more than a topic, an adverb or a bracket.
_AGAINST = re.compile(
    r"(?:(?:[^\s,.]+\s){1,2}(?=때))?[^\s,.“”\"'‘’]+(?:\s?\([^()\n]{0,30}\))?"
    r"(?:보다|\s?대비|에\s(?:비해|비하면|견줘|견주면)|[과와]\s(?:비교해|비교하면|견줘|견주면)|\s비)(?=[는도]?[\s,])"
)
_TIME_WORD = re.compile(
    r"(?:(?:지난|올|작|전|전전|당|재작)(?:년|해|달|주|월|분기)?(?:도)?|같은|동|한|첫|그|당초|처음"
    r"|\d{1,4}년?|\d{1,2}월|\d분기|[상하]반기|년|달|기간|해|시기|동기|말|초)(?:의)?"
)


class Change(NamedTuple):
    """A direction (up or down) and what it is against as printed, None where the text is silent."""

    direction: str
    against: str | None


def find_change(layout: Layout, quantity: Quantity) -> Change | None:
    """Find whether something is said to have grown or shrunk by a quantity, or to it."""
    direction = _read_sign(layout, quantity) or _read_verb(layout, quantity)
    return Change(direction, _find_against(layout, quantity)) if direction else None


def _read_sign(layout: Layout, quantity: Quantity) -> str | None:
    text, start = layout.scan.text, quantity.start
    if quantity.value < 0 and quantity.kind in _SIGNED:
        return "down"
    if quantity.kind not in _SIGNED:
        return None
    behind = _ARROWS.get(text[quantity.end : quantity.end + 1])
    if behind:
        return behind
    if text[start : start + 1] == "+" or _UP_SIGN.search(text, max(0, start - 2), start):
        return "up"
    return "down" if _DOWN_SIGN.search(text, max(0, start - 2), start) else None


@cache
def _verbs() -> re.Pattern[str]:
    stems = "|".join(load_pairs("changes"))
    adverbs = "|".join(load_lexicon("change_adverbs"))
    return re.compile(
        r"(?:[이가은는을를나도]|으?로(?:까지)?|까지|만큼|씩)?(?:\([^()\n]{1,30}\))?"
        rf"[이가을를로]?\s?(?:(?:{adverbs})\s)*(?P<stem>{stems})"
    )


def _read_verb(layout: Layout, quantity: Quantity) -> str | None:
    found = _verbs().match(layout.scan.text, quantity.end)
    if not found or (found[0].startswith(("을", "를")) and found["stem"].startswith("올")):
        return None  # 매출 3억원을 올렸다 tells of no growth
    return load_pairs("changes")[found["stem"]]


def _find_against(layout: Layout, quantity: Quantity) -> str | None:
    """Give the words of comparison nearest before the quantity in its sentence."""
    text = layout.scan.text
    opening = max(layout.scan.sentence_start(quantity.start), quantity.start - _REACH_BACK)
    found = list(_AGAINST.finditer(text, opening, quantity.start))
    if not found:
        return None
    start = found[-1].start()
    while (word := _word_before(text, start, opening)) and _TIME_WORD.fullmatch(word):
        start -= len(word) + 1
    return text[start : found[-1].end()]


def _word_before(text: str, start: int, opening: int) -> str:
    """Give the word that ends one space before a place, empty where there is none."""
    before = text[opening : max(opening, start - 1)]
    return before.rsplit(" ", 1)[-1] if text[start - 1 : start] == " " else ""
