"""Whether two event statements tell of one happening."""

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from corpus.activities.kinds import find_family, is_loose
from corpus.activities.names import Name, find_rests, take_apart
from corpus.activities.telling import Party, Telling

AGREEMENT = "협약"

# Signs of a name's core: so many tell it from others, so many even where nothing else is known.
_TELLING, _DISTINCT = 3, 5
# How far from its publication an event without a date may lie, before and after.
_BEFORE, _AFTER = timedelta(days=30), timedelta(days=60)
_COPIED = timedelta(days=7)
_SIGNATORIES = 2
# Signs at the end that make two places of one sort: 시청, 산단, 호텔.
_LEAST_HEAD = 2


class Verdict(StrEnum):
    """What can be said of two tellings; `OPEN` where they may be one, but little bears it out."""

    SAME = "same"
    OPEN = "open"
    DIFFERENT = "different"


@dataclass(frozen=True, slots=True)
class Judgement:
    """A verdict, why, and how well `SAME` is borne out (larger is better)."""

    verdict: Verdict
    reason: str
    weight: int = 0


@dataclass(frozen=True, slots=True)
class _Pair:
    """What the rules ask of two tellings."""

    left: Telling
    right: Telling
    family: str
    names: tuple[Name, Name]
    rests: tuple[str, str]
    when: str

    @property
    def shared(self) -> int:
        """How many signs of the core both names have."""
        return min(len(name.core) for name in self.names)

    @property
    def is_telling(self) -> bool:
        return self.shared >= _TELLING

    @property
    def has_common_host(self) -> bool:
        one, other = self.left, self.right
        return bool(one.hosts & other.parties or other.hosts & one.parties) or (
            _names_host(one, other) or _names_host(other, one)
        )

    @property
    def hosts_clash(self) -> bool:
        return bool(self.left.hosts and self.right.hosts) and not self.has_common_host

    @property
    def has_other_hosts(self) -> bool:
        """Whether either side has hosts that the other side does not know."""
        one, other = self.left, self.right
        return bool(one.hosts - other.parties and other.hosts - one.parties)

    @property
    def places(self) -> str:
        """`same`, `other`, `clash`, or empty where one is unknown; see `_compare_places`."""
        return _compare_places(self.left.place, self.right.place)


def judge(left: Telling, right: Telling) -> Judgement:
    """Judge two tellings, in either order.

    What speaks against it comes first: other kinds, days, years, editions, names of which both
    say something of their own, agreements with other signatories. Then the name decides where it
    tells this event from others; a name that is only a kind needs day, host and place.
    """
    family = find_family(left.kind, left.name)
    if family != find_family(right.kind, right.name):
        return Judgement(Verdict.DIFFERENT, "kind")
    when = compare_days(left, right)
    if when == "apart":
        return Judgement(Verdict.DIFFERENT, "days")
    parties = frozenset(each.name for side in (left, right) for each in _all_parties(side))
    names = (_take_apart(left.name, parties), _take_apart(right.name, parties))
    rests = find_rests(names[0].core, names[1].core)
    pair = _Pair(left, right, family, names, rests, when)
    return _find_contradiction(pair) or _find_agreement(pair) or _find_bond(pair)


def compare_days(left: Telling, right: Telling) -> str:
    """Tell how two dates lie: `exact`, `near` (a day off), `coarse`, `open` or `apart`.

    `coarse` is a day in the month or year of the other; `open` is a telling without date whose
    publication fits.
    """
    if not (left.first and left.last and right.first and right.last):
        return "open" if _fit(left, right) else "apart"
    if left.first <= right.last and right.first <= left.last:
        is_exact = left.precision == right.precision == "day"
        return "exact" if is_exact else "coarse"
    gap = max(left.first - right.last, right.first - left.last)
    is_near = gap == timedelta(days=1) and left.precision == right.precision == "day"
    return "near" if is_near else "apart"


def _fit(left: Telling, right: Telling) -> bool:
    """Tell whether an undated telling may be of the other's days, or of the same news."""
    dated, other = (left, right) if left.first else (right, left)
    if other.seen is None:
        return False
    if dated.first and dated.last:
        return dated.first - _AFTER <= other.seen <= _add(dated.last, _BEFORE)
    return dated.seen is not None and abs(dated.seen - other.seen) <= _COPIED


def _find_contradiction(pair: _Pair) -> Judgement | None:
    if pair.names[0].contradicts(pair.names[1]):
        return Judgement(Verdict.DIFFERENT, "year or edition")
    left, right = pair.left.hosts, pair.right.hosts
    if pair.family == AGREEMENT and min(len(left), len(right)) >= _SIGNATORIES:
        if not (left <= right or right <= left):
            return Judgement(Verdict.DIFFERENT, "signatories")
        if left == right or pair.when == "exact":
            return None
    return Judgement(Verdict.DIFFERENT, "names") if all(pair.rests) else None


def _find_agreement(pair: _Pair) -> Judgement | None:
    """Find agreements by their signatories; headlines name them as they like."""
    hosts = (pair.left.hosts, pair.right.hosts)
    if pair.family != AGREEMENT or min(map(len, hosts)) < _SIGNATORIES:
        return None
    if pair.when == "exact" or (pair.when == "open" and hosts[0] == hosts[1]):
        return Judgement(Verdict.SAME, "signatories", 80 + 5 * (hosts[0] == hosts[1]))
    return None


def _find_bond(pair: _Pair) -> Judgement:
    bonds = {"exact": _bond_exact, "near": _bond_near, "coarse": _bond_coarse, "open": _bond_open}
    reason = bonds[pair.when](pair)
    if not reason:
        return Judgement(Verdict.OPEN, pair.when)
    weight = 10 * pair.is_telling + min(pair.shared, 20) + 15 * pair.has_common_host
    closeness = {"exact": 20, "near": 5, "coarse": 8, "open": 4}[pair.when]
    return Judgement(Verdict.SAME, reason, weight + closeness + 5 * (pair.places == "same"))


def _bond_exact(pair: _Pair) -> str:
    if pair.places == "clash":
        return ""
    if pair.is_telling:
        is_sure = pair.shared >= _DISTINCT and pair.places != "other"
        return "name and day" * (is_sure or not pair.hosts_clash)
    if pair.places == "other" or pair.hosts_clash or pair.has_other_hosts:
        return ""
    if is_loose(pair.family) and pair.left.kind != pair.right.kind:
        return ""
    if pair.has_common_host:
        return "host and day"
    return "place and day" * (pair.places == "same")


def _bond_near(pair: _Pair) -> str:
    is_sure = pair.shared > _TELLING and pair.has_common_host and pair.places in {"", "same"}
    return "name and host" * is_sure


def _bond_coarse(pair: _Pair) -> str:
    if not pair.is_telling or pair.hosts_clash or pair.places in {"clash", "other"}:
        return ""
    if pair.has_common_host:
        return "name and host"
    return "name" * (pair.shared >= _DISTINCT or pair.places == "same")


def _bond_open(pair: _Pair) -> str:
    if not pair.is_telling or pair.hosts_clash:
        return ""
    return "name and host" if pair.has_common_host else "name" * (pair.shared > _DISTINCT)


def _names_host(one: Telling, other: Telling) -> bool:
    """Tell whether the name of one holds a host of the other."""
    name = "".join(one.name.split())
    return any("".join(host.name.split()) in name for host in other.organisers)


def _all_parties(telling: Telling) -> tuple[Party, ...]:
    return (*telling.organisers, *telling.participants)


def _compare_places(left: str | None, right: str | None) -> str:
    """Tell whether two places may be one.

    `same` where one is in the other, `clash` for two of a sort (든솔시청, 벼리시청), `other` for a
    town and a hotel, of which nobody knows.
    """
    one, other = (_take_apart(place or "", frozenset()).core for place in (left, right))
    if not one or not other:
        return ""
    if not all(find_rests(one, other)):
        return "same"
    return "clash" if one[-_LEAST_HEAD:] == other[-_LEAST_HEAD:] else "other"


@lru_cache(maxsize=20_000)
def _take_apart(name: str, parties: frozenset[str]) -> Name:
    return take_apart(name, sorted(parties))


def _add(day: date, span: timedelta) -> date:
    return day + span if day < date.max - span else date.max
