"""What one document more costs a large base: storing it, then every step of resolution.

    .venv/bin/python benchmarks/adding.py --url sqlite:////tmp/large.db [--documents 10]

The base is one of `benchmarks/bases.py` after `miclu resolve`; the documents are of the same world
and stay in it. Prints wall and CPU time of each in milliseconds, this process alone: what a
PostgreSQL server spends is in the wall time only. Ends with status 1 where resolving one takes this
process over a second of CPU.
"""

import argparse
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from inventing.stories import make_pages
from inventing.world import World

from corpus.resolution import resolve
from corpus.store import open_store

_SEED, _ENTITIES = 7, 20_000
_FIRST_STORY = 10_000_000  # none of the base
_LIMIT = 1_000


@contextmanager
def clocked(times: list[tuple[float, float]]) -> Iterator[None]:
    """Note the wall and CPU milliseconds of the block."""
    wall, cpu = time.perf_counter(), time.process_time()
    yield
    times.append((1_000 * (time.perf_counter() - wall), 1_000 * (time.process_time() - cpu)))


def describe(label: str, times: list[tuple[float, float]]) -> str:
    """Make a row of the table: median and most."""
    walls, cpus = (sorted(each) for each in zip(*times, strict=True))
    middle = len(times) // 2
    return (
        f"| {label} | {walls[middle]:.0f} | {walls[-1]:.0f} | {cpus[middle]:.0f} | {cpus[-1]:.0f} |"
    )


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--url", required=True)
    parser.add_argument("--documents", type=int, default=10)
    options = parser.parse_args()
    stored: list[tuple[float, float]] = []
    resolved: list[tuple[float, float]] = []
    with open_store(options.url, must_exist=True) as store:
        resolve(store)  # what somebody else may have left
        first = _FIRST_STORY + store.counts().documents
        world = World(_SEED, _ENTITIES)
        for document, reading in make_pages(world, options.documents, first=first):
            with clocked(stored):
                store.save_document(document)
                store.save_reading(reading, document=document)
            with clocked(resolved):
                resolve(store)
    print("| one document | wall ms, median | most | CPU ms, median | most |")
    print("| --- | ---: | ---: | ---: | ---: |")
    print(describe("stored with what was read", stored))
    print(describe("resolved: every step", resolved))
    if max(cpu for _, cpu in resolved) > _LIMIT:
        sys.exit(1)


if __name__ == "__main__":
    main()
