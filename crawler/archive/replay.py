"""The pages of the archive once more through the parser, without network and in the order of time.

The same files, declarations and code give the same documents, those of the crawls.
"""

import json
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import lru_cache, partial
from itertools import islice
from multiprocessing import get_context
from pathlib import Path

from corpus.errors import MicluError
from corpus.records import ArchivedAnswer, Document, Rejected
from crawler.archive.reading import read_about, read_record, unpack
from crawler.page import Page, Visit, parse_page
from crawler.pipelines import make_document
from crawler.publishers import get_publisher
from crawler.relevance import Profile, load_profile
from crawler.responses import choose
from crawler.wish import Wish

# So many pages go to a process at a time.
_CHUNK = 32
_WINDOW = 32 * _CHUNK


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """An archived page that cannot be read any more, and why."""

    fault: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Replayed:
    """What an archived page gives now; None where the crawl had not been asked for its day."""

    answer: ArchivedAnswer
    outcome: Document | Rejected | Lost | None


def replay(
    answers: Iterable[ArchivedAnswer], folder: Path, *, workers: int = 1
) -> Iterator[Replayed]:
    """Parse archived article pages as their crawls did, in the order given.

    A page that is lost, or makes our own code fail, costs only itself. With several `workers`
    processes parse beside this one.
    """
    work = partial(_replay_one, folder=folder)
    if workers == 1:
        yield from map(work, answers)
        return
    waiting = iter(answers)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        # A pool takes all that it is given into memory at once.
        while window := list(islice(waiting, workers * _WINDOW)):
            yield from pool.map(work, window, chunksize=_CHUNK)


def _replay_one(answer: ArchivedAnswer, folder: Path) -> Replayed:
    outcome: Document | Rejected | Lost | None
    try:
        outcome = _parse_again(answer, folder)
    except MicluError as error:
        outcome = Lost(fault=str(error))
    except Exception as error:  # noqa: BLE001  a crawl would count it and go on too
        outcome = Lost(fault=f"{answer.reference}: {type(error).__name__}: {error}")
    return Replayed(answer=answer, outcome=outcome)


def load_page(folder: Path, reference: str) -> Page:
    """Give an archived page, unpacked; for an answer without a page the one that still held.

    Raises:
        MissingRecordError: It cannot be read.
    """
    record = read_record(folder, reference)
    if record.answer.original:
        record = read_record(folder, record.answer.original)
    return unpack(record)


def _parse_again(answer: ArchivedAnswer, folder: Path) -> Document | Rejected | None:
    publisher = get_publisher(answer.publisher)
    page = load_page(folder, answer.reference)
    wish, profile = _load_wish(folder, answer.file)
    outcome = choose(parse_page(page, publisher), wish=wish, profile=profile)
    if outcome is None or isinstance(outcome, Rejected):
        return outcome
    visit = Visit(outcome=outcome, fetched=page.fetched, archive=answer.reference)
    return make_document(outcome, visit, publisher)


@lru_cache(maxsize=64)
def _load_wish(folder: Path, file: str) -> tuple[Wish, Profile | None]:
    """Give what the crawl of a file was asked for, as far as it decides about a parsed page."""
    asked = json.loads(read_about(folder, file).get("wish", "{}"))
    since, until = (_read_day(asked.get(name)) for name in ("since", "until"))
    name = asked.get("profile") or ""
    return Wish(since=since, until=until, profile=name), load_profile(name) if name else None


def _read_day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
