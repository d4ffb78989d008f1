"""One base in a file and on a PostgreSQL server: copying it there, and the same searches on both.

    .venv/bin/python benchmarks/databases.py /tmp/large.db postgresql://miclu@localhost/empty

`benchmarks/bases.py` makes a large file; it is to be resolved (`miclu resolve`). The server's
database is to be empty, or to hold the copy of an earlier run. Prints the rate and the peak memory
of the copy, and the latency of the searches, which take turns on the two. Exit status 1 where a
search counts other facts on one than on the other.
"""

import argparse
import resource
import time
from collections.abc import Callable, Sequence
from typing import Any

from corpus.errors import StoreNotEmptyError
from corpus.search.answering import search_documents, search_facts
from corpus.search.records import SearchRequest
from corpus.store import Store, copy_store, open_store
from nlp.tokenizer import read_morphemes

_MIB = 1024
_WORDS = ("업무협약", "산업단지", "총회", "회원사", "본부장", "업무협약 체결", "입주기업 증가")
_NAMES, _STEP = 400, 20
_ROUNDS = 3


def copy(file: str, server: str) -> None:
    """Copy the file to the server, unless the server holds it already."""
    start = time.monotonic()
    try:
        copied = copy_store(f"sqlite:///{file}", server, on_progress=lambda *_: None)
    except StoreNotEmptyError:
        return
    seconds = time.monotonic() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / _MIB
    rate = copied.rows / seconds
    print(f"{copied.rows:,} rows in {seconds:,.0f} s: {rate:,.0f} a second, peak {peak:,.0f} MiB")


def search(
    stores: Sequence[Store], words: str, look: Callable[..., Any]
) -> list[tuple[float, Any]]:
    """Give milliseconds and answer of a search on each store."""
    taken = []
    for store in stores:
        start = time.perf_counter()
        answer = look(store, SearchRequest(words=words), read_morphemes=read_morphemes)
        taken.append(((time.perf_counter() - start) * 1_000, answer))
    return taken


def tell(label: str, times: Sequence[float]) -> None:
    """Print the median and the 95th percentile of milliseconds."""
    ordered = sorted(times)
    middle, late = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
    print(f"{label:32} p50 {middle:6.0f} ms, p95 {late:6.0f} ms, {len(ordered)} searches")


def compare(stores: Sequence[Store]) -> list[str]:
    """Search on both; gives the words whose facts are counted otherwise."""
    names = [each.name for each in stores[0].find_entities("", limit=_NAMES)][::_STEP]
    unlike = []
    for look in (search_documents, search_facts):
        times: list[list[float]] = [[] for _ in stores]
        for words in (*_WORDS, *names) * _ROUNDS:
            found = search(stores, words, look)
            for row, (milliseconds, _) in zip(times, found, strict=True):
                row.append(milliseconds)
            if look is search_facts and len({answer.summary.total for _, answer in found}) > 1:
                unlike.append(words)
        for store, row in zip(("file", "server"), times, strict=True):
            tell(f"{look.__name__} on the {store}", row)
    return sorted(set(unlike))


def main() -> None:
    """Copy and compare."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("file", help="an SQLite store")
    parser.add_argument("server", help="the address of a database on a server")
    options = parser.parse_args()
    copy(options.file, options.server)
    with open_store(f"sqlite:///{options.file}") as file, open_store(options.server) as server:
        unlike = compare((file, server))
    if unlike:
        raise SystemExit(f"Other numbers of facts: {', '.join(unlike)}")


if __name__ == "__main__":
    main()
