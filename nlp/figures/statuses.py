"""Whether a quantity is a fact, a plan or a target: `2030년까지 300개로 늘린다`."""

import re
from bisect import bisect_left
from functools import cache

from nlp.dates import DateSpan
from nlp.document import get_published
from nlp.figures.places import Layout
from nlp.figures.quantities import Quantity
from nlp.lexicons import load_lexicon

_HANGUL, _HANGUL_END, _FINALS = 0xAC00, 0xD7A4, 28
_FINAL_L, _FINAL_SS = 8, 20
_FROM = re.compile(r"(?:\s[가-힣]{1,6})?에서\s(?:[^\s\d]+\s){0,2}(?:약\s)?\d")
_AIM_BEFORE = re.compile(r"목표[^\n.]{0,15}$")
_AIM_BEHIND = re.compile(r"[을를]?\s?(?:목표|달성|돌파)|[^\n.,]{0,12}목표")
_LATER = re.compile(r"내년|오는|다음\s?달|내달|앞으로|향후|차기")


def find_status(layout: Layout, quantity: Quantity, period: DateSpan | None) -> str:
    """Tell whether a quantity is a fact, a plan (also what is expected) or a target.

    A target is a level to be reached: growth to it, or a word of aiming. What stands before 에서
    is where it starts, a fact.

    Args:
        layout: The document.
        quantity: The quantity.
        period: The date that the quantity speaks for.
    """
    text = layout.scan.text
    opening = layout.scan.sentence_start(quantity.start)
    end = layout.scan.sentence_end(quantity.start)
    if starts_change(text, quantity):
        return "fact"
    aims = _AIM_BEFORE.search(text, max(opening, quantity.start - 18), quantity.start)
    if aims:
        return "target"
    if not _is_ahead(layout, quantity, period, end):
        return "fact"
    aims = _AIM_BEHIND.match(text, quantity.end) or _growth().match(text, quantity.end)
    return "target" if aims else "plan"


def starts_change(text: str, quantity: Quantity) -> bool:
    """Tell whether a quantity is where a change starts: `23개에서 87개로`."""
    return bool(_FROM.match(text, quantity.end))


def _is_ahead(layout: Layout, quantity: Quantity, period: DateSpan | None, end: int) -> bool:
    """Tell whether what is said of a quantity is still to come, by the first mark of time."""
    text, published = layout.scan.text, get_published(layout.scan.doc)
    finals = layout.finals
    final = bisect_left(finals, quantity.end)
    stop = min(end, finals[final]) if final < len(finals) else end
    mark = _modality().search(text, quantity.end, stop)
    if mark:
        return mark["ahead"] is not None
    if period is not None and published is not None:
        return period.first > published
    return bool(_LATER.search(text, max(0, quantity.start - 20), quantity.start))


@cache
def _modality() -> re.Pattern[str]:
    """Match the first mark behind a quantity of what is to come (`ahead`) or is done (`done`)."""
    growing = "|".join(load_lexicon("target_verbs"))
    past = _with_final(_FINAL_SS, but="겠있")
    coming = _with_final(_FINAL_L)
    nouns = "|".join(load_lexicon("plan_nouns"))
    ahead = (
        rf"겠|[{coming}]\s?(?:{nouns}|것|수\s있을)|기로\s"
        rf"|(?<=[로지]\s)(?:{growing})다(?![가-힣])|(?:{nouns})(?![가-힣]{{2}})"
    )
    done = rf"[{past}]|(?<=[^\s])(?:한|된)\s(?:가운데|바|것으로|상태)|있다"
    return re.compile(rf"(?P<ahead>{ahead})|(?P<done>{done})")


@cache
def _growth() -> re.Pattern[str]:
    """Match what makes a quantity the level to be reached: `로 늘린다`, `까지 키우는`."""
    stems = "|".join(load_lexicon("target_verbs"))
    rough = "이상|수준|규모|안팎|정도"
    return re.compile(rf"(?:\s?(?:{rough}))?(?:으?로|까지)\s?(?:\S+\s)?(?:{stems})")


def _with_final(final: int, *, but: str = "") -> str:
    """Give all Hangul syllables with this final consonant (its number in Unicode's order)."""
    syllables = (chr(n) for n in range(_HANGUL, _HANGUL_END) if (n - _HANGUL) % _FINALS == final)
    return "".join(s for s in syllables if s not in but)
