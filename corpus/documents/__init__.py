"""The file formats: one module each, found by scanning this folder, told by content.

A module `corpus/documents/<format>.py` has `matches(source)`, which looks at the bytes and never
at the name alone, and `read(source, *, fetched)`, which yields the documents of a file, and an
`Unreadable` for each part that is none. `txt` takes what no other format knows.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Protocol

from corpus.documents.base import NOTHING_KNOWN, Known, Source, Unreadable, UnreadableError
from corpus.documents.office.containers import OLE_MAGIC
from corpus.records import Document

__all__ = ["Known", "Source", "Unreadable", "formats", "read_document", "read_file", "read_source"]

_LAST = "txt"
_LOCKED = "locked"  # is told apart, and read by nobody


class Format(Protocol):
    """A module of a file format."""

    def matches(self, source: Source) -> bool:
        """Tell whether the bytes are of this format."""

    def read(self, source: Source, *, fetched: datetime) -> Iterator[Document | Unreadable]:
        """Yield the documents of a file, in its order; raises UnreadableError and OSError."""


@cache
def formats() -> dict[str, Format]:
    """Map the word of each format to its module, in alphabetical order, plain text last."""
    found = {info.name for info in iter_modules(__path__) if not info.ispkg} - {"base"}
    words = sorted(found, key=lambda word: (word == _LAST, word))
    return {word: import_module(f"{__name__}.{word}") for word in words}


def read_file(
    path: Path, *, fetched: datetime, known: Known = NOTHING_KNOWN
) -> Iterator[Document | Unreadable]:
    """Yield the documents of a file; one that is missing, closed to us or damaged says why."""
    yield from read_source(Source(path, known=known), fetched=fetched)


def read_document(
    content: Path | bytes, name: str, *, fetched: datetime, known: Known = NOTHING_KNOWN
) -> Document | Unreadable:
    """Give the first document of a file or of bytes that go by a name."""
    is_path = isinstance(content, Path)
    source = Source(
        content if isinstance(content, Path) else Path(name),
        content=None if is_path else bytes(content),
        known=known,
    )
    return next(read_source(source, fetched=fetched), Unreadable(path=source.path, reason="empty"))


def read_source(source: Source, *, fetched: datetime) -> Iterator[Document | Unreadable]:
    """Yield the documents of a source; whatever is wrong with it ends as an `Unreadable`."""
    try:
        yield from find_format(source).read(source, fetched=fetched)
    except UnreadableError as error:
        yield Unreadable(path=source.path, reason=error.reason, detail=error.detail)
    except OSError as error:
        detail = error.strerror or str(error)
        yield Unreadable(path=source.path, reason="not_opened", detail=detail)
    except MemoryError:
        yield Unreadable(path=source.path, reason="memory")
    except Exception as error:  # noqa: BLE001 - no parser knows all that a file can hold
        detail = f"{type(error).__name__}: {error}"
        yield Unreadable(path=source.path, reason="damaged", detail=detail[:200])


def find_format(source: Source) -> Format:
    """Find the format of a source by its bytes.

    Raises:
        UnreadableError: It is empty, or of no known format.
        OSError: It cannot be opened.
    """
    if not source.head:
        raise UnreadableError("empty")
    found = next((form for form in formats().values() if form.matches(source)), None)
    if found is None and (source.suffix in formats() or source.head.startswith(OLE_MAGIC)):
        raise UnreadableError("damaged", "holds no document of a known format")
    if found is None:
        known = ", ".join(word for word in formats() if word != _LOCKED)
        raise UnreadableError("unknown_format", f"known formats: {known}")
    return found
