"""What is news about a fact: first told, another value or holder than before, or told again."""

from datetime import date
from decimal import Decimal

from corpus.facts.figure import Figure
from corpus.facts.position import Position
from corpus.knowledge import Statement
from corpus.knowledge.terms import Term, find_terms
from corpus.records import name_key
from corpus.series.lines import Change, Point, Series
from corpus.series.reading import find_series
from corpus.store import Store
from corpus.store.named import NamedEntity
from outputs.days import say_day, say_period
from outputs.digest.gathering.wish import REVIEWED, Wish
from outputs.digest.model import Chart, Mark
from outputs.digest.model import Point as ChartPoint
from outputs.particles import attach

Note = tuple[Mark, str]

# A line through fewer values shows nothing.
_FEWEST_POINTS = 3


class Notes:
    """Looks up what was known before a period, as far as the digest may tell it."""

    def __init__(self, store: Store, wish: Wish) -> None:
        self._store = store
        self._period = wish.period
        self._with_unreviewed = wish.include_unreviewed
        self._terms: dict[str, list[Term]] = {}

    def note(self, statement: Statement, named: tuple[NamedEntity, ...]) -> Note:
        """Tell what is news about a statement, in Korean words where there is more to say."""
        first = statement.first_seen
        if first and first < self._period.first_day:
            return "confirmed", f"{say_day(first)} 첫 보도"
        keys = {each.field: each.key for each in named}
        if isinstance(statement.fact, Figure) and "subject" in keys:
            found = self._find_change(statement, statement.fact, keys["subject"])
            if found:
                return "changed", _say_change(*found)
        if isinstance(statement.fact, Position) and "organisation" in keys:
            before = self._find_before(statement.fact, keys)
            if before:
                return "changed", f"앞서는 {before.person}"
        return "new", ""

    def make_chart(self, statement: Statement, named: tuple[NamedEntity, ...]) -> Chart | None:
        """Make the chart of the series that a figure belongs to; None where it has few values."""
        fact = statement.fact
        subject = next((each for each in named if each.field == "subject"), None)
        if not isinstance(fact, Figure) or subject is None or not fact.measure:
            return None
        answer = find_series(self._store, [subject.key], fact.measure, sentences=1)
        for line in answer.series:
            heads = [point for point in line.points if point.is_head and self._is_known(point)]
            if line.kind == "level" and len(heads) >= _FEWEST_POINTS and _holds(heads, statement):
                return Chart(
                    title=f"{subject.name}의 {answer.measure}",
                    unit=line.unit,
                    points=tuple(map(_make_point, heads)),
                )
        return None

    def _find_change(
        self, statement: Statement, fact: Figure, subject: str
    ) -> tuple[Change, str] | None:
        """Find the way from the last known value to this one, with the unit of the series."""
        if not fact.measure:
            return None
        answer = find_series(self._store, [subject], fact.measure, sentences=1)
        for line in answer.series:
            for point in line.points:
                is_it = point.stated.key == statement.key
                if is_it and point.change and self._was_known(line, point.change):
                    return point.change, line.unit
        return None

    def _was_known(self, line: Series, change: Change) -> bool:
        """Tell whether somebody had said the value before, ahead of this period.

        The parts of one sum, told in one report, are no change from one to the other.
        """
        return any(
            point.period == change.since
            and point.stated.value.value == change.before
            and point.stated.first_seen is not None
            and point.stated.first_seen < self._period.first_day
            and self._is_shown(point.stated.review)
            for point in line.points
        )

    def _find_before(self, fact: Position, keys: dict[str, str]) -> Term | None:
        """Find who held the post until this period, if that was somebody else."""
        earlier = [
            term
            for term in self._find_terms(keys["organisation"])
            if name_key(term.role) == name_key(fact.role)
            and term.last_seen
            and term.last_seen < self._period.first_day
            and any(self._is_shown(each.status) for each in term.statements)
            and term.person_key != keys.get("person")
            and term.person != fact.person
        ]
        return max(earlier, key=_last_told, default=None)

    def _find_terms(self, organisation: str) -> list[Term]:
        """Find the terms of all posts of an organisation, once: a week tells of several."""
        if organisation not in self._terms:
            self._terms[organisation] = find_terms(self._store, organisation=organisation)
        return self._terms[organisation]

    def _is_known(self, point: Point) -> bool:
        """Tell whether somebody had said a value by the end of the period."""
        told = point.stated.first_seen
        is_told = told is None or told <= self._period.last_day
        return is_told and self._is_shown(point.stated.review)

    def _is_shown(self, status: str) -> bool:
        return self._with_unreviewed or status in REVIEWED


def _last_told(term: Term) -> tuple[date, str]:
    return term.last_seen or date.min, term.person


def _holds(points: list[Point], statement: Statement) -> bool:
    return any(point.stated.key == statement.key for point in points)


def _make_point(point: Point) -> ChartPoint:
    value = float(point.stated.value.value)
    return ChartPoint(label=say_period(point.period.code), value=value, text=point.stated.text)


def _say_change(change: Change, unit: str) -> str:
    """Say `2025년의 320개사보다 30개사(9.4%) 늘었다`."""
    about = "약 " if change.approximate else ""
    share = f"({abs(change.percent):.1f}%)" if change.percent is not None else ""
    before = f"{say_period(change.since.code)}의 {_say_number(change.before)}{unit}"
    if not change.difference:
        return f"{attach(before, '과/와')} 같음"
    went = "늘었다" if change.difference > 0 else "줄었다"
    return f"{before}보다 {about}{_say_number(abs(change.difference))}{unit}{share} {went}"


def _say_number(value: Decimal) -> str:
    whole = value == value.to_integral_value()
    return f"{int(value):,}" if whole else f"{value.normalize():,f}"
