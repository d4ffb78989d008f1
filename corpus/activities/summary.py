"""What a group of tellings says of its happening, as one."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from corpus.activities.kinds import find_family
from corpus.activities.telling import Party, Telling

ORGANISER, PARTICIPANT = "organiser", "participant"
# Signs; what is longer is a sentence that was taken for a name.
_LONGEST_NAME = 30
_FINEST = {"day": 0, "month": 1, "year": 2, None: 3}
# What came of an announcement outweighs it, whenever it was told.
_OUTCOMES = ("cancelled", "held", "announced")


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """One happening.

    `kind` is the word of its family. `day` orders activities: the first day, else the Korean day
    when it was first told of, None without either. `states` are (status, Korean day when it was
    first told so), in order of those days. `status` is what came of it: held, though some paper
    only announced it, and cancelled where the last word is that.
    """

    kind: str
    name: str
    day: date | None
    first_day: date | None
    last_day: date | None
    precision: str | None
    place: str | None
    status: str
    states: tuple[tuple[str, date | None], ...]
    organisers: tuple[Party, ...]
    participants: tuple[Party, ...]


def summarise(tellings: Sequence[Telling]) -> Summary:
    """Sum up the tellings of one group: the finest date, the fullest name, all who took part."""
    dated = _find_dated(tellings)
    states = _find_states(tellings)
    seen = [telling.seen for telling in tellings if telling.seen]
    organisers = _merge(telling.organisers for telling in tellings)
    hosts = {party.mark for party in organisers}
    others = _merge(telling.participants for telling in tellings)
    return Summary(
        kind=find_family(tellings[0].kind, tellings[0].name),
        name=_choose([telling.name for telling in tellings]) or tellings[0].kind,
        day=dated.first if dated else min(seen, default=None),
        first_day=dated.first if dated else None,
        last_day=dated.last if dated else None,
        precision=dated.precision if dated else None,
        place=_choose([telling.place for telling in tellings if telling.place]),
        status=_choose_status(states),
        states=states,
        organisers=organisers,
        participants=tuple(party for party in others if party.mark not in hosts),
    )


def _find_dated(tellings: Iterable[Telling]) -> Telling | None:
    """Find the finest date; of equals that of most tellings, then the earlier and longer one."""
    dated = [telling for telling in tellings if telling.first and telling.last]
    uses = Counter(telling.first for telling in dated)
    return min(dated, key=lambda each: _date_worth(each, uses), default=None)


def _date_worth(telling: Telling, uses: Counter[date | None]) -> tuple[object, ...]:
    first, last = telling.first or date.max, telling.last or date.max
    precision = _FINEST.get(telling.precision, 3)
    return precision, -uses[telling.first], first, -(last - first).days, telling.statement


def _find_states(tellings: Iterable[Telling]) -> tuple[tuple[str, date | None], ...]:
    first: dict[str, date | None] = {}
    for telling in tellings:
        for status, day in telling.states:
            known = first.get(status)
            first[status] = min(known, day) if known and day else (known or day)
    return tuple(sorted(first.items(), key=lambda each: (each[1] or date.max, each[0])))


def _choose_status(states: Sequence[tuple[str, date | None]]) -> str:
    """Choose what came of it: cancelled goes before held unless that was told later."""
    told = dict(states)
    held, cancelled = told.get("held"), told.get("cancelled")
    if held and cancelled and held > cancelled:
        return "held"
    return next((status for status in _OUTCOMES if status in told), "announced")


def _choose(words: Sequence[str]) -> str | None:
    """Choose the longest of the words that is no whole sentence, else the shortest."""
    shortest = min(map(len, words), default=0)
    fitting = [word for word in words if len(word) <= max(shortest, _LONGEST_NAME)]
    return min(fitting, key=lambda word: (-len(word), word), default=None)


def _merge(sides: Iterable[Iterable[Party]]) -> tuple[Party, ...]:
    """Give each party once, those of most tellings first."""
    uses: Counter[str] = Counter()
    parties: dict[str, Party] = {}
    for side in sides:
        for party in side:
            uses[party.mark] += 1
            parties.setdefault(party.mark, party)
    return tuple(sorted(parties.values(), key=lambda party: (-uses[party.mark], party.name)))
