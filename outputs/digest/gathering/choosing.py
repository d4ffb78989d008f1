"""Choose what a digest tells of all that a period states, best first."""

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from itertools import chain

from corpus.facts.event import Event
from corpus.knowledge import Statement, find_statements
from corpus.store import FactQuery, Store
from corpus.store.named import NamedEntity
from outputs.digest.gathering.notes import Notes
from outputs.digest.gathering.places import Belonging, find_belonging
from outputs.digest.gathering.ranking import Rank, rank
from outputs.digest.gathering.wish import REVIEWED, Wish
from outputs.digest.model import Mark

# Of a week with half a million facts so many are looked at closely.
_MOST_LOOKED_AT = 600
# How long before its day an activity is looked for as announced.
_ANNOUNCED_BEFORE = timedelta(days=90)


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A statement with its place in the digest."""

    statement: Statement
    named: tuple[NamedEntity, ...]
    belonging: Belonging
    mark: Mark
    note: str
    rank: Rank


def choose(store: Store, wish: Wish) -> list[Choice]:
    """Give the most telling statements of a period, best first; keys settle ties."""
    found = ((*_weigh(each, wish), each) for each in _find_all(store, wish))
    best = [each[2] for each in heapq.nlargest(_MOST_LOOKED_AT, found, key=lambda each: each[:2])]
    named = store.statements.find_named([each.key for each in best])
    notes = Notes(store, wish)
    choices = [_make_choice(each, named.get(each.key, ()), notes) for each in best]
    return sorted(choices, key=lambda each: (-each.rank.score, each.statement.key))


def _find_all(store: Store, wish: Wish) -> Iterator[Statement]:
    """Find what was published in the period, and the activities of its days announced before."""
    first, last = wish.period.first_day, wish.period.last_day
    told = FactQuery(since=first, until=last, with_held=False)
    before = FactQuery(
        type=Event.TYPE,
        since=first - _ANNOUNCED_BEFORE,
        until=first - timedelta(days=1),
        with_held=False,
    )
    announced = (each for each in find_statements(store, before) if _falls_in(each, wish))
    seen: set[str] = set()
    for statement in chain(find_statements(store, told), announced):
        is_shown = wish.include_unreviewed or statement.status in REVIEWED
        if is_shown and statement.key not in seen:
            seen.add(statement.key)
            yield statement


def _falls_in(statement: Statement, wish: Wish) -> bool:
    event, period = statement.fact, wish.period
    if not isinstance(event, Event) or event.first_day is None or event.precision != "day":
        return False
    last_day = event.last_day or event.first_day
    return event.first_day <= period.last_day and last_day >= period.first_day


def _weigh(statement: Statement, wish: Wish) -> tuple[float, str]:
    """Weigh a statement before anything is looked up about it."""
    first = statement.first_seen
    is_new = first is None or first >= wish.period.first_day
    return rank(statement, "new" if is_new else "confirmed").score, statement.key


def _make_choice(statement: Statement, named: tuple[NamedEntity, ...], notes: Notes) -> Choice:
    mark, note = notes.note(statement, named)
    fact = statement.fact
    place = fact.place or "" if isinstance(fact, Event) else ""
    return Choice(
        statement=statement,
        named=named,
        belonging=find_belonging(named, (place, statement.newest.document.title)),
        mark=mark,
        note=note,
        rank=rank(statement, mark),
    )
