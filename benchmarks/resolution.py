"""What bringing names together costs: a base of two names a document, then one document more.

    .venv/bin/python benchmarks/resolution.py [--documents 100000] [--folder DIR] [--url URL]

Names come from the invented world of `inventing/`, in several spellings; each document has a body
and a person with a post. Nothing is read: the base is written as readers write it, which is not
timed. Wall and CPU seconds; each quarter tells whether the cost of a name grows with the base. Ends
with status 1 where the last quarter takes twice the CPU of the first, or the document more over a
second of CPU.
"""

import argparse
import random
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from inventing.world import World

from corpus.facts.position import Position
from corpus.records import Document, Entity, Evidence, Mention, Reading
from corpus.resolution import resolve
from corpus.resolution.names import NAME_STEPS
from corpus.store import Decision, Store, Verdict, open_store
from corpus.times import KST
from nlp.entities.institutions import load_institutions

QUARTERS = 4
VERSION = "invented-names"
ROLES = ("대표", "본부장", "원장", "회장", "교수")
BODIES = ("firm", "agency", "CLUSTER", "university")
START = datetime(2016, 1, 1, tzinfo=KST)


@dataclass
class Spent:
    """Seconds of a piece of work, on the clock and of the processor."""

    wall: float = 0.0
    cpu: float = 0.0


@contextmanager
def clocked() -> Iterator[Spent]:
    """Measure the block."""
    spent, start, busy = Spent(), time.monotonic(), time.process_time()
    yield spent
    spent.wall, spent.cpu = time.monotonic() - start, time.process_time() - busy


def make_page(world: World, number: int) -> tuple[Document, Reading]:
    """Make a document of a body and a person with a post there, the same for the same number."""
    chance = random.Random(number)
    kind = chance.choice(BODIES)
    body = world.choose(chance, kind)
    role = chance.choice(ROLES)
    day = START + timedelta(days=chance.randrange(3_600))
    person = world.find_holder(body, role, day.date()).full[0].text
    name = chance.choice(body.full).text
    text = f"{name} {person} {role} 발표 {number}"
    document_id = f"invented-{number}"

    def point(words: str) -> Evidence:
        at = text.index(words)
        return Evidence(
            document_id=document_id, start=at, end=at + len(words), rule="invented", version=VERSION
        )

    kinds = ((body.type, name), ("PERSON", person))
    document = Document(
        id=document_id,
        kind="news",
        publisher="invented",
        address=f"https://invented.example/{number}",
        title=text,
        text=text,
        fetched=day,
        published=day,
    )
    return document, Reading(
        document_id=document_id,
        version=VERSION,
        entities=tuple(Entity(type=word, text=words) for word, words in kinds),
        mentions=tuple(
            Mention(type=word, text=words, name=words, evidence=point(words))
            for word, words in kinds
        ),
        facts=(Position(person=person, role=role, organisation=name, evidence=point(person)),),
        sentences=((0, len(text)),),
    )


def save(store: Store, world: World, numbers: range) -> None:
    """Write documents and their readings."""
    for number in numbers:
        document, reading = make_page(world, number)
        store.save_document(document)
        store.save_reading(reading, document=document)


def run_quarters(store: Store, world: World, documents: int) -> list[Spent]:
    """Resolve the base by quarters; gives what each took."""
    quarters = []
    for quarter in range(QUARTERS):
        numbers = range(documents * quarter // QUARTERS, documents * (quarter + 1) // QUARTERS)
        save(store, world, numbers)
        with clocked() as spent:
            counts = {step.word: step.run(store) for step in NAME_STEPS}
        quarters.append(spent)
        print(
            f"{numbers.stop:9,} documents: {counts['names']:9,} names in {spent.wall:6.1f} s "
            f"({spent.cpu:6.1f} s CPU)",
            flush=True,
        )
    return quarters


def run_one(store: Store, world: World, number: int) -> Spent:
    """Resolve one document more; only the names, then all steps."""
    save(store, world, range(number, number + 1))
    with clocked() as spent:
        for step in NAME_STEPS:
            step.run(store)
    return spent


def judge_twice(store: Store) -> Spent:
    """Join the two most mentioned firms and take it back."""
    from corpus.resolution.judging import judge, undo

    one, other = store.find_entities("", entity_type="ORG", limit=2)
    verdict = Verdict(left=one.key, right=other.key, decision=Decision.SAME, author="benchmark")
    with clocked() as spent:
        undo(store, judge(store, verdict).number, author="benchmark")
    return spent


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=100_000)
    parser.add_argument("--folder", type=Path, help="where the base is written; kept")
    parser.add_argument("--url", help="address of an empty store, instead of a file")
    wish = parser.parse_args()
    world = World(7)
    with TemporaryDirectory() as folder:
        url = wish.url or f"sqlite:///{wish.folder or folder}/resolution.db"
        with open_store(url) as store:
            resolve(store, institutions=load_institutions())
            quarters = run_quarters(store, world, wish.documents)
            whole = Spent(sum(q.wall for q in quarters), sum(q.cpu for q in quarters))
            names = store.counts().entities
            print(f"all: {whole.wall:.1f} s ({whole.cpu:.1f} s CPU); entities: {dict(names)}")
            more = [run_one(store, world, wish.documents + extra) for extra in range(5)]
            slowest = max(more, key=lambda spent: spent.wall)
            print(f"one document more: {slowest.wall:.3f} s ({slowest.cpu:.3f} s CPU), worst of 5")
            with clocked() as idle:
                resolve(store)
            print(f"all later steps, once: {idle.wall:.1f} s ({idle.cpu:.1f} s CPU)")
            judged = judge_twice(store)
            print(f"a judgement and its undoing: {judged.wall:.2f} s ({judged.cpu:.2f} s CPU)")
    if quarters[-1].cpu > 2 * quarters[0].cpu or slowest.cpu > 1:
        sys.exit(1)


if __name__ == "__main__":
    main()
