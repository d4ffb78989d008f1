"""Relations in brackets: `Y(경기 평택시 소재)`, `세미나(주최 X)`, `P(운영기관 X)`."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from nlp.relations.claims import Claim, make_claims
from nlp.relations.sketch import ACTIVITY, CLUSTER, ORGANISATION, PLACE, PROGRAMME, Name

_OPENING = re.compile(r"[’'”\"`」』>》]?\s?\((?P<lead>[^()\n]{0,8}?)")
_SITED = re.compile(r"\s?(?:소재|위치|입주|내)?[)·,;]")
_LEADS = {
    "주최": "hosts", "주관": "hosts", "주최·주관": "hosts", "후원": "supports",
    "운영": "operates", "운영기관": "operates", "주관기관": "operates", "전담기관": "operates",
}  # fmt: skip


def read_brackets(names: Sequence[Name], text: str) -> Iterator[Claim]:
    """Yield what a bracket right after a name states of it."""
    for name, inner in pairwise(names):
        opening = _OPENING.fullmatch(text, name.end, inner.start)
        if opening is None:
            continue
        lead = opening["lead"].strip(" :=")
        span = (name.start, inner.end)
        located = name.sign == ORGANISATION and inner.sign in PLACE + CLUSTER and not lead
        if located and _SITED.match(text, inner.end):
            yield from make_claims("located_in", [name], [inner], span=span, rule="bracket")
        elif lead in _LEADS and name.sign in PROGRAMME + ACTIVITY + CLUSTER:
            yield from make_claims(_LEADS[lead], [inner], [name], span=span, rule="bracket")
