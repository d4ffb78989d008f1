"""An invented world: places, firms, agencies, people and schemes, with what is true of them when.

All follows from a seed: the same seed gives the same world on every machine.
"""

import random
from dataclasses import dataclass, field
from datetime import date

from inventing import words
from inventing.phrases import Phrase, make_phrase

_TERM_DAYS = 700
_EPOCH = date(2016, 11, 1)
_SKEW = 2.2
_SHARES = {"city": 0.003, "agency": 0.02, "CLUSTER": 0.05, "university": 0.005, "PROGRAM": 0.05}
_PEOPLE = 0.35


@dataclass(frozen=True, slots=True, eq=False)
class Invented:
    """An entity: its type, kind, number, and the spellings that papers use, the usual one first.

    `short` are forms that only stand after a full name in the same paper.
    """

    type: str
    kind: str
    number: int
    full: tuple[Phrase, ...]
    short: tuple[Phrase, ...] = ()


@dataclass(slots=True)
class World:
    """The entities by kind, and who holds which post and how large a measure is on a day."""

    seed: int
    size: int = 20_000
    kinds: dict[str, list[Invented]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        chance = random.Random(self.seed)
        counts = {kind: max(2, int(self.size * share)) for kind, share in _SHARES.items()}
        counts["PERSON"] = int(self.size * _PEOPLE)
        counts["firm"] = self.size - sum(counts.values())
        for kind, count in counts.items():
            self.kinds[kind] = [_MAKERS[kind](chance, number) for number in range(count)]

    def choose(self, chance: random.Random, kind: str) -> Invented:
        """Give an entity of a kind; a few come often, most seldom."""
        known = self.kinds[kind]
        return known[int(len(known) * chance.random() ** _SKEW)]

    def find_holder(self, body: Invented, role: str, day: date) -> Invented:
        """Give who holds a post on a day; it goes to another about every two years."""
        start = hash_small(self.seed, body.kind, body.number, role)
        term = ((day - _EPOCH).days + start % _TERM_DAYS) // _TERM_DAYS
        people = self.kinds["PERSON"]
        return people[hash_small(start, term) % len(people)]

    def measure(self, body: Invented, measure: int, year: int) -> int:
        """Give how large the n-th of the `MEASURES` is for a body in a year."""
        _, _, (least, most), growth = words.MEASURES[measure]
        start = hash_small(self.seed, body.kind, body.number, measure)
        base = least * (most / least) ** (start % 1000 / 1000)
        wobble = hash_small(start, year) % 100 / 1000
        return round(base * (1 + growth) ** (year - _EPOCH.year) * (1 + wobble))


def hash_small(*parts: object) -> int:
    """Give a number below 2**31 that depends on the parts alone, the same in every process."""
    number = 0x811C9DC5
    for sign in "\x1f".join(map(str, parts)).encode():
        number = (number ^ sign) * 0x01000193 & 0xFFFFFFFF
    return number >> 1


def _make(type_word: str, kind: str, number: int, full: list[str], short: list[str]) -> Invented:
    entity = Invented(type_word, kind, number, (), ())
    for name, forms in (("full", full), ("short", short)):
        phrases = tuple(make_phrase(form, entity) for form in forms)
        object.__setattr__(entity, name, phrases)
    return entity


def _make_city(_: random.Random, number: int) -> Invented:
    city = f"{_city(number)}시"
    return _make("ORG", "city", number, [city, f"{city}청"], [])


def _make_firm(_: random.Random, number: int) -> Invented:
    # Each number another name: the three lists are digits of a number.
    begin = words.FIRM_BEGINNINGS[number % len(words.FIRM_BEGINNINGS)]
    rest = number // len(words.FIRM_BEGINNINGS)
    middle = words.FIRM_MIDDLES[rest % len(words.FIRM_MIDDLES)]
    end = words.FIRM_ENDS[rest // len(words.FIRM_MIDDLES) * 7 % len(words.FIRM_ENDS)]
    head = begin + middle
    full = [f"{head}|{end}", f"㈜{head}|{end}", f"{head} {end}", f"주식회사| {head}|{end}"]
    return _make("ORG", "firm", number, full, [head])


def _make_agency(chance: random.Random, number: int) -> Invented:
    city, trade = _city(number), words.TRADES[number // len(words.CITIES) % len(words.TRADES)]
    full, short = chance.choice(
        (
            (
                [f"{city}|테크노파크", f"{city} 테크노파크", f"재단법인 {city}|테크노파크"],
                [f"{city}TP"],
            ),
            (
                [f"한누리|산업|공단 {city}|지역|본부", f"한누리|산업|공단 {city}|본부"],
                [f"한산공 {city}|본부"],
            ),
            ([f"{city}|상공|회의소"], [f"{city}|상의"]),
            ([f"{city}|{trade}|진흥원", f"{city} {trade} 진흥원"], ["진흥원"]),
            ([f"한국|{trade}|연구원 {city}|분원"], [f"{city}|분원"]),
        )
    )
    return _make("ORG", "agency", number, full, short)


def _make_university(_: random.Random, number: int) -> Invented:
    city = _city(number)
    head = "과학|기술|대학교" if number % 2 else "대학교"
    return _make("ORG", "university", number, [f"{city}|{head}"], [f"{city}대"])


def _make_cluster(_: random.Random, number: int) -> Invented:
    city, trade = _city(number), words.TRADES[number // len(words.CITIES) % len(words.TRADES)]
    full, short = (
        ([f"{city}|{trade}|미니|클러스터", f"{city} {trade} 미니|클러스터"], [f"{trade}|미클"]),
        ([f"{city}|{trade}|산학연|협의체", f"{city} {trade} 산학연|협의체"], ["협의체"]),
        ([f"{city}|국가|산업|단지", f"{city} 국가|산단"], [f"{city}|산단"]),
        ([f"{city}|{trade}|특구", f"{city} {trade} 연구|개발|특구"], ["특구"]),
    )[number // (len(words.CITIES) * 3) % 4]
    return _make("CLUSTER", "CLUSTER", number, full, short)


def _make_program(_: random.Random, number: int) -> Invented:
    scheme = words.SCHEMES[number % len(words.SCHEMES)]
    rest = number // len(words.SCHEMES)
    trade = words.TRADES[rest % len(words.TRADES)]
    city = words.CITIES[rest // len(words.TRADES) % len(words.CITIES)]
    name = f"{city} {trade} {scheme}"
    return _make("PROGRAM", "PROGRAM", number, [name, name.replace(" ", "|")], [scheme])


def _make_person(chance: random.Random, number: int) -> Invented:
    surname = chance.choice(words.SURNAMES[: 1 + number % len(words.SURNAMES)])
    return _make("PERSON", "PERSON", number, [surname + chance.choice(words.GIVEN)], [])


def _city(number: int) -> str:
    return words.CITIES[number % len(words.CITIES)]


_MAKERS = {
    "city": _make_city,
    "firm": _make_firm,
    "agency": _make_agency,
    "university": _make_university,
    "CLUSTER": _make_cluster,
    "PROGRAM": _make_program,
    "PERSON": _make_person,
}
