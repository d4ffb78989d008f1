"""A quantity in its surroundings, and the questions that rules ask about a phrase near it."""

import re
from bisect import bisect_left
from functools import cache
from typing import NamedTuple

from nlp.figures.phrases import Phrase
from nlp.figures.quantities import Quantity
from nlp.figures.scan import Scan
from nlp.figures.words import load_pairs, load_words
from nlp.lexicons import load_lexicon

# Phrases farther back than this say nothing about a number.
_REACH = 8
_MOST_WORDS = 2
_COMPARED = frozenset({"대비", "기준", "대신", "위주"})
# Alone these say no more than the unit.
_AMOUNTS = frozenset({"금액", "액수", "숫자", "수치", "몫", "수"})
_MARKS = frozenset("'‘’`")
_MISFIT = {
    "money": re.compile("(?:률|율|비중|[^건]수)$"),
    "count": re.compile("(?:률|율|액|비중|요금|예산|가격)$"),
    "명": re.compile("(?:률|율|액|비|료|금|비중|예산|가격|산업)$"),
}


class Layout(NamedTuple):
    """A document as the measure rules see it: its phrases and quantities with their starts."""

    scan: Scan
    phrases: list[Phrase]
    phrase_starts: list[int]
    quantities: list[Quantity]
    boundaries: list[int]
    adnominals: list[int]
    finals: list[int]


class Place(NamedTuple):
    """A quantity in its surroundings.

    `before` are the phrases of its sentence in front of it, nearest first; `after` is the one
    behind it; `earlier` the quantity before it in its sentence, with `inherited`, its measure, and
    `like`, that of the last one with the same unit.
    """

    layout: Layout
    quantity: Quantity
    before: list[Phrase]
    after: Phrase | None
    earlier: Quantity | None
    inherited: str | None
    like: str | None = None

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.layout.scan.text


def make_layout(scan: Scan, phrases: list[Phrase], quantities: list[Quantity]) -> Layout:
    """Prepare a document for `find_measures`; a boundary is the end of a connective ending.

    `adnominals` are the ends of verbs that describe the noun behind them, `finals` those of verbs
    that end a sentence, in a quotation too.
    """
    boundaries = [token.end for token in scan.tokens if token.last_tag == "EC"]
    adnominals = [token.end for token in scan.tokens if token.last_tag == "ETM"]
    finals = [token.end for token in scan.tokens if token.last_tag == "EF"]
    starts = [phrase.start for phrase in phrases]
    return Layout(scan, phrases, starts, quantities, boundaries, adnominals, finals)


def make_place(layout: Layout, index: int, measures: list[str | None]) -> Place:
    """Look at the surroundings of one quantity; `measures` are those found before it."""
    quantity = layout.quantities[index]
    start = layout.scan.sentence_start(quantity.start)
    first = bisect_left(layout.phrase_starts, quantity.start)
    before = [p for p in layout.phrases[max(0, first - _REACH) : first] if p.start >= start]
    after = layout.phrases[first] if first < len(layout.phrases) else None
    earlier = layout.quantities[index - 1] if index else None
    if earlier is None or earlier.start < start:
        return Place(layout, quantity, before[::-1], after, None, None)
    like = _find_like(layout, index, measures, start)
    return Place(layout, quantity, before[::-1], after, earlier, measures[index - 1], like)


def _find_like(layout: Layout, index: int, measures: list[str | None], start: int) -> str | None:
    """Give the measure of the last quantity of the sentence that has the unit of this one."""
    unit = layout.quantities[index].unit
    for other in range(index - 1, max(-1, index - _REACH), -1):
        if layout.quantities[other].start < start:
            return None
        if layout.quantities[other].unit == unit:
            return measures[other]
    return None


def phrase_from(layout: Layout, start: int) -> Phrase | None:
    """Give the first phrase that begins here or later."""
    index = bisect_left(layout.phrase_starts, start)
    return layout.phrases[index] if index < len(layout.phrases) else None


def name_measure(phrase: Phrase) -> str | None:
    """Give a phrase as a measure: without narrowing words, names and plural, two words at most."""
    words = list(phrase.words)
    while len(words) > 1 and words[-1] in load_words("empty_nouns"):
        words.pop()
    if words[-1] in _AMOUNTS and len(words) == 1:
        return None
    if words[-1] in load_words("modifier_nouns") or words[-1] in load_words("empty_nouns"):
        return None
    narrowing = load_words("modifier_nouns") | load_words("regions")
    while len(words) > 1 and (words[0] in narrowing or len(words) > _MOST_WORDS):
        words.pop(0)
    if len(words) > 1 and words[-1] in {"수", "숫자", "규모", "등"}:
        words.pop()
    measure = re.sub(r"(?<=..)들$", "", " ".join(words)).strip("·ㆍ‧・&/")
    return measure or None


def can_measure(place: Place, phrase: Phrase) -> bool:
    """Tell whether a phrase may be counted: no name, no title, no region, no verb."""
    head, unit = phrase.words[-1], place.quantity.unit
    misfit = _MISFIT.get(unit) or _MISFIT.get(place.quantity.kind)
    return (
        phrase.entity is None
        and not (misfit and misfit.search(head))
        and phrase.role not in {"verb", "adjective"}
        and (head not in load_words("titles") or (unit == "명" and _is_next(place, phrase)))
        and head not in _COMPARED
        and not _is_time(head)
        and not (place.quantity.kind == "share" and _is_quoted(place.text, phrase))
        and (place.quantity.kind not in {"count", "money"} or not _is_region(head))
    )


def _is_time(word: str) -> bool:
    return word in load_words("adverbial_nouns")


def _is_quoted(text: str, phrase: Phrase) -> bool:
    """Tell whether a phrase is an answer or label in single marks: ‘보통’이 29%."""
    return (
        text[phrase.start - 1 : phrase.start] in _MARKS
        and text[phrase.end : phrase.end + 1] in _MARKS
    )


def _is_region(word: str) -> bool:
    """Tell whether a word names regions; 예산 is a county and a budget."""
    parts = re.split("[·ㆍ‧・]", word)
    return word not in load_pairs("measure_owners") and set(parts) <= load_words("regions")


def _is_next(place: Place, phrase: Phrase) -> bool:
    """Tell whether only adverbs stand between a phrase, with its particle, and the number."""
    gap = place.text[phrase.end : place.quantity.start]
    return bool(filler().fullmatch(gap.lstrip("은는이가을를도만의")))


def can_be_topic(place: Place, phrase: Phrase) -> bool:
    """Tell whether a topic or subject may be what is counted, not who acts."""
    agents = load_words("agents")
    may_act = phrase.role in {"topic", "subject"}
    is_agent = may_act and (phrase.proper or phrase.words[-1] in agents)
    if phrase.role == "means" and phrase.words[-1].endswith(load_lexicon("event_kinds")):
        return False
    counts_things = place.quantity.kind == "count" and place.quantity.unit != "명"
    return can_measure(place, phrase) and (counts_things or not is_agent)


@cache
def filler() -> re.Pattern[str]:
    """Match what may stand between a noun and its number: adverbs, times, bases, a bracket."""
    words = "|".join(load_lexicon("adverbial_nouns") + load_lexicon("measure_fillers"))
    times = r"\d{1,4}(?:년|개월|월|일|주|분기)[가-힣]{0,2}(?![가-힣])"
    base = r"[^\s,\d]{1,12}당(?=\s)"
    return re.compile(rf"(?:[\s:]|(?<![가-힣])(?:{words})(?![가-힣])|{times}|{base})*\(?")


def is_sum(layout: Layout, earlier: Quantity, quantity: Quantity) -> bool:
    """Tell whether a quantity is the total of a list: 대상 1팀, 우수상 2팀 등 3팀."""
    return layout.scan.text[earlier.end : quantity.start].lstrip().startswith("등")
