"""What one event statement tells of a happening."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from corpus.records import name_key


@dataclass(frozen=True, slots=True)
class Party:
    """Somebody who takes part: the number of the entity, None where it is not resolved."""

    name: str
    entity: int | None = None

    @property
    def mark(self) -> str:
        """What two tellings know one party by."""
        return name_key(self.name) if self.entity is None else f"#{self.entity}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """An event as the documents of one statement tell it.

    `statement` is its number; `first` to `last` are the days, both None without a date;
    `precision` is day, month or year; `states` are (status, Korean day of publication) in order,
    the day None where no document is dated; `seen` is the first such day.
    """

    statement: int
    name: str
    kind: str
    first: date | None = None
    last: date | None = None
    precision: str | None = None
    place: str | None = None
    organisers: tuple[Party, ...] = ()
    participants: tuple[Party, ...] = ()
    states: tuple[tuple[str, date | None], ...] = ()
    seen: date | None = None

    @property
    def hosts(self) -> frozenset[str]:
        """The marks of the organisers."""
        return frozenset(party.mark for party in self.organisers)

    @property
    def parties(self) -> frozenset[str]:
        """The marks of all who take part."""
        return self.hosts | {party.mark for party in self.participants}


def encode_telling(telling: Telling) -> dict[str, Any]:
    """Write a telling for a row of JSON, without its statement."""
    return {
        "name": telling.name,
        "kind": telling.kind,
        "first": telling.first and telling.first.isoformat(),
        "last": telling.last and telling.last.isoformat(),
        "precision": telling.precision,
        "place": telling.place,
        "organisers": [[party.name, party.entity] for party in telling.organisers],
        "participants": [[party.name, party.entity] for party in telling.participants],
        "states": [[status, day and day.isoformat()] for status, day in telling.states],
        "seen": telling.seen and telling.seen.isoformat(),
    }


def decode_telling(statement: int, values: Mapping[str, Any]) -> Telling:
    """Make a telling from its row."""
    return Telling(
        statement=statement,
        name=values["name"],
        kind=values["kind"],
        first=_day(values["first"]),
        last=_day(values["last"]),
        precision=values["precision"],
        place=values["place"],
        organisers=tuple(Party(*each) for each in values["organisers"]),
        participants=tuple(Party(*each) for each in values["participants"]),
        states=tuple((status, _day(day)) for status, day in values["states"]),
        seen=_day(values["seen"]),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
