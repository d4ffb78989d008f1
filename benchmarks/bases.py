"""A large invented base without reading anything: documents with their names, facts, morphemes.

    .venv/bin/python benchmarks/bases.py --documents 100000 --url sqlite:////tmp/large.db

Ten facts a document on average, from 20,000 entities with several spellings, 15 papers and ten
years; one story stands in up to six papers, word for word, cut or reworded. A base that holds some
of the documents already gets the others. Prints the rate of each quarter and ends with status 1
where the last is slower than half the first: loading is linear or fails here.
"""

import argparse
import resource
import time
from itertools import islice

from inventing.stories import make_pages
from inventing.world import World

from corpus.store import Store, open_store

_QUARTERS = 4
_MIB = 1024
_SLOWEST = 0.5


def fill(store: Store, *, documents: int, entities: int, seed: int) -> list[float]:
    """Load the documents; gives the rate of each quarter, in documents a CPU second."""
    stored = store.counts().documents
    pages = islice(make_pages(World(seed, entities), documents), stored, None)
    wanted = documents - stored
    rates = []
    for quarter in range(_QUARTERS):
        count = wanted * (quarter + 1) // _QUARTERS - wanted * quarter // _QUARTERS
        start, busy = time.monotonic(), time.process_time()
        for document, reading in islice(pages, count):
            store.save_document(document)
            store.save_reading(reading, document=document)
        rates.append(count / (time.process_time() - busy))
        wall = count / (time.monotonic() - start)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MIB
        done = stored + wanted * (quarter + 1) // _QUARTERS
        print(
            f"{done:9,} documents: {wall:5.0f} a second, {rates[-1]:5.0f} a CPU second,"
            f" peak {peak:5.0f} MiB",
            flush=True,
        )
    return rates


def main() -> None:
    """Load, and print rates and counts."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--documents", type=int, default=10_000)
    parser.add_argument("--entities", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--url", required=True, help="address of the store, made where it is new")
    options = parser.parse_args()
    with open_store(options.url) as store:
        rates = fill(
            store, documents=options.documents, entities=options.entities, seed=options.seed
        )
        counts = store.counts()
    facts = sum(counts.facts.values())
    print(f"{counts.documents:,} documents, {facts:,} facts, {counts.mentions:,} mentions")
    print(f"last quarter / first quarter: {rates[-1] / rates[0]:.2f}")
    if rates[-1] < _SLOWEST * rates[0]:
        raise SystemExit("loading is not linear")


if __name__ == "__main__":
    main()
