"""The digest of a busy week in a large base: seconds and memory, and whether it stays the same.

    python benchmarks/bases.py --documents 100000 --url sqlite:////tmp/large.db
    python benchmarks/digest.py --url sqlite:////tmp/large.db --articles 5000

Adds the articles to one week of the base once, and resolves. Each digest is made in a process of
its own, so that its memory is its own.
"""

import argparse
import json
import resource
import subprocess
import sys
import time
from dataclasses import replace
from datetime import datetime, timedelta

from inventing.stories import make_pages
from inventing.world import World

from corpus.resolution import resolve
from corpus.store import Store, open_store
from corpus.times import KST
from nlp.entities.institutions import load_institutions
from outputs.digest.gathering.gather import gather
from outputs.digest.gathering.wish import Wish
from outputs.digest.period import Period

WEEK = "2026-W40"
_SEED = 99
_MIB = 1024


def fill(store: Store, articles: int) -> None:
    """Put invented articles into the days of the week, unless they are there."""
    period = Period.read(WEEK)
    stored = store.spans.count_documents(period.first_day, period.last_day)
    if stored >= articles:
        return
    start = datetime.combine(period.first_day, datetime.min.time(), KST)
    for number, (document, reading) in enumerate(make_pages(World(_SEED), articles)):
        own = f"busy-{number}"
        moved = replace(document, id=own, published=start + timedelta(minutes=2 * number % 10_000))
        store.save_document(moved)
        store.save_reading(_rename(reading, own), document=moved)
    resolve(store, institutions=load_institutions())


def _rename(reading, document_id):
    def cite(thing):
        return replace(thing, evidence=replace(thing.evidence, document_id=document_id))

    return replace(
        reading,
        document_id=document_id,
        mentions=tuple(map(cite, reading.mentions)),
        facts=tuple(map(cite, reading.facts)),
    )


def measure(url: str) -> None:
    """Make one digest and print what it cost."""
    with open_store(url) as store:
        start, busy = time.monotonic(), time.process_time()
        digest = gather(store, Wish(period=Period.read(WEEK), include_unreviewed=True))
        wall, cpu = time.monotonic() - start, time.process_time() - busy
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MIB
    told = {"seconds": wall, "cpu_seconds": cpu, "mib": peak, "bytes": len(digest.dump())}
    print(json.dumps(told | {"lines": sum(1 for _ in digest.lines())}))


def main() -> None:
    """Fill the week and make its digest twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", required=True)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--measure", action="store_true", help="Only make one digest.")
    options = parser.parse_args()
    if options.measure:
        measure(options.url)
        return
    with open_store(options.url) as store:
        fill(store, options.articles)
    for _ in range(2):
        command = [sys.executable, __file__, "--url", options.url, "--measure"]
        subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
