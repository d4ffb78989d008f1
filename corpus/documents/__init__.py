"""The file formats: one file each, found by scanning this folder.

A file `corpus/documents/<suffix>.py` holds `read(path, *, fetched)`, which yields the documents of
a file, and an `Unreadable` for each part that is none.
"""

from collections.abc import Iterator
from datetime import datetime
from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Protocol

from corpus.documents.base import Unreadable
from corpus.records import Document

__all__ = ["Unreadable", "formats", "read_file"]


class FormatReader(Protocol):
    """Reads the files of one format."""

    def __call__(self, path: Path, *, fetched: datetime) -> Iterator[Document | Unreadable]:
        """Yield the documents of a file, in its order; raises OSError."""


@cache
def formats() -> dict[str, FormatReader]:
    """Map each suffix without dot to its reader, in alphabetical order."""
    words = sorted(info.name for info in iter_modules(__path__) if info.name != "base")
    return {word: import_module(f"{__name__}.{word}").read for word in words}


def read_file(path: Path, *, fetched: datetime) -> Iterator[Document | Unreadable]:
    """Yield the documents of a file by its suffix.

    A file that is of no known format, missing or closed to us gives one `Unreadable`.
    """
    read = formats().get(path.suffix.lower().removeprefix("."))
    if read is None:
        known = ", ".join(formats())
        yield Unreadable(path=path, reason="unknown_format", detail=f"known formats: {known}")
        return
    try:
        yield from read(path, fetched=fetched)
    except OSError as error:
        yield Unreadable(path=path, reason="not_opened", detail=error.strerror or str(error))
