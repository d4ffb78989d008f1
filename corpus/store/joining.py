"""Join event statements into activities, as far as some of them changed."""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import asdict
from itertools import combinations
from typing import Any

from sqlalchemy import Connection, Select, bindparam, delete, insert, select, update

from corpus.activities.anchors import Look, make_anchors, make_looks
from corpus.activities.grouping import Pair, group
from corpus.activities.rules import rules_version
from corpus.activities.telling import Telling, decode_telling, encode_telling
from corpus.chunks import cut
from corpus.store.loading import load
from corpus.store.summaries import save_summaries
from corpus.store.tables import (
    activities,
    activity_anchors,
    activity_entities,
    activity_members,
)
from corpus.store.tellings import find_tellings

_CHUNK = 400
# Under one anchor, of one kind, within some days: more are no longer told apart by it.
_MOST_FOUND = 200
# Of more members of one activity, each is held against the first so many.
_MOST_KNOWN = 30
_AT = activity_anchors.c
_LOOK = (
    select(_AT.statement)
    .where(
        _AT.anchor.in_(bindparam("anchors", expanding=True)),
        _AT.kind == bindparam("kind"),
        _AT.first.between(bindparam("first"), bindparam("last")),
        _AT.last >= bindparam("reach"),
    )
    .order_by(_AT.first.desc(), _AT.statement)
    .limit(_MOST_FOUND)
)


def refresh_activities(connection: Connection, numbers: Collection[int]) -> None:
    """Bring the activities in line with what some statements tell now.

    Looked at are these statements, what they were joined with and what they may be joined with:
    whatever the size of the base, a new event costs its own candidates.
    """
    left = _take_out(connection, numbers)
    tellings = find_tellings(connection, numbers)
    _put_in(connection, tellings, left)
    pairs = {pair for telling in tellings for pair in _find_pairs(connection, telling)}
    seen = {telling.statement for telling in tellings}.union(*pairs)
    homes = _find_homes(connection, seen)
    _regroup(connection, {*left.values(), *homes.values()}, pairs)


def find_outdated_members(connection: Connection) -> list[int]:
    """Give the numbers of the event statements that other rules have joined."""
    rules = activity_members.c.rules
    outdated = (rules < rules_version()) | (rules > rules_version())
    return list(connection.scalars(select(activity_members.c.statement).where(outdated)))


def _take_out(connection: Connection, numbers: Collection[int]) -> dict[int, int]:
    """Take statements out of their activities; give the activity of each."""
    left = _find_homes(connection, numbers)
    for chunk in cut(sorted(left), _CHUNK):
        for table in (activity_anchors, activity_members):
            connection.execute(delete(table).where(table.c.statement.in_(chunk)))
    return left


def _put_in(connection: Connection, tellings: Sequence[Telling], left: Mapping[int, int]) -> None:
    """Store tellings where they were before; each new one as an activity until it is joined."""
    fresh = [telling for telling in tellings if telling.statement not in left]
    made = _make_activities(connection, fresh)
    homes = {**left, **{each.statement: at for each, at in zip(fresh, made, strict=True)}}
    rows = [
        {
            "statement": telling.statement,
            "activity": homes[telling.statement],
            "telling": encode_telling(telling),
            "rules": rules_version(),
        }
        for telling in tellings
    ]
    load(connection, activity_members, rows)
    anchors = [
        asdict(each) | {"statement": telling.statement}
        for telling in tellings
        for each in make_anchors(telling)
    ]
    load(connection, activity_anchors, anchors)


def _make_activities(connection: Connection, tellings: Sequence[Telling]) -> list[int]:
    """Make rows for activities that are summed up later; give their numbers."""
    empty = {"key": "", "kind": "", "name": "", "status": "", "states": []}
    rows = [
        {**empty, "day": telling.first or telling.seen, "documents": 0, "sources": 0}
        for telling in tellings
    ]
    made = insert(activities).returning(activities.c.number, sort_by_parameter_order=True)
    return list(connection.scalars(made, rows)) if rows else []


def _find_pairs(connection: Connection, telling: Telling) -> Iterable[Pair]:
    """Find the statements that may tell of the same happening."""
    mine = telling.statement
    found = {number for look in make_looks(telling) for number in _look(connection, look)}
    return [(min(mine, number), max(mine, number)) for number in found - {mine}]


def _look(connection: Connection, look: Look) -> list[int]:
    return list(connection.scalars(_LOOK, asdict(look))) if look.anchors else []


def _find_homes(connection: Connection, numbers: Collection[int]) -> dict[int, int]:
    """Map statements to their activities; those in none are left out."""
    homes: dict[int, int] = {}
    for chunk in cut(sorted(numbers), _CHUNK):
        chosen = select(activity_members.c.statement, activity_members.c.activity)
        within = activity_members.c.statement.in_(chunk)
        homes |= {row.statement: row.activity for row in connection.execute(chosen.where(within))}
    return homes


def _regroup(connection: Connection, touched: Collection[int], pairs: Collection[Pair]) -> None:
    """Group the tellings of some activities anew, by new pairs and by those joined before."""
    members: defaultdict[int, list[Telling]] = defaultdict(list)
    for chunk in cut(sorted(touched), _CHUNK):
        for row in connection.execute(_members(chunk)):
            members[row.activity].append(decode_telling(row.statement, row.telling))
    tellings = {each.statement: each for known in members.values() for each in known}
    known_pairs = {pair for known in members.values() for pair in _pair(known)}
    held = [pair for pair in pairs if pair[0] in tellings and pair[1] in tellings]
    groups = group(tellings.values(), known_pairs.union(held))
    homes = {each.statement: number for number, known in members.items() for each in known}
    _store(connection, touched, homes, groups)


def _members(chunk: Sequence[int]) -> Select[Any]:
    return select(activity_members).where(activity_members.c.activity.in_(chunk))


def _pair(known: Sequence[Telling]) -> Iterable[Pair]:
    numbers = sorted(each.statement for each in known)
    first = combinations(numbers[:_MOST_KNOWN], 2)
    later = ((one, other) for other in numbers[_MOST_KNOWN:] for one in numbers[:_MOST_KNOWN])
    return [*first, *later]


def _store(
    connection: Connection,
    touched: Collection[int],
    homes: dict[int, int],
    groups: Sequence[tuple[Telling, ...]],
) -> None:
    """Give each group the activity that most of it was in, and drop what is empty."""
    taken: dict[int, tuple[Telling, ...]] = {}
    for members in sorted(groups, key=lambda each: (-len(each), each[0].statement)):
        number = _choose_home(connection, members, homes, taken)
        taken[number] = members
        moved = [each.statement for each in members if homes[each.statement] != number]
        for chunk in cut(moved, _CHUNK):
            moving = update(activity_members).where(activity_members.c.statement.in_(chunk))
            connection.execute(moving.values(activity=number))
    for chunk in cut(sorted(set(touched) | taken.keys()), _CHUNK):
        within = activity_entities.c.activity.in_(chunk)
        connection.execute(delete(activity_entities).where(within))
    for chunk in cut(sorted(set(touched) - taken.keys()), _CHUNK):
        connection.execute(delete(activities).where(activities.c.number.in_(chunk)))
    save_summaries(connection, taken)


def _choose_home(
    connection: Connection,
    members: Sequence[Telling],
    homes: dict[int, int],
    taken: Collection[int],
) -> int:
    uses = Counter(homes[each.statement] for each in members)
    free = [number for number in uses if number not in taken]
    if not free:
        return _make_activities(connection, members[:1])[0]
    return min(free, key=lambda number: (-uses[number], number))
