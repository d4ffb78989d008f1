"""Time the grouping of facts into statements, and what one more document costs.

python benchmarks/bases.py --documents 10000 --url sqlite:////tmp/base.db
python benchmarks/statements.py --url sqlite:////tmp/base.db

Seconds are of the processor, so that a busy machine does not count; the store is changed, so take a
copy of one. The rates are for the whole of each step, those of the last lines for one call.
"""

import argparse
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from corpus.resolution import resolve
from corpus.resolution.names import NAME_STEPS
from corpus.resolution.statements import refresh_statements
from corpus.resolution.stories import refresh_stories
from corpus.store import QueueQuery, Review, Store, open_store

_COPY = "copy-of-a-document"


def measure(label: str, work: Callable[[], object]) -> float:
    """Run something, print what it cost, and give the seconds of the processor."""
    wall, start = time.perf_counter(), time.process_time()
    done = work()
    cost = time.process_time() - start
    print(
        f"{label:<34}{done!s:>12}{cost:>12.2f} s{time.perf_counter() - wall:>12.2f} s", flush=True
    )
    return cost


def add_document(store: Store) -> int:
    """Store a copy of the newest document with what was read in it, and resolve it."""
    document = next(iter(store.find_documents(limit=1)))
    reading = store.get_reading(document.id)
    if reading is None:
        return 0
    copy = replace(document, id=_COPY, address=f"{document.address}?copy")
    store.save_document(copy)
    facts = tuple(
        replace(fact, evidence=replace(fact.evidence, document_id=_COPY)) for fact in reading.facts
    )
    mentions = tuple(
        replace(each, evidence=replace(each.evidence, document_id=_COPY))
        for each in reading.mentions
    )
    again = replace(reading, document_id=_COPY, facts=facts, mentions=mentions)
    store.save_reading(again, document=copy)
    return resolve(store).counts["statements"]


def decide(store: Store, count: int) -> int:
    """Accept the first statements of the queue, each by itself."""
    page = store.reviews.find_queue(QueueQuery(), limit=count)
    for stored in page.statements:
        standing = stored.standing
        review = Review(
            statement=standing.key, decision="accepted", author="bench", version=standing.version
        )
        store.reviews.decide(review)
    return len(page.statements)


def main() -> None:
    """Group a base that is read and not resolved."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", required=True)
    with open_store(parser.parse_args().url, must_exist=True) as store:
        facts = sum(store.counts().facts.values())
        print(f"{'':<34}{'things':>12}{'processor':>14}{'wall':>14}")
        for step in NAME_STEPS:
            measure(step.word, partial(step.run, store))
        measure("stories", lambda: refresh_stories(store))
        cost = measure("statements", lambda: refresh_statements(store))
        print(
            f"{facts:,} facts: {facts / cost:,.0f} a second; a million {1e6 / facts * cost:,.0f} s"
        )
        resolve(store)
        measure("statements, nothing new", lambda: refresh_statements(store))
        measure("one document more, all steps", lambda: add_document(store))
        count = 200
        cost = measure("decisions", lambda: decide(store, count))
        print(f"a decision: {1000 * cost / count:.1f} ms")
        measure(
            "first page of the queue",
            lambda: len(store.reviews.find_queue(QueueQuery()).statements),
        )


if __name__ == "__main__":
    main()
