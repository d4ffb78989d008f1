"""The index of the archive in the store, mended where a killed crawl left it behind the files."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from corpus.records import ArchivedAnswer
from corpus.store import Store
from crawler.archive.reading import Damage, read_records

_BATCH = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Mended:
    """What bringing the index up to date found: how many new answers, and what is damaged."""

    added: int
    damaged: tuple[Damage, ...]


def mend_index(store: Store, folder: Path, *, publisher: str | None = None) -> Mended:
    """Index what the files of a folder hold behind the last known answer of each.

    So the answers return that a killed crawl had not yet indexed, and those of files that were
    copied here. Files that are up to date are not opened.

    Raises:
        OSError: A file cannot be read.
    """
    added, damaged = 0, list[Damage]()
    for path in sorted(folder.glob(f"{publisher or '*'}-*.warc.gz")):
        start = store.archive.end_of(path.name)
        if path.stat().st_size > start:
            found = list_answers(path, start=start, damaged=damaged)
            added += sum(store.archive.add(some) for some in _cut(found))
    return Mended(added=added, damaged=tuple(damaged))


def list_answers(path: Path, *, start: int, damaged: list[Damage]) -> Iterator[ArchivedAnswer]:
    """Yield the answers of a file from an offset on; what is damaged goes into a list."""
    for found in read_records(path, start=start):
        if isinstance(found, Damage):
            damaged.append(found)
        else:
            yield found.answer


def _cut(answers: Iterable[ArchivedAnswer]) -> Iterator[list[ArchivedAnswer]]:
    batch: list[ArchivedAnswer] = []
    for answer in answers:
        batch.append(answer)
        if len(batch) == _BATCH:
            yield batch
            batch = []
    if batch:
        yield batch
