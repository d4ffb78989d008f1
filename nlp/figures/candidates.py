"""Mentions that may be the subject of a quantity: names, events, and words that take them up."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from corpus.facts.event import Event
from nlp.document import NamedEntity
from nlp.facts.event import find_events
from nlp.figures.phrases import Phrase, read_role
from nlp.figures.places import Layout
from nlp.figures.words import load_pairs
from nlp.lexicons import load_lexicon

_KINDS = {"CLUSTER": "SITE", "PROGRAM": "PROGRAM"}
_QUOTED = re.compile(r"[‘'`“\"「『《<]([^‘’'`“”\"「」『』《》<>\n]{2,40})[’'`”\"」』》>]")
_YEAR = re.compile(r"\s(?:19|20)\d\d$")
_HERE = re.compile(r"(?<![가-힣])(?:이곳|여기)(?![가-힣]*[저들])")
_POINTING = frozenset({"이", "그", "해당", "이번", "동", "본", "우리", "저희"})
# A body is taken up by the end of its name: 센터는, 추진단이, 북구는. Lengths in letters.
_SHORT = range(1, 6)
_ANY_EVENT = frozenset({"행사", "모임", "대회"})
_CLOSING = "’'”\"`」』》>"
_WIDEST_GAP = 2
# The roles of what a sentence speaks of.
LEADING = frozenset({"topic", "subject"})


class Candidate(NamedTuple):
    """A mention of something that quantities may be about.

    `kind` is GROUP (mini-clusters and associations), SITE (complexes, zones), FIRM, AGENCY, STATE,
    PROGRAM, EVENT, or ACTIVITY for an event that no event reader found; `role` is that of a
    `Phrase`, or inside where more nouns follow the name.
    """

    start: int
    end: int
    name: str
    kind: str
    role: str


def find_candidates(layout: Layout) -> list[Candidate]:
    """Find all candidates in the order of the text; a word that takes up a name carries it."""
    events = _Events(find_events(layout.scan.doc))
    named = sorted([*_find_names(layout), *_find_quoted_events(layout, events)])
    return sorted([*named, *_find_common_nouns(layout, named, events)])


def read_kind(entity: NamedEntity) -> str | None:
    """Tell what kind of body a name speaks of; None for persons."""
    known = load_pairs("name_kinds").items()
    if entity.type == "CLUSTER":
        names = (entity.text, *entity.aliases)
        groups = tuple(ending for ending, kind in known if kind == "GROUP")
        return "GROUP" if any(name.endswith(groups) for name in names) else "SITE"
    if entity.type != "ORG":
        return _KINDS.get(entity.type)
    return next((kind for ending, kind in known if entity.text.endswith(ending)), "FIRM")


class _Events:
    """The events of a document, to be found again by what a text calls them."""

    def __init__(self, events: tuple[Event, ...]) -> None:
        self.events = events
        self.starts = [event.evidence.start for event in events]

    def find(self, name: str, place: int) -> Event | None:
        """Give the event meant by a name or head noun: the one named so, else the last of its kind.

        An event is named in full after its headline, so that one further on may be meant.
        """
        same = [e for e in self.events if name in e.name or e.name in name]
        kin = same or [e for e in self.events if name.endswith(e.kind) or e.kind.endswith(name)]
        if not kin and name in _ANY_EVENT:
            kin = list(self.events)
        before = [e for e in kin if e.evidence.start <= place]
        return before[-1] if before else next(iter(kin), None)


def _find_names(layout: Layout) -> Iterator[Candidate]:
    for start, end, entity in layout.scan.places:
        kind = read_kind(entity)
        if kind is not None:
            yield Candidate(start, end, entity.text, kind, read_place(layout, start, end))


def read_place(layout: Layout, start: int, end: int) -> str:
    """Give the role of a name: that of what follows, or inside a longer phrase."""
    index = bisect_left(layout.phrase_starts, end) - 1
    phrase = layout.phrases[index] if index >= 0 else None
    if phrase is not None and phrase.start <= start and phrase.end > end:
        return "inside"
    role = read_role(layout.scan, end)
    following = layout.phrases[index + 1] if index + 1 < len(layout.phrases) else None
    gap = layout.scan.text[end : following.start] if following and role == "bare" else ""
    return "inside" if gap.strip(_CLOSING) == " " and len(gap) <= _WIDEST_GAP else role


def _find_quoted_events(layout: Layout, events: _Events) -> Iterator[Candidate]:
    """Yield names between marks that end with a kind of event or stand beside one."""
    for found in _QUOTED.finditer(layout.scan.text):
        name = _YEAR.sub("", found[1])
        event = events.find(found[1], found.start()) if events.events else None
        beside = name.endswith(_event_heads()) or _is_beside_kind(layout, *found.span())
        if (event and event.name == found[1]) or beside:
            role = read_role(layout.scan, found.end())
            named = event is not None and event.name in {name, found[1]}
            yield Candidate(*found.span(1), found[1], "EVENT" if named else "ACTIVITY", role)


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


def _find_common_nouns(
    layout: Layout, named: list[Candidate], events: _Events
) -> Iterator[Candidate]:
    """Yield events without marks, and 이 회사, 이번 행사, 이곳 with the name that they take up."""
    last: dict[str, Candidate] = {}
    by_end: dict[str, Candidate] = {}
    rest = iter([*named, None])
    upcoming = next(rest)
    for phrase in sorted([*layout.phrases, *_find_here(layout)], key=lambda p: p.start):
        while upcoming is not None and upcoming.start < phrase.start:
            last[upcoming.kind] = upcoming
            by_end.update(_name_ends(upcoming))
            upcoming = next(rest)
        if phrase.entity is None:
            short = _read_short(phrase, by_end)
            found = short or _read_common_noun(layout, phrase, last, events)
            if found is not None:
                last[found.kind] = found
                yield found


def _name_ends(candidate: Candidate) -> Iterator[tuple[str, Candidate]]:
    """Yield the ends of a name by which a text may take it up."""
    if candidate.kind in {"EVENT", "ACTIVITY", "PROGRAM"}:
        return
    for length in _SHORT:
        yield candidate.name[-length:], candidate
    yield candidate.name.rpartition(" ")[2], candidate


def _read_short(phrase: Phrase, by_end: dict[str, Candidate]) -> Candidate | None:
    """Read a lone noun that is the end of a name before it."""
    word = phrase.words[0]
    if len(phrase.words) > 1 or word not in by_end or phrase.role == "verb":
        return None
    name = by_end[word]
    if word not in load_lexicon("agents") and name.name.rpartition(" ")[2] != word:
        return None
    return Candidate(phrase.start, phrase.end, name.name, name.kind, phrase.role)


def _find_here(layout: Layout) -> Iterator[Phrase]:
    for found in _HERE.finditer(layout.scan.text):
        yield Phrase(*found.span(), (found[0],), read_role(layout.scan, found.end()))


def _read_common_noun(
    layout: Layout, phrase: Phrase, last: dict[str, Candidate], events: _Events
) -> Candidate | None:
    head = phrase.words[-1]
    span, role = (phrase.start, phrase.end), phrase.role
    before = layout.scan.token_before(phrase.start)
    points = before is not None and before.form in _POINTING
    kind = load_pairs("anaphors").get(head) if points or head in {"행사", "이곳", "여기"} else None
    if kind is not None and kind != "EVENT" and kind in last:
        return Candidate(*span, last[kind].name, kind, role)
    is_event = head.endswith(_event_heads()) and head not in load_lexicon("event_tails")
    if not is_event and kind != "EVENT":
        return None
    event = events.find(head, phrase.start)
    if event is not None:
        return Candidate(*span, event.name, "EVENT", role)
    return Candidate(*span, " ".join(phrase.words[-3:]), "ACTIVITY", role) if is_event else None
