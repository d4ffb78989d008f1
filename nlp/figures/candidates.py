"""Mentions that may be the subject of a quantity: names, events, and words that take them up."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from nlp.document import NamedEntity
from nlp.figures.phrases import Phrase, read_role
from nlp.figures.places import Layout
from nlp.figures.words import load_pairs
from nlp.lexicons import load_lexicon

_KINDS = {"CLUSTER": "GROUP", "PROGRAM": "PROGRAM"}
_QUOTED = re.compile(r"[‘'`“\"「『《<]([^‘’'`“”\"「」『』《》<>\n]{2,40})[’'`”\"」』》>]")
_YEAR = re.compile(r"\s(?:19|20)\d\d$")
_POINTING = frozenset({"이", "그", "해당", "이번", "동", "본"})
_CLOSING = "’'”\"`」』》>"
_WIDEST_GAP = 2
_TITLE_WEIGHT = 4


class Candidate(NamedTuple):
    """A mention of something that quantities may be about.

    `kind` is GROUP (clusters and associations), FIRM, AGENCY, STATE, PROGRAM or EVENT; `role` is
    that of a `Phrase`, or inside where more nouns follow the name.
    """

    start: int
    end: int
    name: str
    kind: str
    role: str


def find_candidates(layout: Layout) -> list[Candidate]:
    """Find all candidates in the order of the text; a word that takes up a name carries it."""
    named = sorted([*_find_names(layout), *_find_quoted_events(layout)])
    return sorted([*named, *_find_common_nouns(layout, named)])


def find_main(candidates: list[Candidate], title_end: int) -> dict[str, Candidate]:
    """Give for each kind the name that the document speaks of most, the headline counting more."""
    weights: Counter[tuple[str, str]] = Counter()
    first: dict[tuple[str, str], Candidate] = {}
    for candidate in candidates:
        key = (candidate.kind, candidate.name)
        first.setdefault(key, candidate)
        weights[key] += _TITLE_WEIGHT if candidate.start < title_end else 1
    main: dict[str, Candidate] = {}
    for key, _ in weights.most_common():
        main.setdefault(key[0], first[key])
    return main


def _find_names(layout: Layout) -> Iterator[Candidate]:
    for start, end, entity in layout.scan.places:
        kind = _read_kind(entity)
        if kind is not None:
            yield Candidate(start, end, entity.text, kind, _read_place(layout, start, end))


def _read_kind(entity: NamedEntity) -> str | None:
    """Tell what kind of body a name speaks of; None for persons."""
    if entity.type != "ORG":
        return _KINDS.get(entity.type)
    endings = (kind for end, kind in load_pairs("name_kinds").items() if entity.text.endswith(end))
    return next(endings, "FIRM")


def _read_place(layout: Layout, start: int, end: int) -> str:
    """Give the role of a name: that of what follows, or inside a longer phrase."""
    index = bisect_left(layout.phrase_starts, end) - 1
    phrase = layout.phrases[index] if index >= 0 else None
    if phrase is not None and phrase.start <= start and phrase.end > end:
        return "inside"
    role = read_role(layout.scan, end)
    following = layout.phrases[index + 1] if index + 1 < len(layout.phrases) else None
    gap = layout.scan.text[end : following.start] if following and role == "bare" else ""
    return "inside" if gap.strip(_CLOSING) == " " and len(gap) <= _WIDEST_GAP else role


def _find_quoted_events(layout: Layout) -> Iterator[Candidate]:
    """Yield names between marks that end with a kind of event or stand beside one."""
    for found in _QUOTED.finditer(layout.scan.text):
        name = _YEAR.sub("", found[1])
        if name.endswith(_event_heads()) or _is_beside_kind(layout, *found.span()):
            role = read_role(layout.scan, found.end())
            yield Candidate(*found.span(1), found[1], "EVENT", role)


@cache
def _event_heads() -> tuple[str, ...]:
    return load_lexicon("event_kinds") + load_lexicon("event_tails")


def _is_beside_kind(layout: Layout, start: int, end: int) -> bool:
    """Tell whether a kind of event stands right behind a quoted name, or right before it."""
    index = bisect_left(layout.phrase_starts, start)
    before = layout.phrases[index - 1] if index else None
    index = bisect_left(layout.phrase_starts, end)
    after = layout.phrases[index] if index < len(layout.phrases) else None
    follows = after and after.start <= end + 1 and after.words[0].endswith(_event_heads())
    precedes = before and before.end == start - 1 and before.words[-1].endswith(_event_heads())
    return bool(follows or precedes)


def _find_common_nouns(layout: Layout, named: list[Candidate]) -> Iterator[Candidate]:
    """Yield events without marks, and 이 회사, 이번 행사 with the name that they take up."""
    last: dict[str, Candidate] = {}
    rest = iter([*named, None])
    upcoming = next(rest)
    for phrase in layout.phrases:
        while upcoming is not None and upcoming.start < phrase.start:
            last[upcoming.kind] = upcoming
            upcoming = next(rest)
        found = _read_common_noun(layout, phrase, last) if phrase.entity is None else None
        if found is not None:
            last[found.kind] = found
            yield found


def _read_common_noun(
    layout: Layout, phrase: Phrase, last: dict[str, Candidate]
) -> Candidate | None:
    head = phrase.words[-1]
    span, role = (phrase.start, phrase.end), phrase.role
    before = layout.scan.token_before(phrase.start)
    points = before is not None and before.form in _POINTING
    kind = load_pairs("anaphors").get(head) if points or head == "행사" else None
    if kind is not None and kind in last:
        return Candidate(*span, last[kind].name, kind, role)
    is_event = head.endswith(_event_heads()) and head not in load_lexicon("event_tails")
    return Candidate(*span, " ".join(phrase.words[-3:]), "EVENT", role) if is_event else None
