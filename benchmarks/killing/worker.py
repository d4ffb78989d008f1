"""What the killed processes do: each job tells a thing as soon as its commit has returned."""

import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from multiprocessing.connection import Connection

from inventing.page import VERSION
from inventing.stories import make_pages
from inventing.world import World

from corpus.errors import MicluError, MissingStatementError
from corpus.resolution import resolve
from corpus.resolution.judging import judge
from corpus.store import READ, Decision, QueueQuery, Review, Store, Verdict, open_store

SEED = 7
_ENTITIES = 300
_MOST = 100_000
_REREAD_SHARE = 0.1
_OTHER_LIST_SHARE = 0.5


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry of a list of institutions."""

    name: str
    type: str
    aliases: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    predecessors: tuple[tuple[str, str], ...] = ()


def load(store: Store, _: random.Random) -> Iterator[tuple[str, str]]:
    """Store the documents that are not there, and what was read in them, one after the other."""
    unread = set(store.find_outdated(READ, VERSION))
    stored = store.counts().documents
    for document, reading in make_pages(World(SEED, _ENTITIES), _MOST):
        stored -= 1
        if stored < 0:
            store.save_document(document)
            yield "document", document.id
        if stored < 0 or document.id in unread:
            store.save_reading(reading, document=document)
            yield "reading", document.id


def read_again(store: Store, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Replace readings by others, with some of the facts gone: resolution has to follow."""
    while True:
        count = store.counts().documents
        for document, reading in make_pages(World(SEED, _ENTITIES), count):
            if chance.random() < _REREAD_SHARE:  # some here, some there
                other = reading.facts[:: chance.choice((1, 2))]
                store.save_reading(replace(reading, facts=other), document=document)
                yield "reading", document.id


def resolve_all(store: Store, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Resolve what is read; how far that got is not told, the next call finds it out.

    Every other time by another list of institutions, so that all names are looked at again.
    """
    listed = invent_list(chance) if chance.random() < _OTHER_LIST_SHARE else None
    resolve(store, institutions=listed)
    yield "resolved", ""


def invent_list(chance: random.Random) -> tuple[Listed, ...]:
    """Make a list of institutions: half of those of the world, by chance."""
    world = World(SEED, _ENTITIES)
    bodies = [body for kind in ("agency", "CLUSTER") for body in world.kinds[kind]]
    return tuple(
        Listed(body.full[0].text, body.type) for body in chance.sample(bodies, len(bodies) // 2)
    )


def review(store: Store, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Accept or reject what waits for review, and take every fourth decision back."""
    while page := store.reviews.find_queue(QueueQuery(), limit=50).statements:
        for key in [found.standing.key for found in page if found.standing]:
            decision = chance.choice(("accepted", "rejected"))
            try:
                number = store.reviews.decide(
                    Review(statement=key, decision=decision, author="analyst", reason="test")
                )
                yield "review", f"{number} {decision}"
                if number % 4 == 0:
                    number = store.reviews.undo(key, author="analyst")
                    yield "review", f"{number} undone"
            except MissingStatementError:  # killed in the middle of resolving, or resolved since
                continue


def judge_names(store: Store, chance: random.Random) -> Iterator[tuple[str, str]]:
    """Call entities of one type the same or different, which resolves them at once."""
    while found := store.find_entities("", limit=100):
        left, right = chance.sample(found, 2)
        decision = chance.choice((Decision.SAME, Decision.DIFFERENT))
        try:
            judged = judge(
                store,
                Verdict(left=left.key, right=right.key, decision=decision, author="analyst"),
            )
        except MicluError:  # of two types, against another judgement, or joined meanwhile
            continue
        yield "judgement", str(judged.number)


JOBS: Mapping[str, Callable[[Store, random.Random], Iterator[tuple[str, str]]]] = {
    "load": load,
    "resolve": resolve_all,
    "review": review,
    "judge": judge_names,
    "reread": read_again,
}


def work(url: str, job: str, seed: float, told: Connection) -> None:
    """Do one job until killed; tells `ready`, and then each thing whose commit has returned."""
    with open_store(url) as store:
        told.send(("ready", ""))
        for what, name in JOBS[job](store, random.Random(seed)):
            told.send((what, name))
