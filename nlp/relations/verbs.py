"""Relations that a verb states: `X가 운영하는 Y`, `Y에 입주한 X`, `X는 Y를 지원한다`."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from nlp.lexicons import load_lexicon
from nlp.relations.claims import Claim, make_claims, read_types
from nlp.relations.sketch import CLUSTER, ORGANISATION, Group, Sketch

_ADNOMINAL = (
    r"(?:\s?하는|\s?한(?=\s)|\s?할(?=\s)|\s?하던|\s?했던|\s?해\s?(?:온|오던|있는)"
    r"|\s?하고\s?있는|\s?중인|[을를]\s맡(?:은|고\s있는))"
)
_FINITE = (
    r"(?:\s?하(?!지|려|는|던|고\s?있는)|\s?했(?!던)|\s?한다|\s?해(?!\s?(?:온|오던|있는)|야)|\s?합니다"
    r"|\s?중이|\s?할\s(?:예정|계획|방침)|[을를]\s맡(?:았|는다|고\s있다|아)|(?=\s?(?:$|…|\.\.)))"
)
_UNREAL = re.compile(r"\S{0,3}\s?(?:지\s?(?:않|못|말)|[을할]지|려면|한다면|면(?![서적]))")
_JOINING = re.compile(r"\S{0,2}[고며]\s")
# A clause that ends before the verb: `맺고,`, `말했다`.
_BORDER = re.compile(
    r"(?<![두하])고,?\s|하고,\s|[가-힣](?:며|면서|지만|는데|으나),?\s|다\s(?!고)|[.!?;]\s"
)
_HEAD = re.compile(
    r"\s(?:(?!\S*[은는이가을를에의와과도로서며고,.]\s)[^\s\ue000-\ue004]+\s){0,2}(?=[\ue000-\ue004])"
)
_CLASS_HEAD = re.compile(
    r"\s(?:[가-힣A-Za-z0-9]+\s){0,3}?[가-힣]{0,6}(?:사업|프로그램|기관|곳|센터|기업|회사|업체|단체|조직"
    r"|클러스터|시설|제도|교육|행사|과정|협의체|단지)(?:이?다|이며|이고|입니다|으로|로)(?![가-힣])"
)
# `전담기관은 X이다`: what a clause describes is told after it.
_TOLD_HEAD = re.compile(
    r"\s(?:\S+\s)?\S{0,6}(?:기관|회사|기업|업체|곳|단체)[은는]\s(?=[\ue000-\ue004](?:이?다|이며|이고|로))"
)
_INNER = re.compile(r"(?:[는한된던온할]|만든|세운)\s(?:[^\s\ue000-\ue004]+\s)?$")
_PARTICLES = {
    "을": ("을", "를"),
    "에": ("에", "에는", "에도"),
    "로": ("으로", "로"),
    "에서": ("에서",),
}
_PARTICLES["을에게"] = ("을", "를", "에게", "에", "에도")
_TOPIC, _SUBJECT = ("은", "는", "도"), ("이", "가")
# How far an argument may stand from its verb, in code points of the sketch.
_NEAR, _MIDDLE, _FAR = 30, 45, 110


class _Verb(NamedTuple):
    """What a verb states, the particles and types of its object, and its forms."""

    predicate: str
    cases: tuple[str, ...]
    types: str
    stem: str
    adnominal: re.Pattern[str]
    finite: re.Pattern[str]


@cache
def _load_verbs() -> tuple[_Verb, ...]:
    return tuple(_make_verb(*line.rsplit("|", 3)) for line in load_lexicon("relation_verbs"))


def _make_verb(stem: str, predicate: str, particle: str, types: str) -> _Verb:
    if stem.startswith("*"):
        forms, stem = [rf"(?<![가-힣])(?:{form})" for form in stem[1:].split("/")], ""
    else:
        forms = [stem + _ADNOMINAL, stem + _FINITE]
    adnominal, finite = map(re.compile, forms)
    return _Verb(predicate, _PARTICLES[particle], read_types(types), stem, adnominal, finite)


def read_verbs(sketch: Sketch) -> Iterator[Claim]:
    """Yield what the verbs of a sentence state about its names."""
    for verb in _load_verbs():
        if verb.stem not in sketch.text:
            continue
        for found in verb.adnominal.finditer(sketch.text):
            yield from _read_adnominal(sketch, verb, found.span())
        for found in verb.finite.finditer(sketch.text):
            if not _UNREAL.match(sketch.text, found.end()):
                yield from _read_finite(sketch, verb, found.span())


def _read_adnominal(sketch: Sketch, verb: _Verb, span: tuple[int, int]) -> Iterator[Claim]:
    """Read a verb before a noun: that noun takes the part that nothing on the left has."""
    thing = _find_object(sketch, verb, span[0])
    actor = find_left(sketch, span[0], _SUBJECT, _MIDDLE)
    head = find_head(sketch, span[1])
    if head is None and _CLASS_HEAD.match(sketch.text, span[1]):
        head = find_left(sketch, span[0], _TOPIC, _FAR)
    if thing is not None and actor is not None and (head is None or "을" in verb.cases):
        yield from _claim(sketch, verb, (actor, thing), span, "verb_clause")
    elif thing is not None and head is not None:
        yield from _claim(sketch, verb, (head, thing), span, "verb_adnominal")
    elif actor is not None and head is not None:
        yield from _claim(sketch, verb, (actor, head), span, "verb_adnominal")


def _read_finite(sketch: Sketch, verb: _Verb, span: tuple[int, int]) -> Iterator[Claim]:
    thing = _find_object(sketch, verb, span[0])
    actor = find_left(sketch, span[0], _SUBJECT, _MIDDLE)
    topic = find_topic(sketch, span[0])
    if actor and thing and actor.end <= thing.start:
        inner = _INNER.search(sketch.text, actor.end, thing.start)
        actor = None if inner else actor
    if thing is None and verb.predicate == "supports":
        thing = find_left(sketch, span[0], ("의",), _NEAR)
    if thing is None and actor is not None and _JOINING.match(sketch.text, span[1]):
        thing = _find_shared_head(sketch, span[1])
    if thing is None and actor is not None and topic is not None:
        yield from _claim(sketch, verb, (actor, topic), span, "verb_topic")
    elif thing is not None and (chosen := actor or topic):
        yield from _claim(sketch, verb, (chosen, thing), span, "verb")


def _claim(
    sketch: Sketch, verb: _Verb, sides: tuple[Group, Group], span: tuple[int, int], rule: str
) -> Iterator[Claim]:
    actor, thing = sides
    yield from make_claims(
        verb.predicate,
        actor.names,
        thing.pick(verb.types),
        span=sketch.span(*span),
        rule=rule,
    )


def _find_object(sketch: Sketch, verb: _Verb, place: int) -> Group | None:
    """Give the nearest names that may be the object; those that act go before what is done."""
    near = [
        group
        for group in sketch.groups
        if 0 <= place - group.end <= _NEAR
        and (group.case in verb.cases or (not group.case and place - group.end == 1))
        and group.pick(verb.types)
        and not _BORDER.search(sketch.text, group.end, place)
    ]
    acting = [group for group in near if group.pick(ORGANISATION + CLUSTER)]
    nearest = acting or near
    return nearest[-1] if nearest else None


def find_left(
    sketch: Sketch, place: int, cases: tuple[str, ...], reach: int, *, borders: bool = False
) -> Group | None:
    """Give the nearest names before a place with one of these particles, None where none is near.

    Only with `borders` may the end of another clause stand between.
    """
    for group in reversed(sketch.groups):
        if group.end <= place and group.case in cases:
            far = place - group.end > reach
            cut = not borders and _BORDER.search(sketch.text, group.end, place)
            return None if far or cut else group
    return None


def find_topic(sketch: Sketch, place: int) -> Group | None:
    """Give the topic of the clause before a place; in a headline what a comma sets off."""
    topic = find_left(sketch, place, _TOPIC, _FAR, borders=True)
    first = sketch.groups[0] if sketch.groups else None
    if topic is None and first and first.start <= 1 and first.end < place:
        headline = sketch.text.startswith((",", "…"), first.end)
        return first if headline else None
    return topic


def find_head(sketch: Sketch, place: int) -> Group | None:
    """Give the names that a clause before them describes: right after it or after a plain word."""
    found = _HEAD.match(sketch.text, place) or _TOLD_HEAD.match(sketch.text, place)
    if found is None:
        return None
    return next((group for group in sketch.groups if group.start == found.end()), None)


def _find_shared_head(sketch: Sketch, place: int) -> Group | None:
    """Give the names that `주최하고 …이 주관하는` both describe."""
    for verb in _load_verbs():
        found = verb.adnominal.search(sketch.text, place, place + _MIDDLE)
        if found:
            return find_head(sketch, found.end())
    return None
