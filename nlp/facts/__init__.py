"""The fact readers: one file for each type in `corpus/facts/`, found by scanning this folder.

A file `nlp/facts/<type>.py` holds `read(doc) -> Iterator[Fact]`.
"""

from collections.abc import Iterator
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Protocol

from spacy.tokens import Doc

from corpus.records import Fact


class FactReader(Protocol):
    """Reads the facts of one type off a document whose names are known."""

    def __call__(self, doc: Doc) -> Iterator[Fact]:
        """Yield the facts in the order of the text."""


@cache
def fact_readers() -> dict[str, FactReader]:
    """Map each fact type's word to its reader, in alphabetical order."""
    return {
        info.name: import_module(f"{__name__}.{info.name}").read for info in iter_modules(__path__)
    }
