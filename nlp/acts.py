"""Activities that an act makes and no noun names: `12일 강소특구로 지정됐다`, 개척단 파견."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from nlp.lexicons import load_lexicon

_ACT = re.compile(
    r"(?P<kind>지정|선정|출범|발족)(?:\s?고시)?"
    r"(?=됐|되[^는]|된|될|돼|하[기며였]|했|한[다 ]|할|키로)"
)
_DONE = re.compile(r"(?:됐|되었|했|하였)(?:다|으며|고|습니다)")
_NAME = re.compile(
    r"(?P<name>(?:[^\s,“”\"'‘’]*[^\s,“”\"'‘’을를은는에의]\s)?[^\s,“”\"'‘’]+?)"
    r"(?:으로|로|에|을|를|이|가)\s$"
)
# An act further than this from its date is not dated by it, in code points.
REACH = 60


@dataclass(frozen=True, slots=True)
class Act:
    """An act: its place, what it is called, its kind, and whether the text says that it is done."""

    start: int
    end: int
    name: str
    kind: str
    done: bool


@cache
def _load_mission() -> re.Pattern[str]:
    heads = "|".join(load_lexicon("missions"))
    word = "[가-힣A-Za-z·]"
    return re.compile(
        rf"(?P<name>(?:(?!(?:달|주|월|일|해|말|초)\s){word}{{1,20}}(?<![을를은는에의와과서])\s)?"
        rf"{word}{{0,20}}(?:{heads}))[’'”\"]?(?:[을를이가]\s(?:[^\s,.]{{1,20}}\s){{0,3}}?|\s)"
        r"(?:파견|보내|보낸|보냈)"
    )


def find_acts(text: str, start: int, end: int) -> Iterator[Act]:
    """Yield the designations, foundings and missions of a sentence, in order of each kind."""
    for found in _ACT.finditer(text, start, end):
        named = _NAME.search(text, max(start, found.start() - REACH), found.start())
        yield Act(
            found.start(),
            found.end(),
            f"{named['name']} {found.group()}" if named else found.group(),
            found["kind"],
            bool(_DONE.match(text, found.end())),
        )
    for found in _load_mission().finditer(text, start, end):
        yield Act(*found.span(), f"{found['name']} 파견", "파견", done=False)
