"""What the rows of exports are in FollowTheMoney: one file each, found by scanning this folder.

A file `outputs/exports/mappings/<word>.py` is for the rows of a fact type or, for what is no fact,
of a table. Its `make(row, maker)` yields the entities of a row: those that others point to, and
last the row's own, which no other row has. A row without a file of its own is a Note.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from outputs.exports.parts.proxies import Cells, Maker

_OTHER = "other"


def map_row(table: str, row: Cells, maker: Maker) -> Iterator[Any]:
    """Yield the entities that a row of a table is."""
    word = row["type"] if table == "facts" else table
    yield from _find_module(word if word in _words() else _OTHER).make(row, maker)


@cache
def _words() -> frozenset[str]:
    return frozenset(info.name for info in iter_modules(__path__))


@cache
def _find_module(word: str) -> Any:
    return import_module(f"{__name__}.{word}")
