"""What a digest says, apart from any form: kept as JSON in the store, and made into all formats.

Order is that of the page. Nothing here looks into the base: a signed digest says the same for
ever.
"""

import json
from collections.abc import Iterator, Mapping
from datetime import date
from functools import cached_property, lru_cache
from typing import Literal

from pydantic import BaseModel, ConfigDict

from outputs.days import say_day

# What is news about a line: stated for the first time, another value or person than before, stated
# again, or at odds with another source.
Mark = Literal["new", "changed", "confirmed", "contradicted"]


class Part(BaseModel):
    """A part of a digest: never changed once made."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Source(Part):
    """A document to link to; `address` is empty where it is none of the web."""

    id: str
    title: str
    address: str
    publisher: str
    day: date | None


class Line(Part):
    """One thing to know, said in a sentence, with the words of its source.

    `key` is that of the statement or activity. `passage` is the source's sentence in pieces, each
    with whether it holds the words of the fact. `source` is the newest document, `others` more of
    them, `sources` the number of independent ones. `note` tells the change or since when it is
    known; `reasons` are why it stands where it stands. `is_reviewed` is false for what no analyst
    has looked at.
    """

    key: str
    type: str
    sentence: str
    passage: tuple[tuple[str, bool], ...]
    source: Source
    others: tuple[Source, ...] = ()
    sources: int
    mark: Mark
    note: str = ""
    is_reviewed: bool
    reasons: tuple[str, ...] = ()


class Section(Part):
    """Lines of one kind, best first; `left_out` counts those that the digest has no room for."""

    heading: str
    lines: tuple[Line, ...]
    left_out: int = 0


class Group(Part):
    """A cluster or a region with its sections."""

    name: str
    kind: Literal["cluster", "region", "rest"]
    sections: tuple[Section, ...]

    @property
    def count(self) -> int:
        """How many lines it has."""
        return sum(len(section.lines) for section in self.sections)


class Point(Part):
    """A value of a chart: its period in words, and the number as printed."""

    label: str
    value: float
    text: str


class Chart(Part):
    """A series in which the week has a new value, first period first."""

    title: str
    unit: str
    points: tuple[Point, ...]

    @property
    def alternative(self) -> str:
        """The chart in words, for those who do not see it."""
        told = ", ".join(f"{point.label} {point.text}" for point in self.points)
        return f"{self.title}: {told}"


class Story(Part):
    """One report in several papers: the first of them, and all by name."""

    first: Source
    sources: tuple[Source, ...]


class Name(Part):
    """An entity that no document named before, with the sentence that does."""

    type: str
    name: str
    passage: tuple[tuple[str, bool], ...]
    source: Source


class Contradiction(Part):
    """Lines that cannot all be true, for an analyst to decide."""

    title: str
    lines: tuple[Line, ...]


class Count(Part):
    """A number with its label: of this period and of the one before."""

    label: str
    now: int
    before: int


class Digest(Part):
    """What happened in a period, and what is known of it.

    `period` is the key in the store (`2026-W46` or `2026-11-01..2026-11-15`), `label` its Korean
    name. `due` are plans whose day falls in the period after. `faults` are publishers that failed
    or were held back. With `has_unreviewed`, lines stand there that no analyst has looked at.
    """

    period: str
    label: str
    first_day: date
    last_day: date
    counts: tuple[Count, ...] = ()
    top: tuple[Line, ...] = ()
    groups: tuple[Group, ...] = ()
    due: tuple[Line, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    charts: tuple[Chart, ...] = ()
    stories: tuple[Story, ...] = ()
    names: tuple[Name, ...] = ()
    names_left_out: int = 0
    unreviewed: int = 0
    has_unreviewed: bool = False
    publishers: tuple[tuple[str, str], ...] = ()
    faults: tuple[str, ...] = ()

    @property
    def days(self) -> str:
        """The first and last day in Korean."""
        return f"{say_day(self.first_day, weekday=True)}~{say_day(self.last_day, weekday=True)}"

    @property
    def is_empty(self) -> bool:
        """Whether the base tells nothing of this period."""
        return not (self.groups or self.due or self.stories or self.names or self.contradictions)

    @property
    def title(self) -> str:
        """What stands above it."""
        return f"클러스터 동향 {self.label}"

    @property
    def subject(self) -> str:
        """The subject line of its mail: the label and the first thing to know."""
        return f"[미클] {self.title}" + (f" – {self.top[0].sentence}" if self.top else "")

    def lines(self) -> Iterator[Line]:
        """Yield all lines of all groups in the order of the page."""
        for group in self.groups:
            for section in group.sections:
                yield from section.lines

    def tell_publisher(self, key: str) -> str:
        """Give the name of a publisher, its key where no name is known."""
        return self.publisher_names.get(key, key)

    @cached_property
    def publisher_names(self) -> Mapping[str, str]:
        """The names of publishers by their keys."""
        return dict(self.publishers)

    def dump(self) -> str:
        """Write it as JSON in one fixed form: equal digests give equal bytes."""
        fields = self.model_dump(mode="json")
        return json.dumps(fields, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    @staticmethod
    @lru_cache(maxsize=8)  # pages, feeds and files ask for the same one again and again
    def load(content: str) -> "Digest":
        """Read what `dump` wrote."""
        return Digest.model_validate_json(content)
