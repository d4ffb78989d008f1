"""Take documents in from files, and run a reader over what is new or outdated.

The reader comes in as an argument: the base knows nothing of language.
"""

import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from stat import S_ISREG

from corpus.documents import Unreadable, read_file
from corpus.engines import Fault, LoadReader, open_engine
from corpus.errors import EvidenceError, InvalidDocumentError
from corpus.records import Document, Reading
from corpus.store import READ, Saved, Store
from corpus.times import Clock

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddReport:
    """What adding files did; `unreadable` are the files and lines that gave no document."""

    new: int
    revised: int
    unchanged: int
    unreadable: tuple[Unreadable, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadReport:
    """What reading did.

    `failed` maps the ids of documents that could not be read to the reason; `changed` counts
    those that were replaced while they were read, which the next run reads again.
    """

    version: str
    read: int
    changed: int
    failed: dict[str, str]


def add_files(store: Store, paths: Iterable[Path], *, clock: Clock) -> AddReport:
    """Store the documents of files, and of all files in folders, hidden ones left out.

    One document is one transaction. A file or line that gives none is reported, and so is a folder
    that is closed to us; the rest goes on.
    """
    saved: Counter[Saved] = Counter()
    unreadable: list[Unreadable] = []
    for found in _read_all(paths, clock):
        outcome = found if isinstance(found, Unreadable) else _try_save(store, found)
        if isinstance(outcome, Unreadable):
            unreadable.append(outcome)
        else:
            saved[outcome] += 1
    return AddReport(
        new=saved[Saved.NEW],
        revised=saved[Saved.REVISED],
        unchanged=saved[Saved.UNCHANGED],
        unreadable=tuple(unreadable),
    )


def _read_all(paths: Iterable[Path], clock: Clock) -> Iterator[Document | Unreadable]:
    for path in _walk(paths):
        if isinstance(path, Unreadable):
            yield path
        else:
            yield from read_file(path, fetched=clock())


def _try_save(store: Store, document: Document) -> Saved | Unreadable:
    """Save a document; one that the store refuses costs nothing but itself."""
    try:
        return store.save_document(document)
    except InvalidDocumentError as error:
        return Unreadable(path=Path(document.id), reason="bad_document", detail=str(error))


def read_documents(
    store: Store,
    load_reader: LoadReader,
    *,
    workers: int = 1,
    limit: int | None = None,
    on_progress: Progress | None = None,
) -> ReadReport:
    """Read the documents that this version of the reader has not worked on, and save each.

    One document is one transaction: whatever ends this, what was saved stands and the next call
    goes on with the rest. A document that cannot be read, or whose reading points beside its
    words, is marked failed for this version.

    Args:
        store: The base; with several workers only this process writes to it.
        load_reader: Loads the reader, once a process; it must be a function of a module.
        workers: Processes that read; one means this process.
        limit: The most documents to read.
        on_progress: Called after each document with the number done and the number of all.

    Raises:
        ReaderError: The reader could not be loaded in a process of its own.
    """
    with open_engine(load_reader, workers=workers) as engine:
        ids = store.find_outdated(READ, engine.version, limit=limit)
        tally = _Tally(version=engine.version)
        documents = (store.get_document(document_id) for document_id in ids)
        for done, (document, reading) in enumerate(engine.read(documents), start=1):
            tally.save(store, document, reading)
            if on_progress is not None:
                on_progress(done, len(ids))
    return tally.make_report()


@dataclass(slots=True, kw_only=True)
class _Tally:
    """Saves what was read and counts how that went."""

    version: str
    read: int = 0
    changed: int = 0
    failed: dict[str, str] = field(default_factory=dict)

    def save(self, store: Store, document: Document, reading: Reading | Fault) -> None:
        """Save a reading, or the reason why there is none."""
        if isinstance(reading, Fault):
            self._fail(store, document, reading.message)
            return
        try:
            is_saved = store.save_reading(reading, document=document)
        except EvidenceError as error:
            self._fail(store, document, str(error))
        else:
            self.read += is_saved
            self.changed += not is_saved

    def make_report(self) -> ReadReport:
        """Give the counts so far."""
        return ReadReport(
            version=self.version, read=self.read, changed=self.changed, failed=self.failed
        )

    def _fail(self, store: Store, document: Document, fault: str) -> None:
        store.fail_stage(document.id, READ, self.version, fault, document=document)
        self.failed[document.id] = fault


def _walk(paths: Iterable[Path]) -> Iterator[Path | Unreadable]:
    """Yield files as they are named, and what folders hold."""
    for path in paths:
        try:
            is_folder = path.is_dir()
        except OSError as error:
            yield _make_unreadable(path, error)
        else:
            yield from _walk_folder(path) if is_folder else [path]


def _walk_folder(folder: Path) -> Iterator[Path | Unreadable]:
    """Yield the files of a folder, then those of its folders, by name; at the end what is closed.

    Devices and pipes are left out: reading them may never end.
    """
    closed: list[OSError] = []
    for parent, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        files = (Path(parent, name) for name in sorted(names) if not name.startswith("."))
        yield from (file for file in files if not _is_device(file))
    yield from (_make_unreadable(Path(error.filename), error) for error in closed)


def _is_device(path: Path) -> bool:
    """Tell whether a path is there and is no file; what cannot be asked may be one."""
    try:
        return not S_ISREG(path.stat().st_mode)
    except OSError:
        return False


def _make_unreadable(path: Path, error: OSError) -> Unreadable:
    return Unreadable(path=path, reason="not_opened", detail=error.strerror or str(error))
