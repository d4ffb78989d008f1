"""Runs a reader over the documents that are new or outdated.

The reader comes in as an argument: the base knows nothing of language.
"""

from collections.abc import Callable
from dataclasses import dataclass, field

from corpus.engines import Fault, LoadReader, open_engine
from corpus.errors import EvidenceError
from corpus.records import Document, Reading
from corpus.store import READ, Store

Progress = Callable[[int, int], None]


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
