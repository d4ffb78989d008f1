"""Saves what files hold, each document once, and notes what could not be read."""

import hashlib
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass, field
from pathlib import Path

from corpus.adding.version import reader_version
from corpus.adding.walk import find_known, walk
from corpus.documents import Known, Unreadable
from corpus.documents.base import NOTHING_KNOWN, PUBLISHER
from corpus.documents.pages.ocr import check_ocr
from corpus.errors import InvalidDocumentError
from corpus.isolation import FileReaders, Finished, Job, Outcome
from corpus.records import Document
from corpus.store import Saved, Store
from corpus.times import Clock

Progress = Callable[[int, int], None]

_PARTIAL = "partial"
# Formats whose lines are documents of their own, however alike they are.
_MANY = "jsonl"


@dataclass(frozen=True, slots=True, kw_only=True)
class AddReport:
    """What adding files did.

    `unchanged` counts documents that are known already, also under another name or in another
    format; `unreadable` are the files and lines that gave no document, `partial` those that gave
    one which may lack something.
    """

    new: int
    revised: int
    unchanged: int
    unreadable: tuple[Unreadable, ...] = ()
    partial: tuple[Unreadable, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class AddOptions:
    """How files are added.

    `known` is known of all of them, and a side file goes before it; with `ocr` pages that are
    pictures are read too; `on_progress` is called after each file with the number done and the
    number of all.
    """

    known: Known = NOTHING_KNOWN
    ocr: bool = False
    on_progress: Progress | None = None


DEFAULTS = AddOptions()


def add_files(
    store: Store,
    paths: Iterable[Path],
    *,
    clock: Clock,
    readers: FileReaders | None = None,
    options: AddOptions = DEFAULTS,
) -> AddReport:
    """Store the documents of files, and of all files in folders and archives.

    Each file is read in a process with limits; one document is one transaction. What gives none is
    reported and stands in `store.rejects`; the rest goes on. A file that the same readers took in
    whole is not read again.

    Args:
        store: The base; only this process writes to it.
        paths: Files and folders.
        clock: Tells when a file was fetched.
        readers: The processes that read, which stay open; without them one is started.
        options: What is known of the files, and who is told how far it is.

    Raises:
        NoOcrError: Pictures are to be read, and this machine cannot.
    """
    if options.ocr:
        check_ocr()
    tally = _Tally(store=store, clock=clock, options=options)
    found = list(walk(paths))
    with nullcontext(readers) if readers else FileReaders() as pool:
        for job, outcome in pool.read(tally.make_jobs(found)):
            tally.take(job, outcome)
            if options.on_progress is not None and isinstance(outcome, Finished):
                options.on_progress(tally.done, len(found))
    return tally.make_report()


@dataclass(slots=True, kw_only=True)
class _Tally:
    """Saves outcomes and counts them; `places` are the numbers of the files by path."""

    store: Store
    clock: Clock
    options: AddOptions
    saved: Counter[Saved] = field(default_factory=Counter)
    notes: list[tuple[int, Unreadable]] = field(default_factory=list)
    places: dict[Path, int] = field(default_factory=dict)
    hashes: dict[Path, str] = field(default_factory=dict)
    taken: Counter[Path] = field(default_factory=Counter)
    faulty: set[Path] = field(default_factory=set)
    done: int = 0

    def make_jobs(self, found: Iterable[Path | Unreadable]) -> Iterator[Job]:
        """Yield the files that have to be read."""
        for number, path in enumerate(found):
            job = path if isinstance(path, Unreadable) else self._make_job(path)
            if isinstance(job, Job):
                self.places[job.path] = number
                yield job
            else:
                self.done += 1
                if job is not None:
                    self._note(job, place=number)

    def take(self, job: Job, outcome: Outcome) -> None:
        """Save or note what a file gave."""
        if isinstance(outcome, Finished):
            self._finish(job.path)
        elif isinstance(outcome, Unreadable):
            self.faulty.add(job.path)
            self._note(outcome, place=self.places[job.path])
        else:
            self._save(job, outcome)

    def make_report(self) -> AddReport:
        """Give the counts, and the notes in the order of the files."""
        notes = [note for _, note in sorted(self.notes, key=lambda pair: pair[0])]
        return AddReport(
            new=self.saved[Saved.NEW],
            revised=self.saved[Saved.REVISED],
            unchanged=self.saved[Saved.UNCHANGED],
            unreadable=tuple(note for note in notes if note.reason != _PARTIAL),
            partial=tuple(note for note in notes if note.reason == _PARTIAL),
        )

    def _make_job(self, path: Path) -> Job | Unreadable | None:
        """Give the job of a file, None where these readers took it in before."""
        known = find_known(path, self.options.known)
        if isinstance(known, Unreadable):
            return known
        try:
            self.hashes[path] = _hash_file(path, known, ocr=self.options.ocr)
        except OSError as error:
            return Unreadable(path=path, reason="not_opened", detail=error.strerror or str(error))
        count = self.store.files.find_taken(self.hashes[path], reader_version())
        if count is None:
            return Job(path=path, fetched=self.clock(), known=known, ocr=self.options.ocr)
        self.saved[Saved.UNCHANGED] += count
        return None

    def _finish(self, path: Path) -> None:
        """Remember a file that was taken in whole."""
        self.done += 1
        if path not in self.faulty:
            self.store.files.note_taken(
                self.hashes[path], reader_version(), count=self.taken[path], at=self.clock()
            )

    def _save(self, job: Job, document: Document) -> None:
        """Save a document; one that the store refuses costs nothing but itself."""
        try:
            self.saved[_save_once(self.store, document)] += 1
        except InvalidDocumentError as error:
            refused = Unreadable(path=Path(document.id), reason="bad_document", detail=str(error))
            self.take(job, refused)
            return
        self.taken[job.path] += 1
        if document.partial:
            note = Unreadable(path=job.path, reason=_PARTIAL, detail=document.partial)
            self._note(note, place=self.places[job.path], address=document.address)

    def _note(self, note: Unreadable, *, place: int, address: str = "") -> None:
        self.notes.append((place, note))
        line = f"#L{note.line}" if note.line else ""
        self.store.rejects.count(
            PUBLISHER,
            note.reason,
            address or note.path.absolute().as_uri() + line,
            self.clock(),
            detail=note.detail,
        )


def _save_once(store: Store, document: Document) -> Saved:
    """Save a document, unless another one has the same letters; note where it stands."""
    if document.format == _MANY or document.publisher != PUBLISHER:
        return store.save_document(document)
    same = store.files.find_same(document)
    saved = store.save_document(document) if same is None else Saved.UNCHANGED
    store.files.add_rendition(same or document.id, document)
    return saved


def _hash_file(path: Path, known: Known, *, ocr: bool) -> str:
    """Give the mark of a file's bytes, of what is known of it and of how it is read."""
    with path.open("rb") as content:
        digest = hashlib.file_digest(content, "sha256")
    if known != NOTHING_KNOWN:
        digest.update(repr(known).encode())
    if ocr:
        digest.update(b"ocr")
    return digest.hexdigest()[:32]
