"""A digest of some thousand articles in a large base: seconds, memory, and equal bytes.

    python benchmarks/bases.py --documents 100000 --url sqlite:////tmp/large.db
    python benchmarks/digest.py --url sqlite:////tmp/large.db --articles 5000

The articles of an invented base are spread over ten years: the period is the days in the middle
that hold so many, which weighs as much as one busy week. Each digest is made in a process of its
own, so that its memory is its own. Exit status 1 where two differ.
"""

import argparse
import hashlib
import json
import resource
import subprocess
import sys
import time
from datetime import date, timedelta

from corpus.store import open_store
from outputs.digest.gathering.gather import gather
from outputs.digest.gathering.wish import Wish
from outputs.digest.period import Period

_MIDDLE = date(2021, 6, 1)
_MIB = 1024
_LONGEST = 366


def measure(url: str, days: int) -> None:
    """Make one digest and print what it cost."""
    period = Period.between(_MIDDLE, _MIDDLE + timedelta(days=days - 1))
    with open_store(url) as store:
        articles = store.spans.count_documents(period.first_day, period.last_day)
        start, busy = time.monotonic(), time.process_time()
        digest = gather(store, Wish(period=period, include_unreviewed=True))
        wall, cpu = time.monotonic() - start, time.process_time() - busy
    told = {
        "articles": articles,
        "seconds": round(wall, 1),
        "cpu_seconds": round(cpu, 1),
        "mib": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // _MIB,
        "lines": sum(1 for _ in digest.lines()),
        "hash": hashlib.sha256(digest.dump().encode()).hexdigest(),
    }
    print(json.dumps(told))


def find_days(url: str, articles: int) -> int:
    """Find how many days hold so many articles."""
    with open_store(url) as store:
        days = 7
        while (
            days < _LONGEST
            and store.spans.count_documents(_MIDDLE, _MIDDLE + timedelta(days=days - 1)) < articles
        ):
            days += 1
    return days


def main() -> int:
    """Make the digest twice."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--url", required=True)
    parser.add_argument("--articles", type=int, default=5_000)
    parser.add_argument("--days", type=int, help="Only make one digest of so many days.")
    options = parser.parse_args()
    if options.days:
        measure(options.url, options.days)
        return 0
    days = find_days(options.url, options.articles)
    hashes = set()
    for _ in range(2):
        command = [sys.executable, __file__, "--url", options.url, "--days", str(days)]
        told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
        print(told, end="")
        hashes.add(json.loads(told)["hash"])
    return 0 if len(hashes) == 1 else 1


if __name__ == "__main__":
    sys.exit(main())
