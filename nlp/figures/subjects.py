"""Subjects: the organisation, cluster, programme or event that a quantity is about.

Written Korean names the subject once, as topic, subject, owner or place of a sentence, and leaves
it out until it changes. Each mention near a quantity gets points for its place, for being what the
document is about, and for being of the kind that such a measure mostly belongs to.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator

from nlp.figures.candidates import Candidate, find_candidates, find_main
from nlp.figures.places import Layout
from nlp.figures.quantities import Quantity
from nlp.figures.words import load_pairs

_ROLE_POINTS = {
    "inside": 3.0,
    "topic": 3.0,
    "subject": 2.5,
    "genitive": 2.5,
    "place": 2.0,
    "means": 1.5,
    "bare": 1.0,
    "list": 0.5,
    "object": 0.5,
}
# What a mention in an earlier sentence of the paragraph, or before, keeps of its points.
_SAME_PARAGRAPH = 0.5
_EARLIER = 0.15
_MAIN = 0.3
_KIND_FITS = 1.5
_KIND_MISFITS = -0.5
_AGENCY = -0.7
_STATE = -2.5
_FADING_PER_LETTER = 0.015
_EVENT_BEHIND = 3.0
_OVERTAKEN = 0.85
_LEAST = 1.4
_REACH = 8
_EVENT_VERB = re.compile(r"[^\n.]{0,25}(?:참가|참석|상담|전시|출품)")


def find_subjects(layout: Layout, measures: list[str | None]) -> list[str | None]:
    """Find the subject of each quantity, in their order; None where the text names nobody."""
    candidates = find_candidates(layout)
    starts = [candidate.start for candidate in candidates]
    main = find_main(candidates, max(layout.scan.text.find("\n"), 0))
    subjects: list[str | None] = []
    for quantity, measure in zip(layout.quantities, measures, strict=True):
        middle = bisect_left(starts, quantity.start)
        near = candidates[max(0, middle - _REACH) : middle]
        last = bisect_left(starts, layout.scan.sentence_end(quantity.start))
        behind = candidates[middle : min(last, middle + _REACH)]
        wanted = _find_wanted(layout, quantity, measure)
        points: dict[str, float] = {}
        for name, score in _score(layout, quantity, near, main, wanted):
            points[name] = max(score, points.get(name, score))
        if wanted == "EVENT":
            points |= {c.name: _EVENT_BEHIND for c in behind[::-1] if c.kind == "EVENT"}
        best = max(points, key=lambda name: points[name], default=None)
        subjects.append(best if best and points[best] >= _LEAST else None)
    return subjects


def _find_wanted(layout: Layout, quantity: Quantity, measure: str | None) -> str | None:
    """Tell what kind of subject a measure mostly has, None where it may have any."""
    owners = load_pairs("measure_owners")
    kind = owners.get(measure or "") or owners.get((measure or " ").split(" ")[-1])
    if kind is None and quantity.kind == "count":
        is_event = _EVENT_VERB.match(layout.scan.text, quantity.end)
        return "EVENT" if is_event else None
    return kind


def _score(
    layout: Layout,
    quantity: Quantity,
    near: list[Candidate],
    main: dict[str, Candidate],
    wanted: str | None,
) -> Iterator[tuple[str, float]]:
    """Yield names with points, a name as often as it is mentioned near."""
    for candidate in main.values():
        yield candidate.name, _MAIN + _fit(candidate.kind, wanted)
    names = {candidate.name for candidate in main.values()}
    topics = [c.start for c in near if c.role in {"topic", "subject"}]
    for candidate in near:
        points = _score_place(layout, quantity, candidate) + _MAIN * (candidate.name in names)
        if topics and candidate.start < topics[-1]:
            points *= _OVERTAKEN
        yield candidate.name, points + _fit(candidate.kind, wanted)


def _score_place(layout: Layout, quantity: Quantity, candidate: Candidate) -> float:
    points = _ROLE_POINTS.get(candidate.role, 0.5)
    if candidate.start >= layout.scan.sentence_start(quantity.start):
        return points - _FADING_PER_LETTER * (quantity.start - candidate.end)
    is_near = candidate.start >= layout.scan.paragraph_start(quantity.start)
    return points * (_SAME_PARAGRAPH if is_near else _EARLIER)


def _fit(kind: str, wanted: str | None) -> float:
    if kind == "STATE":
        return _STATE
    base = _AGENCY if kind == "AGENCY" else 0.0
    if wanted is None:
        return base
    return base + (_KIND_FITS if kind == wanted else _KIND_MISFITS)
