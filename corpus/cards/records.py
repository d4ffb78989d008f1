"""What stands on a card."""

from dataclasses import dataclass
from decimal import Decimal

from corpus.activities.reading import Activity
from corpus.knowledge.statements import Statement
from corpus.knowledge.terms import Term
from corpus.series.lines import Point
from corpus.store import StoredEntity, Succession
from corpus.store.citations import Citation
from corpus.store.entity_facts import Tie
from corpus.store.searching.views import Coverage
from corpus.store.views import DocumentHead

SECTIONS = (
    "members",
    "belongs_to",
    "operators",
    "programmes",
    "partners",
    "supporters",
    "places",
    "people",
    "figures",
    "activities",
    "quotes",
    "documents",
)
"""The parts of a card, in the order in which they are shown."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedTie:
    """A relation to another entity, and sentences that state it, last published first."""

    tie: Tie
    evidence: tuple[Citation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ties:
    """Relations of one sort: `total` statements, of which the last seen ones are shown.

    Of several statements about one other entity the last seen one is shown.
    """

    total: int
    shown: tuple[CitedTie, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """A figure series in short: how many figures, and the latest value.

    `latest` is None of mere plans, and where the best borne out values of the last time disagree,
    which are the `rivals`.
    """

    measure: str
    unit: str
    kind: str
    figures: int
    latest: Point | None
    rivals: tuple[Point, ...] = ()

    @property
    def shown(self) -> tuple[Point, ...]:
        """The latest value, or those that disagree; none of mere plans."""
        return self.rivals or ((self.latest,) if self.latest else ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Programme:
    """A scheme, cluster or centre that the entity operates, with the latest money figures of it."""

    operated: CitedTie
    money: tuple[Measure, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What the base knows of a cluster or organisation.

    `successions` tell what it was before and became since; `people` are those in posts there, the
    last told of first. `unknown` are the parts (words of `SECTIONS`) of which the base says
    nothing: whether there is nothing, nobody knows. `documents` are the last ones that state
    something; `entity.documents` counts all that name it.
    """

    entity: StoredEntity
    successions: tuple[Succession, ...]
    members: Ties
    belongs_to: Ties
    operators: Ties
    programmes: tuple[Programme, ...]
    partners: Ties
    supporters: Ties
    places: Ties
    people: tuple[Term, ...]
    figures: tuple[Measure, ...]
    activities: tuple[Activity, ...]
    activity_kinds: dict[str, int]
    quotes: tuple[Statement, ...]
    documents: tuple[DocumentHead, ...]
    unknown: tuple[str, ...]
    coverage: Coverage


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedFigure:
    """One measure in each column, None where it is not known there, or has values that disagree.

    `difference` is last column less first, `percent` that of the first; None where either is
    unknown, the percentage also where the first is 0 or in per cent itself.
    """

    measure: str
    unit: str
    kind: str
    points: tuple[Point | None, ...]
    difference: Decimal | None
    percent: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ComparedCount:
    """A number in each column: `word` is a part of the card or a kind of activities."""

    word: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """Clusters or years side by side; `columns` are names of clusters, or years.

    `figures` are by measure, those known in most columns first; `activities` numbers by kind;
    `sizes` numbers of statements by part of the card, none where years are compared.
    """

    entities: tuple[StoredEntity, ...]
    columns: tuple[str, ...]
    figures: tuple[ComparedFigure, ...]
    activities: tuple[ComparedCount, ...]
    sizes: tuple[ComparedCount, ...]
    coverage: Coverage
