"""Stories of an invented world, and how several papers print each: word for word, cut, reworded.

Story n is the same whatever is asked for besides: a larger base begins with the smaller one.
"""

import random
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta

from inventing import words
from inventing.claims import Appointment, Claim, Count, Meeting, Speech, Tie
from inventing.page import Page
from inventing.phrases import Phrase, make_phrase
from inventing.world import Invented, World

from corpus.records import Document, Reading
from corpus.times import KST

FIRST_DAY = date(2016, 11, 1)
DAYS = 3650
# How many papers print a story: half of the stories stand in one paper only.
_PAPERS = (1, 1, 1, 1, 2, 2, 3, 4, 6)
_COPY, _REWORDED = 0.55, 0.85
_CHANGED_SHARE, _SCHEME_SHARE, _COMPOUND_SHARE = 0.3, 0.25, 0.1
_SKEW = 2.2
_PARAGRAPH = 3


def make_pages(
    world: World, documents: int, *, first: int = 0
) -> Iterator[tuple[Document, Reading]]:
    """Yield so many documents, each with its reading, in the order in which crawls bring them.

    They begin with story `first`.
    """
    number, made = first, 0
    while made < documents:
        for page in _print_story(world, number):
            if made < documents:
                yield page
                made += 1
        number += 1


def _print_story(world: World, number: int) -> Iterator[tuple[Document, Reading]]:
    chance = random.Random(world.seed * 1_000_003 + number)
    day = FIRST_DAY + timedelta(days=chance.randrange(DAYS))
    claims = _make_claims(world, chance, day)
    wording = chance.randrange(1 << 30)
    papers = chance.sample(words.PUBLISHERS, chance.choice(_PAPERS))
    for place, publisher in enumerate(papers):
        page = Page(f"{publisher}-{number}", random.Random(chance.randrange(1 << 40)))
        way = 0.0 if place == 0 else chance.random()
        _write(page, claims, wording, way)
        at = datetime.combine(day, time(9), KST) + timedelta(minutes=chance.randrange(2000))
        yield page.make_document(publisher, at), page.make_reading()


def _write(page: Page, claims: list[Claim], wording: int, way: float) -> None:
    """Write a page: `way` below `_COPY` is the press release, then reworded, then its own."""
    chance = page.chance
    headline, *rest = claims
    if way >= _REWORDED:
        chance.shuffle(rest)
    if way > 0:
        rest = rest[: chance.randint(max(4, len(rest) * 2 // 3), len(rest))]
    headline(page, wording + (way >= _COPY), "")
    for place, claim in enumerate([headline, *rest]):
        is_changed = way >= _REWORDED or (way >= _COPY and chance.random() < _CHANGED_SHARE)
        chosen = (wording >> place % 20) + is_changed
        claim(page, chosen, "\n" if place % _PARAGRAPH == 0 else " ")


def _make_claims(world: World, chance: random.Random, day: date) -> list[Claim]:
    """Give what a story tells: of one cluster or agency, its firms and its people."""
    theme = world.choose(chance, chance.choice(("CLUSTER", "CLUSTER", "agency", "city")))
    firms = tuple(world.choose(chance, "firm") for _ in range(3))
    agency = world.choose(chance, "agency")
    place = make_phrase(f"{chance.choice(words.CITIES)}|{chance.choice(words.VENUES)}")
    facts: list[Claim] = [
        _appoint(world, chance, body, day) for body in (theme, agency, chance.choice(firms))
    ]
    facts += [_count(world, chance, theme, day) for _ in range(chance.randint(1, 3))]
    facts += [_speak(world, chance, body, day) for body in (theme, chance.choice(firms))]
    facts += _tie(chance, theme, agency, firms)
    fillers: list[Claim] = [_fill(chance, world) for _ in range(chance.randint(6, 18))]
    body = facts + fillers
    chance.shuffle(body)
    kind = chance.choice(words.EVENT_KINDS)
    return [Meeting(theme, kind, day - timedelta(days=chance.randrange(3)), place, firms), *body]


def _appoint(world: World, chance: random.Random, body: Invented, day: date) -> Appointment:
    role = words.ROLES[body.kind][int(len(words.ROLES[body.kind]) * chance.random() ** _SKEW)]
    return Appointment(body, role, world.find_holder(body, role, day))


def _count(world: World, chance: random.Random, body: Invented, day: date) -> Count:
    measure = chance.randrange(len(words.MEASURES))
    names, counter, _, _ = words.MEASURES[measure]
    year = day.year - chance.randrange(2)
    return Count(body, names, counter, world.measure(body, measure, year), year)


def _speak(world: World, chance: random.Random, body: Invented, day: date) -> Speech:
    post = _appoint(world, chance, body, day)
    first, second, third = (_noun(chance) for _ in range(3))
    said = make_phrase(f"{first} {second} {third} 지원|을 이어가|겠다")
    return Speech(post.body, post.role, post.person, said)


def _tie(
    chance: random.Random, theme: Invented, agency: Invented, firms: tuple[Invented, ...]
) -> list[Claim]:
    if theme.type == "CLUSTER":
        ties = [Tie(firms[0], "member_of", theme), Tie(agency, "operates", theme)]
        ties.append(Tie(firms[1], "located_in", theme))
    else:
        ties = [Tie(agency, "partner_of", firms[0]), Tie(theme, "partner_of", firms[1])]
    return list(chance.sample(ties, chance.randint(1, len(ties))))


def _fill(chance: random.Random, world: World) -> Claim:
    """Give a sentence that states no fact; one in four names a scheme."""
    nouns = {f"n{place}": make_phrase(_noun(chance)) for place in range(5)}
    stem, end = chance.choice(words.VERBS)
    shown, plain = _split_end(stem, end)
    markup = chance.choice(
        (
            "{n0} {n1|은} {n2} {n3|과} {n4|을} ",
            "{n0|을} [위하:위한] {n1} {n2|이} {n3}의 {n4|을} ",
            "[특히] {n0} {n1}에 [따르:따라] {n2} {n3|을} ",
        )
    )
    named: dict[str, Phrase] = {}
    if chance.random() < _SCHEME_SHARE:
        named["scheme"] = world.choose(chance, "PROGRAM").full[0]
        markup = "‘{scheme}’ {n0|으로} {n1} {n2|을} "
    markup += f"[{stem}:{shown}]{plain}."

    def write(page: Page, _: int, before: str) -> None:
        page.say(markup, before=before, **nouns, **named)

    return write


def _split_end(stem: str, end: str) -> tuple[str, str]:
    """Cut the printed word after as many letters as its stem has: 밝혔/다."""
    return end[: len(stem)], end[len(stem) :]


def _noun(chance: random.Random) -> str:
    """Give a noun; the first of the list often, two joined into a rare one now and then."""
    noun = words.NOUNS[int(len(words.NOUNS) * chance.random() ** _SKEW)]
    return noun + chance.choice(words.NOUNS) if chance.random() < _COMPOUND_SHARE else noun
