"""Latency of every kind of page of `miclu serve` on a large base, with readers and a writer.

    .venv/bin/python benchmarks/serving.py --url sqlite:////tmp/large.db --home /tmp/home

The base is a COPY of one of `benchmarks/bases.py` after `miclu resolve`: users, digests, documents
and decisions are added to it. Readers open pages of all kinds, drawn from the base with a fixed
seed, an entity page with all its parts, one after the other, as a browser does; in between each
reads for `--pause` seconds on average (exponential; 0: without a break). A writer loads, resolves
and reviews all the while. Prints p50, p95 and max by kind of page, and p95 as a multiple of the
empty page's (`/login`). Ends with status 1 where the p95 of a page is over 150 ms, that of a
decision over 100; the API's status, which counts all rows and stands on no page, is told only.

With `--alone` one reader opens each kind so often, one page after the other, and the CPU time of
server and database is told for each.
"""

import argparse
import asyncio
import statistics
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import nullcontext
from pathlib import Path

from visiting.preparing import prepare
from visiting.reading import Habit, Seen, log_in, make_client, read, visit
from visiting.serving import Server, serve
from visiting.visits import DECISION, Visit, draw
from visiting.writing import writing

from corpus.store import open_store

LONGEST_MS, LONGEST_DECISION_MS = 150, 100
_EMPTY, _COUNTING = "login", "api: status"


def main() -> None:
    """Serve, visit, and print."""
    options = _read_options()
    with open_store(options.url, must_exist=True) as store:
        prepared = prepare(store, options.home)
        visits = draw(store, prepared, seed=options.seed)
        with serve(options.url, options.home, options.serve) as server:
            if options.alone:
                _show(asyncio.run(_measure(server, visits, rounds=options.alone)), title="CPU ms")
                return
            seen = _read(server, visits, options)
    _show(seen.spent, title="ms")
    requests = sum(map(len, seen.spent.values()))
    print(f"{requests / options.seconds:.1f} requests a second by {options.readers} readers")
    for fault in seen.faults[:20]:
        print(f"fault: {fault}")
    slow = _find_slow(seen.spent)
    if slow or seen.faults:
        raise SystemExit(f"too slow: {', '.join(slow) or 'none'}; faults: {len(seen.faults)}")


def _read_options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--url", required=True, help="address of the copy of a base")
    parser.add_argument("--home", required=True, type=Path, help="home to serve it from")
    parser.add_argument("--readers", type=int, default=20)
    parser.add_argument("--pause", type=float, default=3.0, help="mean seconds between two pages")
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--seed", type=int, default=7)
    parser.add_argument("--no-writer", action="store_true")
    parser.add_argument("--alone", type=int, default=0, metavar="N", help="CPU time of N rounds")
    parser.add_argument("serve", nargs="*", help="behind --: further options of miclu serve")
    return parser.parse_args()


def _read(server: Server, visits: Iterator[Visit], options: argparse.Namespace) -> Seen:
    """Read for a minute, until each process has shown most kinds once, then for the figures."""
    first = int(time.time()) % 1_000_000_000
    writer = nullcontext() if options.no_writer else writing(options.url, first=first)
    seen = Seen()
    with writer:
        for seconds in (min(60.0, options.seconds), options.seconds):
            habit = Habit(
                readers=options.readers, seconds=seconds, pause=options.pause, seed=options.seed
            )
            seen = asyncio.run(read(server.address, visits, habit))
    return seen


async def _measure(
    server: Server, visits: Iterator[Visit], *, rounds: int
) -> dict[str, list[float]]:
    """Give the CPU milliseconds of the answers by kind; the first round warms and is left out."""
    spent: defaultdict[str, list[float]] = defaultdict(list)
    cookies = log_in(server.address)
    async with make_client(server.address, cookies) as client:
        kinds: set[str] = set()
        while True:
            for one in _cut(next(visits)):
                seen = Seen()
                start = server.measure()
                await visit(client, one, seen)
                cpu = server.measure() - start
                if one.kind in kinds and not seen.faults:
                    spent[one.kind].append(cpu)
                for fault in seen.faults:
                    print(fault)
                kinds.add(one.kind)
            if spent and min(map(len, spent.values())) >= rounds:
                return dict(spent)


def _cut(chosen: Visit) -> Iterator[Visit]:
    """Yield a visit and its parts as visits of their own."""
    yield Visit(chosen.kind, chosen.address)
    for part in chosen.parts:
        yield from _cut(part)


def _show(spent: Mapping[str, Sequence[float]], *, title: str) -> None:
    empty = _find_p95(spent[_EMPTY])
    print(f"\n{title:24}{'visits':>8}{'p50':>9}{'p95':>9}{'max':>9}{'to empty':>10}")
    for kind, times in sorted(spent.items(), key=lambda each: -_find_p95(each[1])):
        worst = _find_p95(times)
        row = (statistics.median(times), worst, max(times), worst / empty)
        print(f"{kind:24}{len(times):8}" + "".join(f"{each:9.1f}" for each in row), flush=True)


def _find_p95(times: Sequence[float]) -> float:
    return sorted(times)[-(-len(times) * 95 // 100) - 1]


def _find_slow(spent: Mapping[str, Sequence[float]]) -> list[str]:
    most = {kind: LONGEST_DECISION_MS if kind == DECISION else LONGEST_MS for kind in spent}
    slow = [kind for kind, times in spent.items() if _find_p95(times) > most[kind]]
    return [kind for kind in slow if kind != _COUNTING]


if __name__ == "__main__":
    main()
