"""What is ahead of a period, and what its documents and others state differently."""

from collections.abc import Iterator
from datetime import date, timedelta

from corpus.facts.event import Event
from corpus.knowledge import Statement, find_statements, make_statement
from corpus.knowledge.contradictions import find_contradictions
from corpus.store import FactQuery, Store
from outputs.digest.gathering.lines import Words, find_known, make_line
from outputs.digest.gathering.wish import REVIEWED, Wish
from outputs.digest.model import Contradiction, Line
from outputs.digest.period import Period

# How far ahead announced activities are told, and how far back announcements are looked for.
_AHEAD = timedelta(days=28)
_BACK = timedelta(days=90)
_MOST_DUE = 20
_MOST_CONTRADICTIONS = 10
_SIDES, _MOST_SIDES = 2, 5
_Due = tuple[date, str, Statement]
_TITLES = {"values": "값이 다름", "holders": "한 직위에 여러 사람", "days": "날짜가 다름"}


def gather_due(store: Store, wish: Wish, words: Words) -> tuple[Line, ...]:
    """Gather what falls due in the weeks behind a period: announced activities, plans, targets.

    They stand in the order of their days; a plan or target of the period itself is due too.
    """
    found: list[_Due] = [*_find_activities(store, wish), *_find_plans(store, wish, words)]
    lines: dict[str, Line] = {}
    for _, _, statement in sorted(found, key=lambda each: each[:2]):
        first = statement.first_seen
        is_new = first is None or first >= wish.period.first_day
        line = make_line(words, statement, mark="new" if is_new else "confirmed")
        lines.setdefault(line.sentence, line)
        if len(lines) >= _MOST_DUE:
            break
    return tuple(lines.values())


def gather_contradictions(store: Store, wish: Wish, words: Words) -> tuple[Contradiction, ...]:
    """Gather what this period's documents and others cannot both be right about."""
    found: list[Contradiction] = []
    for each in find_contradictions(store, limit=None):
        if len(found) >= _MOST_CONTRADICTIONS:
            break
        told = [one for one in each.statements if _is_until(one, wish.period)]
        if len(told) < _SIDES or not any(_is_within(one, wish.period) for one in told):
            continue
        told = [one for one in told if find_known(words, one.key)]
        if len(told) >= _SIDES:
            lines = tuple(make_line(words, one, mark="contradicted") for one in told[:_MOST_SIDES])
            found.append(Contradiction(title=_TITLES[each.kind], lines=lines))
    return tuple(found)


def _find_activities(store: Store, wish: Wish) -> Iterator[_Due]:
    period = wish.period
    since = period.first_day - _BACK
    query = FactQuery(type=Event.TYPE, since=since, until=period.last_day, with_held=False)
    for statement in find_statements(store, query):
        event = _find_announced(statement, period)
        if event is not None and event.first_day and _is_shown(statement, wish):
            yield event.first_day, statement.key, statement


def _find_plans(store: Store, wish: Wish, words: Words) -> Iterator[_Due]:
    period = wish.period
    due = store.spans.find_due_plans(period.first_day, period.last_day + _AHEAD)
    for day, number in due:
        for statement in map(make_statement, store.statements.load([number])):
            is_known = _is_until(statement, period) and find_known(words, statement.key)
            if is_known and _is_shown(statement, wish):
                yield day, statement.key, statement


def _is_shown(statement: Statement, wish: Wish) -> bool:
    return wish.include_unreviewed or statement.status in REVIEWED


def _find_announced(statement: Statement, period: Period) -> Event | None:
    """Give the event of a statement that announces a day soon after the period."""
    event = statement.fact
    if not isinstance(event, Event) or event.status != "announced" or event.precision != "day":
        return None
    day = event.first_day
    is_soon = day is not None and period.last_day < day <= period.last_day + _AHEAD
    return event if is_soon else None


def _is_until(statement: Statement, period: Period) -> bool:
    return statement.first_seen is not None and statement.first_seen <= period.last_day


def _is_within(statement: Statement, period: Period) -> bool:
    days = (statement.first_seen, statement.last_seen)
    return any(day and period.first_day <= day <= period.last_day for day in days)
