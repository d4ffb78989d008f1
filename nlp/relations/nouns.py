"""Relations that a noun states: `X 회원사인 Y`, `X 산하 Y`, `Y(X 소재)`, `X의 Y`, `X 주최로 …`."""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from nlp.lexicons import load_lexicon
from nlp.relations.claims import Claim, is_body, make_claims, read_types
from nlp.relations.sketch import ACTIVITY, ANY, CLUSTER, PLACE, PROGRAMME, Group, Name, Sketch
from nlp.relations.verbs import find_left

_BEING = r"(?:인|이자|이며)?,?\s?"
_SAID = re.compile(
    r"(?:이?다(?![가-힣])|이기도|이며|이자|이고|로서?|으로서?|입니다|였다|이었다|[이가]\s(?:됐|되))"
)
_LISTING = re.compile(r"(?:로는|으로는|에는|는|은)\s")
_HOSTED = re.compile(
    r"\s?(?:공동\s?)?(?P<noun>주최|주관|후원)(?P<link>[·,/]\s?(?:주최|주관|후원))?(?:으로|로|,|하에)?\s"
    r"(?:[^\s\ue000-\ue004.]+\s){0,5}?(?=[\ue002\ue004])"
)
_KEEPING = re.compile(r"(?:(?:산하|밑|아래)에|(?:계열사|자회사)로)\s")
_KEPT = re.compile(r"\s(?:두고|둔|두었|뒀|거느)")
_PREDICATES = {"주최": "hosts", "주관": "hosts", "후원": "supports"}


class _Noun(NamedTuple):
    """A noun with what it states; `owns` tells that its owner is the subject, not its holder."""

    word: str
    predicate: str
    owns: bool
    types: str
    pattern: re.Pattern[str]
    loose: re.Pattern[str]


@cache
def _load_nouns() -> tuple[_Noun, ...]:
    return tuple(_make_noun(*line.split("|")) for line in load_lexicon("relation_nouns"))


def _make_noun(word: str, predicate: str, side: str, types: str) -> _Noun:
    signs = read_types(types)
    pattern = re.compile(rf"(?<=[{signs}])의?\s(?:[가-힣]{{2,4}}\s)?{word}(?P<being>{_BEING})")
    loose = re.compile(rf"(?<![\ue000-\ue004의])\s{word}인\s(?={ANY})")
    return _Noun(word, predicate, side == "owner", signs, pattern, loose)


def read_nouns(sketch: Sketch) -> Iterator[Claim]:
    """Yield what nouns between names state."""
    for noun in _load_nouns():
        if noun.word not in sketch.text:
            continue
        for found in noun.pattern.finditer(sketch.text):
            yield from _read_noun(sketch, noun, found)
        for found in noun.loose.finditer(sketch.text):
            yield from _read_loose(sketch, noun, found)


def _read_noun(sketch: Sketch, noun: _Noun, found: re.Match[str]) -> Iterator[Claim]:
    owners = sketch.get_names(found.start() - 1, found.start())
    holder = _find_at(sketch, found.end())
    rule = "noun_apposition"
    if holder is None and not found["being"].strip():
        end = found.end() - len(found["being"])
        rule, holder = "noun_predicate", None
        if _SAID.match(sketch.text, end) or found["being"].startswith("이"):
            holder = find_left(sketch, found.start() - 1, ("은", "는", "이", "가", "도"), 60)
        elif listing := _LISTING.match(sketch.text, end):
            rule, holder = "noun_list", _find_at(sketch, listing.end())
    if holder is not None:
        sides = (owners, holder.names) if noun.owns else (holder.names, owners)
        span = sketch.span(*found.span())
        yield from make_claims(noun.predicate, *sides, span=span, rule=rule)


def _read_loose(sketch: Sketch, noun: _Noun, found: re.Match[str]) -> Iterator[Claim]:
    """Read `X는 산하 기관인 Y를`: the owner is the topic."""
    owner = find_left(sketch, found.start(), ("은", "는", "이", "가"), 30)
    holder = _find_at(sketch, found.end())
    if owner is not None and holder is not None:
        owners = owner.pick(noun.types)
        sides = (owners, holder.names) if noun.owns else (holder.names, owners)
        span = sketch.span(*found.span())
        yield from make_claims(noun.predicate, *sides, span=span, rule="noun_topic")


def _find_at(sketch: Sketch, place: int) -> Group | None:
    return next((group for group in sketch.groups if group.start == place), None)


def read_hosting(sketch: Sketch) -> Iterator[Claim]:
    """Yield who hosts or sponsors by a noun: `X 주최로 열린 Y`, `X와 Z 공동 주관 Y`."""
    for group in sketch.groups:
        found = _HOSTED.match(sketch.text, group.end)
        head = _find_at(sketch, found.end()) if found else None
        if found and head:
            yield from make_claims(
                _PREDICATES[found["noun"]],
                group.names,
                head.pick(PROGRAMME + ACTIVITY),
                span=sketch.span(*found.span()),
                rule="noun_hosting",
            )


def read_keeping(sketch: Sketch) -> Iterator[Claim]:
    """Yield `X는 산하에 Y를 두고 있다`."""
    for found in _KEEPING.finditer(sketch.text):
        kept = _find_at(sketch, found.end()) or _find_before(sketch, found)
        owner = find_left(sketch, found.start(), ("은", "는", "이", "가"), 60)
        behind = max(kept.end, found.end() - 1) if kept else 0
        if kept and owner and kept.case in ("을", "를") and _KEPT.match(sketch.text, behind):
            span = sketch.span(*found.span())
            yield from make_claims(
                "part_of", kept.names, owner.names, span=span, rule="noun_keeping"
            )


def _find_before(sketch: Sketch, found: re.Match[str]) -> Group | None:
    return next((group for group in sketch.groups if group.end == found.start() - 1), None)


def read_genitives(sketch: Sketch) -> Iterator[Claim]:
    """Yield what 의 alone states: a firm of a place, a mini-cluster of a complex, a scheme."""
    for owner in sketch.groups:
        if owner.case != "의" or len(owner.names) != 1:
            continue
        held = _find_at(sketch, owner.end + 1)
        for name in held.names if held and sketch.text[owner.end : owner.end + 1] == " " else ():
            predicate = _tell_genitive(owner.names[0], name)
            if predicate:
                sides = ((owner.names[0],), (name,))
                subject, thing = sides if predicate == "operates" else sides[::-1]
                span = (owner.names[0].start, name.end)
                yield from make_claims(predicate, subject, thing, span=span, rule="genitive")


def _tell_genitive(owner: Name, held: Name) -> str | None:
    pair = _kind(owner) + _kind(held)
    return {
        "place organisation": "located_in",
        "place area": "located_in",
        "area organisation": "located_in",
        "area body": "part_of",
        "body organisation": "member_of",
        "organisation programme": "operates",
    }.get(pair.strip())


def _kind(name: Name) -> str:
    if name.sign == CLUSTER:
        return "body " if is_body(name) else "area "
    kinds = {PLACE: "place ", PROGRAMME: "programme ", ACTIVITY: "activity "}
    return kinds.get(name.sign, "organisation ")
