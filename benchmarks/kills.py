"""Processes that load, resolve, review, judge and read again, each killed at a random moment.

    .venv/bin/python benchmarks/kills.py --kills 170 --url sqlite:////tmp/killed.db

The base holds so many documents, resolved, before the first kill. A worker tells each commit that
has returned; then kill -9, and what `miclu doctor --check` looks at is looked at. In the end each
told document, reading and decision is there, `--full` finds nothing either, and resolving what the
killed workers left gives the same entities and statements as resolving the same documents in one
go; else it ends with status 1. The address must be that of an empty store or of none.
"""

import argparse
import multiprocessing
import random
import signal
import sys
import tempfile
import time
from collections import Counter
from functools import partial
from itertools import islice
from multiprocessing.connection import Connection

from killing.worker import JOBS, invent_list, load, work

from corpus.resolution import resolve
from corpus.store import FactQuery, Store, Verdict, open_store

# A worker is killed some commits after it began, in the middle of the next one. Resolving tells of
# none, and each of its many steps shall be cut short: it is killed within the time it took first.
_MOST_COMMITS = 16
_COMMIT_SECONDS = 0.05
_SILENT = "resolve"
_TOLD = {"document", "reading", "review", "judgement"}
_PATIENCE_SECONDS = 20  # a job may find nothing to do
_TELL_EVERY = 10
_LIST_SEED = 0
_MOST_TRIES = 4


def fill(url: str, documents: int) -> float:
    """Load the first documents and resolve them, undisturbed; gives the seconds of resolving."""
    with open_store(url) as store:
        wanted = 2 * documents  # of each its text and its reading are told
        for _ in islice(load(store, random.Random(0)), wanted):
            pass
        start = time.monotonic()
        resolve(store)
    return time.monotonic() - start


def kill_one(
    url: str, job: str, chance: random.Random, *, resolving: float
) -> tuple[bool, list[tuple[str, str]]]:
    """Let a worker work for a moment and kill it.

    Returns:
        Whether it was killed rather than done already; what it told.
    """
    ours, theirs = multiprocessing.Pipe(duplex=False)
    # A fork of this process, which has no store open, need not load everything first.
    worker = multiprocessing.get_context("fork").Process(
        target=work, args=(url, job, chance.random(), theirs)
    )
    worker.start()
    theirs.close()
    told = iter(partial(receive, ours), None)
    if next(told, None) is None:
        raise SystemExit("a worker could not open the store after a kill")
    seen = list(islice(told, 0 if job == _SILENT else chance.randrange(_MOST_COMMITS)))
    time.sleep(chance.random() * (resolving if job == _SILENT else _COMMIT_SECONDS))
    worker.kill()
    worker.join()
    if worker.exitcode not in {0, -signal.SIGKILL}:
        raise SystemExit(f"a worker failed at {job} by itself: {worker.exitcode}")
    return worker.exitcode != 0, [*seen, *iter(partial(receive, ours), None)]


def receive(told: Connection) -> tuple[str, str] | None:
    """Give the next thing that was told; None at the end, in half a word, after long silence."""
    try:
        return told.recv() if told.poll(_PATIENCE_SECONDS) else None
    except (EOFError, OSError):
        return None


def kill_all(
    url: str, kills: int, chance: random.Random, *, resolving: float
) -> tuple[set[tuple[str, str]], Counter[str]]:
    """Kill so many workers, each kind of job in turn, and look at the base after each.

    Returns:
        What all of them told; how many were killed at which job.
    """
    told: set[tuple[str, str]] = set()
    jobs: Counter[str] = Counter()
    for _ in range(_MOST_TRIES * kills):
        if jobs.total() == kills:
            return told, jobs
        job = list(JOBS)[jobs.total() % len(JOBS)]
        was_killed, seen = kill_one(url, job, chance, resolving=resolving)
        told.update(seen)
        jobs[job] += was_killed
        with open_store(url) as store:
            check(store, f"after {jobs.total()} kills, the last at {job}", full=False)
        if jobs.total() % _TELL_EVERY == 0 and was_killed:
            print(f"{jobs.total()} kills, {len(told)} told, whole", file=sys.stderr, flush=True)
    raise SystemExit("workers are done before they can be killed; give more --documents")


def find_lost(store: Store, told: set[tuple[str, str]]) -> list[tuple[str, str]]:
    """Give what was told as stored and is not."""
    known = {document.id for document in store.find_documents()}
    held = {
        "document": known,
        "reading": {each for each in known if store.find_read_revision(each) is not None},
        "resolved": {""},
        "judgement": {str(each.number) for each in store.judgements.find(with_undone=True)},
        "review": {f"{each.number} {each.decision}" for each in store.reviews.find_log(limit=None)},
    }
    return [(what, name) for what, name in sorted(told) if name not in held[what]]


def check(store: Store, when: str, *, full: bool) -> None:
    """End the program where the base is not whole."""
    for each in store.checks.run(full=full):
        for finding in each.findings:
            raise SystemExit(
                f"{when}: {each.check}: {finding.count} x {finding.fault}: {finding.examples}"
            )


def resolve_afresh(store: Store, url: str) -> Store:
    """Resolve what a store holds in one go, in another store with the same judgements."""
    fresh = open_store(url)
    for document in sorted(store.find_documents(), key=lambda each: each.id):
        reading = store.get_reading(document.id)
        fresh.save_document(document)
        if reading is not None:
            fresh.save_reading(reading, document=document)
    for judged in reversed(store.judgements.find()):
        verdict = Verdict(
            left=judged.left, right=judged.right, decision=judged.decision, author=judged.author
        )
        fresh.judgements.add(verdict, check=lambda _: None)
    resolve(fresh, institutions=invent_list(random.Random(_LIST_SEED)))
    return fresh


def describe(store: Store) -> dict[str, set[tuple[object, ...]]]:
    """Give what resolution makes of a store, as far as it does not count rows.

    What was rejected is there too: the other store has no reviews.
    """
    found = store.find_entities("", limit=None)
    stated = store.find_facts(FactQuery(with_hidden=True))
    facts = [(each.key, each.standing) for each in stated if each.standing.retracted is None]
    return {
        "entities": {(each.key, each.name, each.mentions, each.documents) for each in found},
        "statements": {
            (key, told.documents, told.sources, told.first_seen, told.last_seen)
            for key, told in facts
        },
    }


def compare(killed: dict[str, set], fresh: dict[str, set]) -> list[str]:
    """Tell where two stores differ, with examples."""
    return [
        f"{word}: {len(killed[word] ^ fresh[word])} differ, {list(killed[word] ^ fresh[word])[:4]}"
        for word in killed
        if killed[word] != fresh[word]
    ]


def main() -> None:
    """Kill, and look at what is left."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--kills", type=int, default=170)
    parser.add_argument("--documents", type=int, default=2_000, help="loaded before the first")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--url", default="", help="an empty store; without it an SQLite file")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="miclu-kills-") as folder:
        run(options, folder)


def run(options: argparse.Namespace, folder: str) -> None:
    """Kill so many workers, and compare what they told with what is there."""
    url = options.url or f"sqlite:///{folder}/killed.db"
    resolving = fill(url, options.documents)
    chance = random.Random(options.seed)
    told, jobs = kill_all(url, options.kills, chance, resolving=resolving)
    if silent := _TOLD - {what for what, _ in told}:
        raise SystemExit(f"no commit was told of: {', '.join(sorted(silent))}")
    with open_store(url) as store:
        lost = find_lost(store, told)
        check(store, "at the end", full=True)
        resolve(store, institutions=invent_list(random.Random(_LIST_SEED)))
        check(store, "after resolving", full=True)
        counts = store.counts()
        with resolve_afresh(store, f"sqlite:///{folder}/fresh.db") as fresh:
            unlike = compare(describe(store), describe(fresh))
    print(f"kills: {', '.join(f'{count} in {job}' for job, count in sorted(jobs.items()))}")
    print(
        f"{len(told)} commits told, {len(lost)} lost; the base is whole: {counts.documents}",
        end=" ",
    )
    print(
        f"documents, {sum(counts.facts.values())} facts, {sum(counts.entities.values())} entities"
    )
    if lost:
        raise SystemExit(f"lost: {lost[:5]}")
    if unlike:
        raise SystemExit(f"resolved otherwise than in one go: {unlike}")


if __name__ == "__main__":
    main()
