"""What speaks for a name as the subject of a quantity: clues, each with a weight in a lexicon.

A clue is a word: `here.topic` (topic of the sentence), `talk` (body of who is talking), `fit.other`
(of a kind that such a measure mostly belongs to) … Clues that begin with `none` speak for nobody.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from math import fsum
from typing import NamedTuple

from nlp.figures.candidates import LEADING, Candidate
from nlp.figures.discourse import Discourse
from nlp.figures.quantities import Quantity
from nlp.figures.words import load_pairs

Clue = tuple[str, str]

# Mentions farther back or ahead than this say nothing; nor do rarer names of the section.
_REACH = 10
_BEHIND = 6
_MOST_HEADING = 4
_MOST_MAINS = 6
_CLOSE = 12
_EVENT_VERB = re.compile(r"[^\n.]{0,25}(?:참가|참석|상담|전시|출품)")
_FIRST_PERSON = re.compile(r"우리|저희|당사|제가|저는|본인")
_PLAN = re.compile(r"계획|방침|예정|기로|겠|목표|한다|된다|구상")


class _Spot(NamedTuple):
    """Where a quantity stands: its sentence, its paragraph and the quotation around it."""

    quantity: Quantity
    opening: int
    closing: int
    paragraph: int
    quotation: tuple[int, int] | None


def find_wanted(discourse: Discourse, quantity: Quantity, measure: str | None) -> frozenset[str]:
    """Tell what kinds of subject a measure mostly has; empty where it may have any."""
    kinds = find_owners(measure or "")
    if not kinds and quantity.kind == "count":
        kinds = "EVENT" if _EVENT_VERB.match(discourse.text, quantity.end) else ""
    return frozenset(kinds.split())


@lru_cache(maxsize=4096)
def find_owners(noun: str) -> str:
    """Give the kinds that a noun phrase mostly belongs to, by its whole, its head, its first word.

    Kinds are parted by spaces; empty where it may belong to any.
    """
    owners, words = load_pairs("measure_owners"), noun.split(" ")
    known = (owners.get(word) for word in (noun, words[-1], words[0]))
    kinds = next((kind for kind in known if kind), None)
    endings = (kind for word, kind in owners.items() if len(word) > 1 and words[-1].endswith(word))
    return kinds or next(endings, "")


class Clues:
    """Collects the clues for each name near one quantity after the other."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.scan = discourse.layout.scan
        self._standing: dict[int, dict[str, frozenset[str]]] = {}
        self.kinds = {c.name: c.kind for c in reversed(discourse.candidates)}

    def collect(self, quantity: Quantity, measure: str | None) -> dict[str | None, set[str]]:
        """Give the clues of every name that may be the subject, under None those for nobody."""
        spot = self._find_spot(quantity)
        standing = self._find_standing(quantity.start)
        found: dict[str | None, set[str]] = {name: set(clues) for name, clues in standing.items()}
        for name, clue in self._list_clues(spot):
            found.setdefault(name, set()).add(clue)
        wanted = find_wanted(self.discourse, quantity, measure)
        topical = frozenset() if wanted else self._find_topical(spot)
        for known, clues in found.items():
            kind = self.kinds.get(known or "", "FIRM")
            clues.update(_judge_kind(kind, clues, wanted, topical))
        found[None] = self._describe_none(spot, found, is_open=not wanted)
        return found

    def _find_spot(self, quantity: Quantity) -> _Spot:
        return _Spot(
            quantity,
            self.scan.sentence_start(quantity.start),
            self.scan.sentence_end(quantity.start),
            self.scan.paragraph_start(quantity.start),
            self.discourse.find_quotation(quantity.start),
        )

    def _describe_none(
        self, spot: _Spot, found: dict[str | None, set[str]], *, is_open: bool
    ) -> set[str]:
        """Give the clues for no subject at all: no name near, a plan, a quotation."""
        near = {clue.split(".")[0] for clues in found.values() for clue in clues}
        is_plan = _PLAN.search(self.discourse.text, spot.quantity.end, spot.closing)
        told = {
            "none": True,
            "none.far": not near & {"here", "talk"},
            "none.farther": not near & {"here", "talk", "before"},
            "none.quoted": spot.quotation is not None,
            "none.unwanted": is_open,
            "none.plan": is_plan is not None,
        }
        return {clue for clue, holds in told.items() if holds}

    def _find_topical(self, spot: _Spot) -> frozenset[str]:
        """Tell whose the other nouns of the sentence mostly are: 회원은 기업 57, 대학 3."""
        phrases, starts = self.discourse.layout.phrases, self.discourse.layout.phrase_starts
        index = bisect_left(starts, spot.quantity.start)
        for phrase in reversed(phrases[max(0, index - _REACH) : index]):
            if phrase.start < spot.opening:
                break
            kinds = find_owners(" ".join(phrase.words)) if phrase.role != "object" else ""
            if kinds:
                return frozenset(kinds.split())
        return frozenset()

    def _list_clues(self, spot: _Spot) -> Iterator[Clue]:
        yield from self._list_places(spot)
        for name in self.discourse.find_talk(spot.quantity.start):
            yield name, "talk"
            if _FIRST_PERSON.search(self.discourse.text, spot.opening, spot.quantity.start):
                yield name, "talk.first_person"

    def _find_standing(self, place: int) -> dict[str, frozenset[str]]:
        """Give the clues that a name has all through a section, worked out once a section."""
        start, _ = self.discourse.section_of(place)
        if start not in self._standing:
            found: dict[str, set[str]] = {}
            for name, clue in self._list_standing(place):
                found.setdefault(name, set()).add(clue)
            self._standing[start] = {name: frozenset(clues) for name, clues in found.items()}
        return self._standing[start]

    def _list_standing(self, place: int) -> Iterator[Clue]:
        for rank, candidate in enumerate(self.discourse.find_heading(place)[:_MOST_HEADING]):
            yield candidate.name, "heading" if rank else "heading.first"
        kinds: set[str] = set()
        for rank, name in enumerate(self.discourse.find_mains(place)[:_MOST_MAINS]):
            kind = self.kinds[name]
            if kind not in kinds:
                yield name, "main.kind"
            if not rank:
                yield name, "main"
            kinds.add(kind)

    def _list_places(self, spot: _Spot) -> Iterator[Clue]:
        """Yield what the places of a name before the quantity and right behind it say."""
        middle = bisect_left(self.discourse.starts, spot.quantity.start)
        section, _ = self.discourse.section_of(spot.quantity.start)
        first = bisect_left(self.discourse.starts, section)
        before = self.discourse.candidates[max(first, middle - _REACH) : middle]
        is_first, is_lead_open = True, True
        for candidate in reversed(before):
            outside = spot.quotation is not None and candidate.start < spot.quotation[0]
            if candidate.start < spot.opening:
                yield from self._list_earlier(candidate, spot, is_first=is_first)
            elif outside:
                yield candidate.name, f"outside.{candidate.role}"
            else:
                yield from self._list_here(candidate, spot, is_first=is_first)
            if candidate.role in LEADING and is_lead_open and not outside:
                yield candidate.name, "lead.last"
                is_lead_open = False
            is_first = False
        yield from self._list_behind(spot, self.discourse.candidates[middle : middle + _BEHIND])

    def _list_here(self, candidate: Candidate, spot: _Spot, *, is_first: bool) -> Iterator[Clue]:
        name, start = candidate.name, spot.quantity.start
        yield name, f"here.{candidate.role}"
        if is_first:
            yield name, "here.nearest"
        if start - candidate.end <= _CLOSE:
            yield name, "here.close"
        crossed = self._crosses_clause(candidate.end, start)
        if candidate.role in LEADING:
            yield name, "here.leads.on" if crossed else "here.leads"
        elif crossed:
            yield name, "here.crossed"

    def _list_earlier(self, candidate: Candidate, spot: _Spot, *, is_first: bool) -> Iterator[Clue]:
        role = "lead" if candidate.role in LEADING else "other"
        place = self._name_place(candidate, spot)
        yield candidate.name, f"{place}.{role}"
        if is_first:
            yield candidate.name, f"{place}.nearest"

    def _name_place(self, candidate: Candidate, spot: _Spot) -> str:
        if candidate.start < spot.paragraph:
            return "above" if candidate.start >= self.discourse.title_end else "headline"
        previous = self.scan.sentence_start(spot.opening - 1)
        return "before" if candidate.start >= previous else "earlier"

    def _list_behind(self, spot: _Spot, behind: Iterable[Candidate]) -> Iterator[Clue]:
        for rank, candidate in enumerate(c for c in behind if c.start < spot.closing):
            yield candidate.name, f"behind.{'EVENT' if candidate.kind == 'EVENT' else 'other'}"
            if not rank and candidate.start - spot.quantity.end <= _CLOSE:
                yield candidate.name, "behind.close"

    def _crosses_clause(self, start: int, end: int) -> bool:
        bounds = self.discourse.layout.boundaries
        return bisect_right(bounds, end) > bisect_left(bounds, start)


def _judge_kind(
    kind: str, clues: set[str], wanted: frozenset[str], topical: frozenset[str]
) -> Iterator[str]:
    """Yield what the kind of a name says beside its other clues."""
    yield f"kind.{kind}"
    has = {clue.split(".")[0] for clue in clues}
    if "talk" in clues:
        yield f"talk.{kind}"
    fits = kind in wanted or (kind == "ACTIVITY" and "EVENT" in wanted)
    if fits:
        yield "fit.EVENT" if "EVENT" in wanted else "fit.other"
        if "main.kind" in clues:
            yield "fit.main"
        if "here" in has:
            yield "fit.here"
    elif wanted:
        yield "misfit"
    elif topical:
        yield "fit.topic" if kind in topical else "misfit.topic"


@cache
def _weights() -> dict[str, float]:
    return {clue: float(weight) for clue, weight in load_pairs("subject_weights").items()}


def weigh(clues: Iterable[str]) -> float:
    """Add up the weights of clues, in whatever order; one without a weight says nothing."""
    weights = _weights()
    return fsum(weights.get(clue, 0.0) for clue in clues)
