"""Strict scores of spans: a span counts when its start, its end and its label are right."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from nlp.tagger.labels import Span


@dataclass(frozen=True, slots=True)
class Score:
    """Spans that were wanted, offered, and right."""

    wanted: int
    offered: int
    right: int

    @property
    def precision(self) -> float:
        """The share of the offered that is right, 0 where nothing was offered."""
        return self.right / self.offered if self.offered else 0.0

    @property
    def recall(self) -> float:
        """The share of the wanted that was found, 0 where nothing was wanted."""
        return self.right / self.wanted if self.wanted else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        counted = self.wanted + self.offered
        return 2 * self.right / counted if counted else 0.0


@dataclass(frozen=True, slots=True)
class Scores:
    """Counts of each label; scores over other lines can be added."""

    wanted: Counter[str] = field(default_factory=Counter)
    offered: Counter[str] = field(default_factory=Counter)
    right: Counter[str] = field(default_factory=Counter)

    def __add__(self, other: "Scores") -> "Scores":
        return Scores(
            self.wanted + other.wanted, self.offered + other.offered, self.right + other.right
        )

    def of(self, label: str) -> Score:
        """Give the score of one label."""
        return Score(self.wanted[label], self.offered[label], self.right[label])

    @property
    def overall(self) -> Score:
        """The score over all labels, each span counted once."""
        return Score(self.wanted.total(), self.offered.total(), self.right.total())


def score_spans(pairs: Iterable[tuple[Iterable[Span], Iterable[Span]]]) -> Scores:
    """Score texts, each with the spans that are wanted and those that are offered."""
    scores = Scores()
    for wanted, offered in pairs:
        gold = {(span.start, span.end, span.label) for span in wanted}
        found = {(span.start, span.end, span.label) for span in offered}
        scores.wanted.update(label for *_, label in gold)
        scores.offered.update(label for *_, label in found)
        scores.right.update(label for *_, label in gold & found)
    return scores
