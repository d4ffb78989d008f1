"""What documents say in different ways: two values of one figure, two heads, two days.

Statements that could exclude each other share a topic (`corpus/statements.py`), which the base
looks up; only those of one topic are compared.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from corpus.facts.event import Event
from corpus.facts.figure import Figure
from corpus.facts.position import Position
from corpus.knowledge.posts import Span, is_at_once, is_single
from corpus.knowledge.statements import Statement, make_statement
from corpus.store import Store, TopicMember

# Without a time of its own a figure speaks for the days around its publication.
_SAME_TIME = timedelta(days=7)
# An activity told again within two months, for a day up to two weeks from the other, is the same.
_SAME_ACTIVITY = timedelta(days=60)
_MOVED_AT_MOST = timedelta(days=14)
# 약 350개 does not exclude 352개.
_ROUNDING = Decimal("0.05")
_KINDS = {Figure.TYPE: "values", Position.TYPE: "holders", Event.TYPE: "days"}
_WINDOWS = {Figure.TYPE: _SAME_TIME, Position.TYPE: timedelta(), Event.TYPE: _SAME_ACTIVITY}


@dataclass(frozen=True, slots=True, kw_only=True)
class Contradiction:
    """Statements that cannot all be true, first told first.

    `kind` is `values` (a figure), `holders` (a post with several people) or `days` (an activity).
    """

    kind: str
    statements: tuple[Statement, ...]


def find_contradictions(
    store: Store,
    *,
    fact_type: str | None = None,
    entity_key: str | None = None,
    statement: str | None = None,
    limit: int | None = 50,
) -> list[Contradiction]:
    """Find statements that contradict each other, those that were told last first.

    What an analyst rejected and what no document states any more is left out.

    Args:
        store: The base, resolved.
        fact_type: figure, position or event; None for all three.
        entity_key: Only what speaks of this entity.
        statement: Only what is said about the same as the statement with this key.
        limit: The most to give.
    """
    words = [word for word in _KINDS if fact_type in (None, word)]
    near = [
        members
        for word in words
        for topic in store.statements.find_topics(word, entity_key=entity_key, statement=statement)
        for members in _split(topic, _WINDOWS[word])
    ]
    near.sort(key=lambda members: -max(_last_day(each).toordinal() for each in members))
    found: list[Contradiction] = []
    for members in near:
        if limit is not None and len(found) >= limit:
            break
        stored = store.statements.load([member.number for member in members])
        found += _judge([make_statement(each) for each in stored])
    return found


def judge_topics(
    store: Store, topics: Iterable[tuple[str, Sequence[TopicMember]]]
) -> list[Contradiction]:
    """Find what contradicts among statements that share a topic, each given with their type."""
    near = [
        members
        for word, topic in topics
        if word in _WINDOWS
        for members in _split(sorted(topic, key=_first_day), _WINDOWS[word])
    ]
    loaded = store.statements.load_by_number({each.number for members in near for each in members})
    told = ([loaded[each.number] for each in members if each.number in loaded] for members in near)
    return [each for stored in told for each in _judge(list(map(make_statement, stored)))]


def _split(topic: Sequence[TopicMember], window: timedelta) -> Iterator[list[TopicMember]]:
    """Cut a topic where the time between its statements is too long; lone ones are left out."""
    group: list[TopicMember] = []
    until = date.min
    for member in topic:
        is_apart = member.period is None and _first_day(member) - until > window
        if group and is_apart:
            yield from [group] if len(group) > 1 else []
            group, until = [], date.min
        group.append(member)
        until = max(until, _last_day(member))
    if len(group) > 1:
        yield group


def _first_day(member: TopicMember) -> date:
    return member.first_seen or date.max


def _last_day(member: TopicMember) -> date:
    return member.last_seen or date.min


def _judge(statements: Sequence[Statement]) -> list[Contradiction]:
    if len(statements) < 2:  # noqa: PLR2004  one alone contradicts nothing
        return []
    kind = _KINDS[statements[0].fact.TYPE]
    clashing = [
        one
        for one in statements
        if any(_exclude(one, other) for other in statements if other is not one)
    ]
    return [Contradiction(kind=kind, statements=tuple(clashing))] if clashing else []


def _exclude(one: Statement, other: Statement) -> bool:
    """Tell whether two statements of one topic exclude each other."""
    match one.fact, other.fact:
        case Figure() as first, Figure() as second:
            return _differ(first, second)
        case Position() as first, Position():
            return is_single(first.role, first.organisation) and is_at_once(
                _seen(one), _seen(other)
            )
        case Event() as first, Event() as second:
            return _moved(first, second)
    return False


def _seen(statement: Statement) -> Span:
    return statement.first_seen, statement.last_seen


def _differ(one: Figure, other: Figure) -> bool:
    """Tell whether two values are further apart than rounding explains."""
    if one.approximate or other.approximate:
        larger = max(abs(one.value), abs(other.value))
        return abs(one.value - other.value) > larger * _ROUNDING
    return one.value != other.value


def _moved(one: Event, other: Event) -> bool:
    """Tell whether two days of an activity exclude each other."""
    if {one.precision, other.precision} != {"day"} or "cancelled" in (one.status, other.status):
        return False
    if one.first_day is None or other.first_day is None:
        return False
    early, late = sorted((one, other), key=lambda each: each.first_day or date.min)
    end, start = early.last_day or early.first_day, late.first_day
    return bool(end and start and end < start <= end + _MOVED_AT_MOST)
