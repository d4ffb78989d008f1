"""The writer beside the readers: it loads documents, resolves them and reviews what waits."""

import multiprocessing
import os
from collections.abc import Iterator
from contextlib import contextmanager
from multiprocessing.synchronize import Event

from inventing.stories import make_pages
from inventing.world import World

from corpus.errors import MissingStatementError, ReviewConflictError
from corpus.resolution import resolve
from corpus.store import QueueQuery, Review, Store, open_store

_SEED, _ENTITIES = 7, 20_000
# Stories that no base begins with, another one at each run.
_FIRST_STORY = 10_000_000
_DOCUMENTS, _REVIEWS = 20, 5
# As the units of `docs/deploy/` run what writes for long.
_NICENESS = 10


@contextmanager
def writing(url: str, *, first: int) -> Iterator[None]:
    """Keep a process writing until the end of the block; it begins with story `first`."""
    context = multiprocessing.get_context("spawn")
    end = context.Event()
    writer = context.Process(target=_write, args=(url, first, end), daemon=True)
    writer.start()
    try:
        yield
    finally:
        end.set()
        writer.join(timeout=120)
        if writer.exitcode:
            raise SystemExit(f"the writer failed: {writer.exitcode}")


def _write(url: str, first: int, end: Event) -> None:
    os.nice(_NICENESS)
    pages = make_pages(World(_SEED, _ENTITIES), 10**9, first=_FIRST_STORY + first)
    rounds = 0
    with open_store(url, must_exist=True) as store:
        while not end.is_set():
            for _ in range(_DOCUMENTS):
                document, reading = next(pages)
                store.save_document(document)
                store.save_reading(reading, document=document)
            resolve(store)
            _review(store)
            rounds += 1
    print(f"the writer loaded, resolved and reviewed {rounds * _DOCUMENTS} documents", flush=True)


def _review(store: Store) -> None:
    for found in store.reviews.find_queue(QueueQuery(), limit=50).statements[-_REVIEWS:]:
        review = Review(statement=found.standing.key, decision="accepted", author="writer")
        try:
            store.reviews.decide(review)
        except (MissingStatementError, ReviewConflictError):
            continue
