"""The rules that find what a quantity counts; each looks at one place where Korean names it."""

import re
from bisect import bisect_right
from collections.abc import Callable
from functools import cache

from nlp.figures.phrases import Phrase
from nlp.figures.places import (
    Place,
    can_be_topic,
    can_measure,
    filler,
    is_sum,
    name_measure,
    phrase_from,
)
from nlp.figures.words import load_pairs, load_words
from nlp.lexicons import load_lexicon

_CLOSE = 15
_AMONG_REACH = 20
_COUNTERS_BEFORE_NOUN = frozenset({"개", "종", "대 1"})
_FIRM_COUNTERS = frozenset({"개사", "사"})
_AMONG = re.compile(r"[은는이가]?[ ](?:중|가운데)(?:에서|에)?[ ,]")
_SAME = re.compile(r"[ ]?\($")
_SPENT = re.compile(r"[을를]?[ ](?:들[여이인]|쏟|붓|부어)")
# People who join these are no attendance, those whom these call are applicants.
_STAFF = re.compile(r"\s?(?:이상|이하|미만|초과|이내|안팎|규모|대)(?:의|인)?\s")
_OUTRUNS = re.compile(r"[이가]?나?\s?(?:[웃밑][돌돈도]|넘|앞[지서섰선]|상회|하회|초과)")
_JOINED = re.compile(r"(?:사업|과제|프로그램|개발|컨소시엄|모임|활동|운동|조사|설문)에")
_CALLS = frozenset({"모집", "공모", "접수", "공채", "채용", "청약"})

Rule = Callable[[Place], str | None]


def _staff(place: Place) -> str | None:
    """Read `종업원 300명 이상 업체` as 종업원, named or not: the size of a firm."""
    found = _STAFF.match(place.text, place.quantity.core)
    if place.quantity.unit not in {"명", "인"} or not found:
        return None
    phrase = phrase_from(place.layout, found.end())
    near = phrase is not None and phrase.start == found.end()
    is_firm = near and phrase is not None and phrase.words[0] in load_words("firms")
    return (_attached_before(place) or "종업원") if is_firm else None


def _attached_before(place: Place) -> str | None:
    """Read `회원사 38곳`, `매출 약 142억원`."""
    if not place.before:
        return None
    phrase = place.before[0]
    gap = place.text[phrase.end : place.quantity.start]
    is_bare = phrase.role == "bare" or gap.startswith("(")
    if is_bare and filler().fullmatch(gap) and can_measure(place, phrase):
        return name_measure(phrase)
    return None


def _genitive_before(place: Place) -> str | None:
    """Read `회원사의 70%`, `매출의 7.5%`."""
    if not place.before or place.before[0].role != "genitive":
        return None
    phrase = place.before[0]
    gap = place.text[phrase.end + 1 : place.quantity.start]
    return name_measure(phrase) if filler().fullmatch(gap) else None


def _attached_after(place: Place) -> str | None:
    """Read `38개 회원사`, but not `38개 증가`."""
    phrase, quantity = place.after, place.quantity
    if phrase is None or place.text[quantity.end : phrase.start] not in {"", " "}:
        return None
    first = _first_head(phrase)
    if quantity.unit in _FIRM_COUNTERS and not _names_firms(first):
        return None
    is_action = phrase.role == "verb" or first in load_words("action_nouns")
    return None if is_action or first in load_words("empty_nouns") else first


def _names_firms(word: str) -> bool:
    return word.endswith(load_lexicon("firms")) or word in load_words("modifier_nouns")


def _first_head(phrase: Phrase) -> str:
    """Give the first word of a phrase that does more than narrow the next."""
    heads = (word for word in phrase.words if word not in load_words("modifier_nouns"))
    return re.sub(r"(?<=..)들$", "", next(heads, phrase.words[-1]))


def _noun_behind_counter(place: Place) -> str | None:
    """Read `11개 단지` even where a noun stands before it: 충청권 11개 단지."""
    is_counter = place.quantity.unit in _COUNTERS_BEFORE_NOUN
    return _attached_after(place) if is_counter else None


def _noun_taking_share(place: Place) -> str | None:
    """Read `시중의 절반 값에`: the noun behind a share that carries the particle."""
    has_particle = place.after is not None and place.after.role not in {"bare", "verb"}
    return _attached_after(place) if has_particle else None


@cache
def _follower_pattern() -> re.Pattern[str]:
    verbs = "|".join(load_lexicon("follower_verbs"))
    return re.compile(
        r"(?:대|씩|어치|[ ]?(?:상당|규모))?"
        rf"(?:의|[을를이가에도로]?[ ]?(?:훌쩍 |가까이 )?(?:{verbs})|[ ]?상당|[ ]?규모|[ ]?짜리)[ ]"
    )


def _follower(place: Place) -> str | None:
    """Read `612명의 회원`, `480억원에 달하는 예산`, `3000억원 규모 펀드`."""
    found = _follower_pattern().match(place.text, place.quantity.end)
    phrase = phrase_from(place.layout, found.end()) if found else None
    if not found or phrase is None or phrase.role == "verb":
        return None
    gap = place.text[found.end() : phrase.start]
    return name_measure(phrase) if filler().fullmatch(gap) else None


@cache
def _attendance_pattern() -> re.Pattern[str]:
    verbs = "|".join(load_pairs("attendance"))
    return re.compile(
        r"(?:들?[이가은는도]|들|의[ ][가-힣·]{2,12}[이가])?[ ]"
        rf"(?:[^\n.,\"“”]{{0,25}}[ ])?(?P<verb>{verbs})"
    )


def _attendance(place: Place) -> str | None:
    """Read `120여명이 참석했다` as 참석자."""
    if place.quantity.unit not in {"명", "인"}:
        return None
    stop = place.layout.scan.sentence_end(place.quantity.start)
    found = _attendance_pattern().match(place.text, place.quantity.end, stop)
    if not found or _JOINED.search(found[0]):
        return None
    if any(phrase.words[-1] in _CALLS for phrase in place.before):
        return None
    return load_pairs("attendance")[found["verb"]]


def _among(place: Place) -> str | None:
    """Read `54곳 중 9곳`: the part is of the same kind as the whole."""
    if place.earlier is None:
        return None
    gap = place.text[place.earlier.end : place.quantity.start]
    return place.inherited if len(gap) < _AMONG_REACH and _AMONG.match(gap) else None


def _chained(place: Place) -> str | None:
    """Read `장비 42종 67대`: two counts of the same thing."""
    if place.earlier is None or place.earlier.unit == place.quantity.unit:
        return None
    gap = place.text[place.earlier.end : place.quantity.start]
    return place.inherited if gap in {" ", "인 ", ", "} else None


def _in_brackets(place: Place) -> str | None:
    """Read `16만5천㎡(약 5만평)`: the same thing in another unit."""
    if place.earlier is None:
        return None
    gap = place.text[place.earlier.end : place.quantity.start]
    if not _SAME.fullmatch(gap):
        return None
    same_kind = place.earlier.kind == place.quantity.kind
    named = None if same_kind else load_pairs("unit_nouns").get(place.quantity.unit)
    return named or place.inherited


def _governed(place: Place) -> str | None:
    """Read the nearest topic, subject or object of the clause."""
    bounds = place.layout.boundaries
    index = bisect_right(bounds, place.quantity.start)
    clause = bounds[index - 1] if index else 0
    roles = {"object", "subject", "topic"}
    if place.quantity.kind in {"money", "share"}:
        roles.add("means")
    if _OUTRUNS.match(place.text, place.quantity.end):
        roles.discard("object")
    near = (
        p
        for p in place.before
        if p.start >= clause
        and p.role in roles
        and can_be_topic(place, p)
        and not (p.role in {"object", "subject"} and _describes(place, p))
    )
    return next((m for phrase in near if (m := name_measure(phrase))), None)


def _describes(place: Place, phrase: Phrase) -> bool:
    """Tell whether the verb of a phrase describes a noun before the number: 이름을 올린 곳 4개."""
    verbs = place.layout.adnominals
    index = bisect_right(verbs, phrase.end)
    between = index < len(verbs) and verbs[index] < place.quantity.start
    return between and bool(place.text[verbs[index] : place.quantity.start].strip())


def _topic(place: Place) -> str | None:
    """Read the topic of the sentence."""
    roles = (
        {"topic", "subject", "means"} if place.quantity.kind == "share" else {"topic", "subject"}
    )
    topics = (p for p in place.before if p.role in roles and can_be_topic(place, p))
    return next((m for phrase in topics if (m := name_measure(phrase))), None)


def _inherited(place: Place) -> str | None:
    """Take over the measure of the quantity before it in the sentence."""
    if place.earlier is None:
        return None
    same = place.quantity.kind in {place.earlier.kind, "share"}
    if not same or is_sum(place.layout, place.earlier, place.quantity):
        return None
    return place.like or place.inherited


def _verb_noun(place: Place) -> str | None:
    """Read `400억원을 각각 투자한다` as 투자, `들여` too."""
    if _SPENT.match(place.text, place.quantity.end):
        return "투자"
    phrase = place.after
    if phrase is None or phrase.words[0] in load_words("empty_nouns"):
        return None
    gap = place.text[place.quantity.end : phrase.start]
    if phrase.role == "verb":
        return phrase.words[0] if len(gap) < _CLOSE and not re.search(r"[,.\n]", gap) else None
    return phrase.words[0] if gap == " " and phrase.words[0] in load_words("action_nouns") else None


def _spent_on(place: Place) -> str | None:
    """Read `설비 투자에 200억원을 쓴다`."""
    near = (p for p in place.before[:3] if p.role == "place" and can_measure(place, p))
    fit = (p for p in near if place.text[p.end : p.end + 2] == "에 ")
    return next((name_measure(p) for p in fit if p.words[-1] not in load_words("agents")), None)


# For a quantity that another of its kind follows at once: the noun behind that one counts both.
FEW_RULES: tuple[Rule, ...] = (_in_brackets, _attached_before, _genitive_before)
_COUNT_RULES: tuple[Rule, ...] = (
    _in_brackets,
    _staff,
    _attendance,
    _noun_behind_counter,
    _attached_before,
    _chained,
    _among,
    _follower,
    _governed,
    _attached_after,
    _inherited,
    _topic,
    _verb_noun,
)
_RULES: dict[str, tuple[Rule, ...]] = {
    "money": (
        _in_brackets,
        _attached_before,
        _follower,
        _attached_after,
        _chained,
        _governed,
        _verb_noun,
        _topic,
        _inherited,
        _spent_on,
    ),
    "share": (
        _in_brackets,
        _noun_taking_share,
        _genitive_before,
        _attached_before,
        _among,
        _governed,
        _follower,
        _inherited,
        _topic,
        _attached_after,
    ),
}


def get_rules(kind: str) -> tuple[Rule, ...]:
    """Give the rules for a kind of quantity, the surest first."""
    return _RULES.get(kind, _COUNT_RULES)
