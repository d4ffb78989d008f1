"""Help that is received: `X의 지원을 받은 Y`, `Y는 X의 도움으로 …`."""

import re
from collections.abc import Iterator

from nlp.relations.claims import Claim, make_claims
from nlp.relations.sketch import Group, Sketch
from nlp.relations.verbs import find_head, find_left, find_topic

_RECEIVED = re.compile(
    r"(?:지원|도움|후원|자금|컨설팅)(?:[을를]\s?)?(?:으로|(?P<adnominal>\s?받은|\s?받는|\s?받아\s온)"
    r"|\s?받(?!지|을|으려|기)|\s?힘입)"
)
_GIVERS = ("의", "으로부터", "로부터", "에서", "")
_NEAR, _FAR = 16, 40


def read_received(sketch: Sketch) -> Iterator[Claim]:
    """Yield who supports whom where the text tells it from the side that receives."""
    for found in _RECEIVED.finditer(sketch.text):
        giver = _find_giver(sketch, found.start())
        if giver is None:
            continue
        taker = find_head(sketch, found.end()) if found["adnominal"] else None
        taker = taker or find_topic(sketch, giver.start)
        taker = taker or find_left(sketch, giver.start, ("이", "가"), 60)
        if taker is not None:
            span = sketch.span(*found.span())
            names = giver.names, taker.names
            yield from make_claims("supports", *names, span=span, rule="received")


def _find_giver(sketch: Sketch, place: int) -> Group | None:
    for group in reversed(sketch.groups):
        if group.end <= place:
            reach = _FAR if group.case.endswith("로부터") else _NEAR
            return group if place - group.end <= reach and group.case in _GIVERS else None
    return None
