"""What is ahead of a period, and what its documents and others state differently."""

from datetime import timedelta

from corpus.facts.event import Event
from corpus.knowledge import Statement, find_statements
from corpus.knowledge.contradictions import find_contradictions
from corpus.store import FactQuery, Store
from outputs.digest.gathering.lines import Words, make_line
from outputs.digest.gathering.wish import REVIEWED, Wish
from outputs.digest.model import Contradiction, Line
from outputs.digest.period import Period

# How far ahead announced activities are told, and how far back announcements are looked for.
_AHEAD = timedelta(days=28)
_BACK = timedelta(days=90)
_MOST_DUE = 20
_MOST_CONTRADICTIONS = 10
_MOST_SIDES = 5
_TITLES = {"values": "값이 다름", "holders": "한 직위에 여러 사람", "days": "날짜가 다름"}


def gather_due(store: Store, wish: Wish, words: Words) -> tuple[Line, ...]:
    """Gather the activities that are announced for the weeks behind the period, by their days."""
    period = wish.period
    since = period.first_day - _BACK
    query = FactQuery(type=Event.TYPE, since=since, until=period.last_day, with_held=False)
    due = [
        (event.first_day, statement.key, statement)
        for statement in find_statements(store, query)
        if (event := _find_announced(statement, period)) is not None
        and event.first_day is not None
        and (wish.include_unreviewed or statement.status in REVIEWED)
    ]
    lines: dict[str, Line] = {}
    for _, _, statement in sorted(due, key=lambda each: each[:2]):
        first = statement.first_seen
        is_new = first is None or first >= period.first_day
        line = make_line(words, statement, mark="new" if is_new else "confirmed")
        lines.setdefault(line.sentence, line)
        if len(lines) >= _MOST_DUE:
            break
    return tuple(lines.values())


def gather_contradictions(store: Store, wish: Wish, words: Words) -> tuple[Contradiction, ...]:
    """Gather what this period's documents and others cannot both be right about."""
    found = []
    for each in find_contradictions(store, limit=None):
        told = [one for one in each.statements if _is_until(one, wish.period)]
        if len(told) > 1 and any(_is_within(one, wish.period) for one in told):
            lines = tuple(make_line(words, one, mark="contradicted") for one in told[:_MOST_SIDES])
            found.append(Contradiction(title=_TITLES[each.kind], lines=lines))
        if len(found) >= _MOST_CONTRADICTIONS:
            break
    return tuple(found)


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
