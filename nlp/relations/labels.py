"""Notices in lines and labels: `▲주최: X ▲행사명: ‘Y’`, `□ (추진기관) X □ (사업명) Z`."""

import re
from collections.abc import Iterator, Sequence

from nlp.relations.claims import Claim, make_claims
from nlp.relations.sketch import ACTIVITY, CLUSTER, PROGRAMME, Name

_LABEL = re.compile(
    r"(?P<label>주최·주관|주최|주관|후원|운영기관|추진기관|시행기관|주관기관|전담기관|행사명|사업명|과제명|프로그램명)"
    r"\s?[:：)\]]\s?[‘'“\"「『<《]?$"
)
_PREDICATES = {
    "주최": "hosts", "주관": "hosts", "주최·주관": "hosts", "후원": "supports",
    "운영기관": "operates", "추진기관": "operates", "시행기관": "operates",
    "주관기관": "operates", "전담기관": "operates",
}  # fmt: skip
# How far the labels of one notice stand apart, in code points.
_REACH = 200


def read_labels(names: Sequence[Name], text: str) -> Iterator[Claim]:
    """Yield who is in charge of what a notice in labels announces."""
    actor: tuple[Name, str] | None = None
    thing: Name | None = None
    for name in names:
        found = _LABEL.search(text, max(0, name.start - 14), name.start)
        if found is None:
            continue
        predicate = _PREDICATES.get(found["label"])
        if predicate:
            actor = name, predicate
        elif name.sign in PROGRAMME + ACTIVITY + CLUSTER:
            thing = name
        if actor and thing and abs(actor[0].start - thing.start) <= _REACH:
            span = min(actor[0].start, thing.start), max(actor[0].end, thing.end)
            yield from make_claims(actor[1], [actor[0]], [thing], span=span, rule="label")
