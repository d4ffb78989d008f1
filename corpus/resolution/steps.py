"""What resolution does after the names, step by step; each step is a function over the store."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from corpus.activities.refresh import refresh_activities
from corpus.resolution.statements import refresh_statements
from corpus.resolution.stories import refresh_stories
from corpus.store import Store


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One part of resolution.

    `word` is its key in the report, `label` the Korean word for what it counts. `run` brings what
    changed up to date, in small transactions, costs only that, goes on after a crash where it
    was, and gives how many things it looked at: 0 where nothing changed since.
    """

    word: str
    label: str
    run: Callable[[Store], int]


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveReport:
    """What each step looked at: numbers by the step's word, in their order, with Korean labels."""

    counts: Mapping[str, int]
    labels: Mapping[str, str]


# In this order, after names have their entities.
LATER_STEPS: tuple[Step, ...] = (
    Step(word="stories", label="견준 문서", run=refresh_stories),
    Step(word="statements", label="다시 센 사실", run=refresh_statements),
    Step(word="activities", label="수치와 활동에 반영한 사실", run=refresh_activities),
)
