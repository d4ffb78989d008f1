"""Where readers run: in this process, or one each in several. An engine of machines fits beside.

An engine has the reader's `version` and reads documents in order of completion. What goes wrong
in a document comes back as a `Fault` and stops nothing.
"""

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from datetime import date
from multiprocessing import get_context, parent_process
from threading import Thread
from typing import Protocol

from corpus.errors import ReaderError
from corpus.records import Document, Reading
from corpus.structure import Structure
from corpus.times import korean_day

# Enough waiting documents that no process idles while the parent saves.
_WINDOW_PER_WORKER = 3


class Reader(Protocol):
    """Reads texts; `version` is another whenever it might read otherwise."""

    @property
    def version(self) -> str:
        """The mark of code, models and word lists."""

    def read(
        self, text: str, *, document_id: str, published: date | None, structure: Structure
    ) -> Reading:
        """Read a frozen text; `published` is the Korean day of publication."""


LoadReader = Callable[[], Reader]


@dataclass(frozen=True, slots=True)
class Fault:
    """Why a document could not be read."""

    message: str


class _LoadFault(Fault):
    """Why a reader could not be loaded, which is no document's fault."""


Answer = tuple[Document, Reading | Fault]


class Engine(Protocol):
    """Runs one reader over many documents."""

    @property
    def version(self) -> str:
        """The version of the reader."""

    def read(self, documents: Iterable[Document]) -> Iterator[Answer]:
        """Yield each document with its outcome, taking few documents ahead of need."""


def open_engine(load_reader: LoadReader, *, workers: int) -> AbstractContextManager[Engine]:
    """Open the engine for a number of processes; one means this process.

    Raises:
        ReaderError: The reader could not be loaded in a process of its own.
    """
    if workers <= 1:
        return nullcontext(_OneProcess(load_reader()))
    return _open_processes(load_reader, workers)


class _OneProcess:
    """Reads in this process, in order."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader

    @property
    def version(self) -> str:
        return self._reader.version

    def read(self, documents: Iterable[Document]) -> Iterator[Answer]:
        for document in documents:
            yield document, _read(self._reader, document)


class _Processes:
    """Reads in processes that are started afresh, with one reader each."""

    def __init__(self, load_reader: LoadReader, workers: int) -> None:
        self._load_reader = load_reader
        self._workers = workers
        self._pool = self._make_pool(workers)
        self.version = ""

    def start(self) -> None:
        """Load a reader in a worker, to learn its version."""
        try:
            version = self._pool.submit(_load_in_worker).result()
        except BrokenProcessPool as error:
            raise ReaderError("its process died") from error
        if isinstance(version, _LoadFault):
            raise ReaderError(version.message)
        self.version = version

    def close(self) -> None:
        """End the processes; documents that wait are left."""
        self._pool.shutdown(cancel_futures=True)

    def read(self, documents: Iterable[Document]) -> Iterator[Answer]:
        """Yield answers; a document whose process dies is tried once more, alone."""
        supply = iter(documents)
        taken: dict[str, Document] = {}
        while True:
            try:
                yield from self._flow(supply, taken)
            except BrokenProcessPool:
                yield from self._read_alone(list(taken.values()))
                taken.clear()
            else:
                return

    def _flow(self, supply: Iterator[Document], taken: dict[str, Document]) -> Iterator[Answer]:
        """Keep the processes busy; `taken` holds what has no answer yet."""
        futures: dict[Future[Reading | Fault], Document] = {}
        for document in supply:
            taken[document.id] = document
            futures[self._pool.submit(_read_in_worker, document)] = document
            if len(futures) >= self._workers * _WINDOW_PER_WORKER:
                yield from self._collect(futures, taken)
        while futures:
            yield from self._collect(futures, taken)

    def _collect(
        self, futures: dict[Future[Reading | Fault], Document], taken: dict[str, Document]
    ) -> Iterator[Answer]:
        done, _ = wait(futures, return_when=FIRST_COMPLETED)
        for future in done:
            document = futures.pop(future)
            answer = _check_loaded(future.result())
            del taken[document.id]
            yield document, answer

    def _read_alone(self, documents: Iterable[Document]) -> Iterator[Answer]:
        """Read one document at a time, which shows the one that kills its process."""
        self._renew_pool(1)
        for document in documents:
            answer: Reading | Fault
            try:
                answer = _check_loaded(self._pool.submit(_read_in_worker, document).result())
            except BrokenProcessPool:
                answer = Fault("the process that read it died")
                self._renew_pool(1)
            yield document, answer
        self._renew_pool(self._workers)

    def _renew_pool(self, workers: int) -> None:
        self.close()
        self._pool = self._make_pool(workers)

    def _make_pool(self, workers: int) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(
            workers,
            mp_context=get_context("spawn"),
            initializer=_start_worker,
            initargs=(self._load_reader,),
        )


@contextmanager
def _open_processes(load_reader: LoadReader, workers: int) -> Iterator[Engine]:
    engine = _Processes(load_reader, workers)
    try:
        engine.start()
        yield engine
    finally:
        engine.close()


def _check_loaded(answer: Reading | Fault) -> Reading | Fault:
    if isinstance(answer, _LoadFault):
        raise ReaderError(answer.message)
    return answer


def _read(reader: Reader, document: Document) -> Reading | Fault:
    published = document.published and korean_day(document.published)
    try:
        return reader.read(
            document.text,
            document_id=document.id,
            published=published,
            structure=document.structure,
        )
    except Exception as error:  # noqa: BLE001 - one odd document must not stop the others
        return Fault(f"{type(error).__name__}: {error}")


# A worker process has one reader, loaded when first needed.
_load_reader: LoadReader
_readers: list[Reader] = []


def _start_worker(load_reader: LoadReader) -> None:
    """Set a worker up: it leaves Ctrl-C to its parent, and ends with it, however that ends."""
    global _load_reader  # noqa: PLW0603 - the only way into a pool's process
    _load_reader = load_reader
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def _load_in_worker() -> str | _LoadFault:
    """Load the reader and give its version; an error crosses as words, for not all can pickle."""
    try:
        _readers.append(_load_reader())
    except Exception as error:  # noqa: BLE001 - whatever it is, the parent reports it
        return _LoadFault(f"{type(error).__name__}: {error}")
    return _readers[0].version


def _read_in_worker(document: Document) -> Reading | Fault:
    if not _readers:
        fault = _load_in_worker()
        if isinstance(fault, _LoadFault):
            return fault
    return _read(_readers[0], document)
