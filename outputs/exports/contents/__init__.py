"""What can be exported: one file each, found by scanning this folder.

A file `outputs/exports/contents/<word>.py` holds `TITLE`, its Korean name, `FILTERS`, the names of
what may narrow or order its rows, and `find_tables(store, wish)`, which gives one table for each
kind of row, all of them read while they are written.
"""

from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from corpus.store import Store
from outputs.exports.parts.table import Table
from outputs.exports.parts.wish import Wish


def content_words() -> tuple[str, ...]:
    """Give the words of what can be exported, in alphabetical order."""
    return tuple(sorted(info.name for info in iter_modules(__path__)))


def get_title(word: str) -> str:
    """Give the Korean name of a content."""
    return str(_load(word).TITLE)


def content_filters(word: str) -> tuple[str, ...]:
    """Give the names of what may narrow or order a content: fields of `Wish` and of `Filters`."""
    return tuple(_load(word).FILTERS)


def find_tables(word: str, store: Store, wish: Wish) -> Sequence[Table]:
    """Give the tables of `facts`, `documents` and so on: one row shape each, at least one.

    Raises:
        ExportFilterError: The wish narrows by what these rows have not.
    """
    wish.check(word, content_filters(word))
    tables: Sequence[Table] = _load(word).find_tables(store, wish)
    return tables


def _load(word: str) -> Any:
    return import_module(f"{__name__}.{word}")
