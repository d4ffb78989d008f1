"""The export formats: one file each, found by scanning this folder.

A file `outputs/exports/<format>.py` holds `MEDIA_TYPE` and `render(tables)`, which yields the
bytes of the file piece by piece while it reads the rows: memory does not grow with them. The
format's word is the ending of the file's name. `contents/` says what can be exported.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol

from outputs.exports.parts.table import Table


class Format(Protocol):
    """A module of an export format."""

    MEDIA_TYPE: str

    def render(self, tables: Sequence[Table]) -> Iterator[bytes]:
        """Yield the bytes of the file; raises MissingExtraError where its library is missing."""


@cache
def export_formats() -> tuple[str, ...]:
    """Give the words of all formats, in alphabetical order."""
    return tuple(sorted(info.name for info in iter_modules(__path__) if not info.ispkg))


def get_format(word: str) -> Format:
    """Give the module of one of `export_formats()`."""
    return import_module(f"{__name__}.{word}")
