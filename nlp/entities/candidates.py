"""Candidate names: what the readers of one type propose before the stage decides."""

from typing import NamedTuple


class Candidate(NamedTuple):
    """A span that may be a name; `weight` decides where two overlap (higher, then longer, wins)."""

    start: int
    end: int
    type: str
    rule: str
    weight: int = 1


def drop_overlaps(candidates: list[Candidate]) -> list[Candidate]:
    """Keep the heavier, then the longer of overlapping candidates; give them in text order."""
    ranked = sorted(candidates, key=lambda c: (-c.weight, c.start - c.end, c.start))
    taken: set[int] = set()
    kept = []
    for candidate in ranked:
        places = range(candidate.start, candidate.end)
        if candidate.start < candidate.end and taken.isdisjoint(places):
            taken.update(places)
            kept.append(candidate)
    return sorted(kept)
