"""Our crawl of the five outlets: `python benchmarks/crawling/ours.py HOME PROXY [PROCESSES]`.

Prints `{"articles": …, "pages": …, "seconds": …}`. Without arguments it is the worker process,
which must know the outlets.
"""

import json
import sys
from pathlib import Path

from outlets import OUTLETS, declare_outlets

from corpus.settings import Settings
from crawler import process, worker


def main() -> None:
    """Crawl all outlets, or serve one crawl process."""
    declare_outlets()
    if len(sys.argv) == 1:
        worker.main()
        return
    process._WORKER = (__file__,)
    home, proxy, *processes = sys.argv[1:]
    report = process.run_crawl(
        OUTLETS,
        settings=Settings(home=Path(home)),
        proxy=proxy,
        processes=int(processes[0]) if processes else None,
    )
    started = min(each.started for each in report.publishers)
    finished = max(each.finished for each in report.publishers)
    seconds = (finished - started).total_seconds()
    print(
        json.dumps(
            {"articles": report.total("new"), "pages": report.total("pages"), "seconds": seconds}
        )
    )


if __name__ == "__main__":
    main()
