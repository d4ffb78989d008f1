"""Partners by an agreement: `X는 Y와 업무협약을 체결했다`."""

import re
from collections.abc import Iterator, Sequence
from itertools import combinations

from nlp.relations.claims import Claim
from nlp.relations.sketch import CLUSTER, ORGANISATION, Group, Name, Sketch
from nlp.relations.verbs import find_head

_KINDS = r"(?:협약|양해각서|MOU|협정|의향서|결연)"
_SIGNED = re.compile(
    rf"{_KINDS}[식서]?[을를이에도은는]?\s?(?:[^\s\ue000-\ue004.,]{{1,6}}\s){{0,2}}?"
    r"(?:체결|맺|교환|서명|조인|갱신|했|하고)(?!하?지\s?(?:않|못))"
    r"(?P<form>\S{0,4}?(?:한|은|던)(?=\s))?(?P<unreal>을지|할지|려면|한다면|하면|을\s가능성)?"
)
_SIGNED_BEFORE = re.compile(
    rf"(?:맺은|체결한|교환한|조인한)\s(?:[^\s\ue000-\ue004]+\s)?\S{{0,6}}{_KINDS}"
)
_SIDES = ("와", "과", "은", "는", "이", "가", "도")
_BETWEEN = re.compile(r"\s?(?:간|사이|간의|사이의)\s")
_BOTH = re.compile(
    r"(?<![가-힣])(?:[두세네양]\s?(?:기관|회사|기업|대학|단체|측)|양사|양교|[34]자)[은는이가]"
)
_REACH = 110
# More names than this at one agreement are a list of guests, and pairs grow with their square.
MOST_SIGNATORIES = 20


def read_agreements(sketch: Sketch) -> Iterator[Claim]:
    """Yield each pair of those who signed one agreement, in the order of the text."""
    for found in _SIGNED.finditer(sketch.text):
        if not found["unreal"]:
            names = _find_sides(sketch, found.start())
            head = find_head(sketch, found.end()) if found["form"] else None
            yield from pair([*names, *(head.names if head else ())], sketch.span(*found.span()))
    for found in _SIGNED_BEFORE.finditer(sketch.text):
        yield from pair(_find_sides(sketch, found.start()), sketch.span(*found.span()))


def _find_sides(sketch: Sketch, place: int) -> list[Name]:
    """Give the names that sign: the nearest subject and all that stand with 와 near the verb."""
    sides: list[Group] = []
    for group in reversed([g for g in sketch.groups if g.end <= place]):
        between = group.case == "" and _BETWEEN.match(sketch.text, group.end)
        if place - group.end > _REACH:
            break
        headline = group.start <= 1 and sketch.text.startswith((",", "…"), group.end)
        if group.case in _SIDES or between or headline:
            sides.append(group)
        if group.case in ("은", "는", "이", "가") or between or headline:
            break
    names = [n for group in reversed(sides) for n in group.pick(ORGANISATION + CLUSTER)]
    return names if len(names) > 1 or not _BOTH.search(sketch.text, 0, place) else [*sketch.before]


def pair(names: Sequence[Name], span: tuple[int, int], *, rule: str = "signed") -> Iterator[Claim]:
    """Yield every pair of signatories once; none where there are too many."""
    sides = list({name.text: name for name in names}.values())
    if len(sides) > MOST_SIGNATORIES:
        return
    for one, other in combinations(sides, 2):
        start, end = min(span[0], one.start, other.start), max(span[1], one.end, other.end)
        yield Claim(start, end, one.text, "partner_of", other.text, f"relation.partner_of.{rule}")
