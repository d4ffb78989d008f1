"""Subjects: the organisation, cluster, programme or event that a quantity is about.

Written Korean names the subject once, as topic, subject, owner or place of a sentence, and leaves
it out until it changes. Each name near a quantity gets points for its places, for being what the
section or the headline is about, for who is talking, for being of the kind that such a measure
mostly belongs to, and for having been the subject just before. The names compete with the answer
that the text names nobody.
"""

from bisect import bisect_left

from nlp.figures.candidates import LEADING, find_candidates
from nlp.figures.clues import Clues, weigh
from nlp.figures.discourse import Discourse
from nlp.figures.places import Layout
from nlp.figures.quantities import Quantity


def find_subjects(layout: Layout, measures: list[str | None]) -> list[str | None]:
    """Find the subject of each quantity, in their order; None where the text names nobody."""
    if not layout.quantities:
        return []
    clues = Clues(Discourse(layout, find_candidates(layout)))
    memory = Memory(clues.discourse)
    subjects: list[str | None] = []
    for quantity, measure in zip(layout.quantities, measures, strict=True):
        found = clues.collect(quantity, measure)
        memory.remind(quantity, measure, found)
        points = {name: weigh(of_name) for name, of_name in found.items()}
        best = max(points, key=lambda name: (points[name], name is None))
        memory.note(quantity, measure, best)
        subjects.append(best)
    return subjects


class Memory:
    """Which subjects were chosen last, for the sentence and for each measure."""

    def __init__(self, discourse: Discourse) -> None:
        self.discourse = discourse
        self.leads = [c.start for c in discourse.candidates if c.role in LEADING]
        self.last: tuple[Quantity, str | None] | None = None
        self.by_measure: dict[str, str | None] = {}

    def remind(
        self, quantity: Quantity, measure: str | None, found: dict[str | None, set[str]]
    ) -> None:
        """Add to the clues of a quantity what was chosen before it.

        The subject of the quantity before goes on within a sentence, until another name leads.
        """
        section, _ = self.discourse.section_of(quantity.start)
        if self.last and self.last[0].start < section:
            self.by_measure.clear()
        if self.last and self._goes_on(self.last[0], quantity):
            _add(found, self.last[1], "last")
        if measure is not None and measure in self.by_measure:
            _add(found, self.by_measure[measure], "same")

    def note(self, quantity: Quantity, measure: str | None, subject: str | None) -> None:
        """Remember the subject of a quantity."""
        self.last = quantity, subject
        if measure is not None:
            self.by_measure[measure] = subject

    def _goes_on(self, earlier: Quantity, quantity: Quantity) -> bool:
        stop = self.discourse.layout.scan.sentence_end(earlier.start)
        index = bisect_left(self.leads, earlier.end)
        leads = index < len(self.leads) and self.leads[index] < quantity.start
        return quantity.start < stop and not leads


def _add(found: dict[str | None, set[str]], name: str | None, clue: str) -> None:
    if name in found:
        found[name].add(f"none.{clue}" if name is None else clue)
