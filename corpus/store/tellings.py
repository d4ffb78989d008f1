"""What the event statements of the base tell, in the form in which they are joined."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from corpus.activities.telling import Party, Telling
from corpus.facts.event import Event
from corpus.statements import Spoken, match_names
from corpus.store.grouping import find_names, make_name
from corpus.store.newest import Newest, find_newest
from corpus.store.tables import AnyRow, entities, facts, statement_entities

_SIDES = ("organisers", "participants")


def find_tellings(connection: Connection, numbers: Collection[int]) -> list[Telling]:
    """Give the tellings of the event statements among these that hold, by number."""
    found = list(find_newest(connection, numbers, fact_type=Event.TYPE))
    chosen = [newest.number for newest in found]
    told = _find_told(connection, chosen)
    meant = _find_entities(connection, chosen)
    spoken = _find_spoken(connection, found)
    return [
        _make_telling(each, told[each.number], spoken[each.number], meant[each.number])
        for each in found
    ]


def _find_told(connection: Connection, numbers: Sequence[int]) -> dict[int, list[AnyRow]]:
    """Give status, place and day of each occurrence, published first to last."""
    chosen = (
        select(
            facts.c.statement,
            facts.c.seen,
            facts.c.fields["status"].as_string().label("status"),
            facts.c.fields["place"].as_string().label("place"),
        )
        .where(facts.c.statement.in_(numbers))
        .order_by(facts.c.seen, facts.c.document, facts.c.place)
    )
    told: defaultdict[int, list[AnyRow]] = defaultdict(list)
    for row in connection.execute(chosen):
        told[row.statement].append(row)
    return told


def _find_entities(
    connection: Connection, numbers: Sequence[int]
) -> dict[int, dict[str, dict[int, str]]]:
    """Give the entities of each statement by field: number and name."""
    chosen = (
        select(statement_entities, entities.c.name)
        .join_from(statement_entities, entities, entities.c.number == statement_entities.c.entity)
        .where(statement_entities.c.statement.in_(numbers), statement_entities.c.field.in_(_SIDES))
        .order_by(entities.c.number)
    )
    meant: defaultdict[int, dict[str, dict[int, str]]] = defaultdict(dict)
    for row in connection.execute(chosen):
        meant[row.statement].setdefault(row.field, {})[row.entity] = row.name
    return meant


def _find_spoken(connection: Connection, found: Sequence[Newest]) -> dict[int, list[Spoken]]:
    """Tell which words of the newest occurrences are names that have an entity."""
    known = find_names(connection, {each.document for each in found})
    spoken = {}
    for each in found:
        rows = known.get((each.document, each.place), ()) if each.place is not None else ()
        names = [make_name(row) for row in rows if row.entity is not None]
        spoken[each.number] = match_names(Event.TYPE, each.fields, names)
    return spoken


def _make_telling(
    newest: Newest,
    told: Sequence[AnyRow],
    spoken: Iterable[Spoken],
    meant: dict[str, dict[int, str]],
) -> Telling:
    fields = newest.fields
    words = {
        (each.field, each.words): each.name.entity
        for each in spoken
        if each.name.entity is not None
    }
    sides = {side: _make_parties(fields.get(side), side, words, meant) for side in _SIDES}
    places = [fields.get("place"), *(row.place for row in reversed(told))]
    return Telling(
        statement=newest.number,
        name=fields["name"],
        kind=fields["kind"],
        first=_day(fields.get("first_day")),
        last=_day(fields.get("last_day")) or _day(fields.get("first_day")),
        precision=fields.get("precision") or ("day" if fields.get("first_day") else None),
        place=next((place for place in places if place), None),
        states=_make_states(fields, told),
        seen=newest.told,
        **sides,
    )


def _make_parties(
    words: Sequence[str] | None,
    side: str,
    spoken: dict[tuple[str, str], int],
    meant: dict[str, dict[int, str]],
) -> tuple[Party, ...]:
    """Give the parties of one side: those printed last, then who other documents name besides."""
    known = meant.get(side, {})
    parties = []
    for each in words or ():
        number = spoken.get((side, each))
        parties.append(Party(known.get(number, each) if number else each, number))
    named = {party.entity for party in parties}
    others = (Party(name, number) for number, name in known.items() if number not in named)
    return tuple(dict.fromkeys((*parties, *others)))


def _make_states(
    fields: dict[str, Any], told: Sequence[AnyRow]
) -> tuple[tuple[str, date | None], ...]:
    """Give each status with the first day on which it was told; a corrected one goes last."""
    first: dict[str, date | None] = {}
    for row in told:
        first.setdefault(row.status or "held", row.seen)
    first.setdefault(fields.get("status") or "held", None)
    return tuple(first.items())


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
