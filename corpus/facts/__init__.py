"""The fact types: one file each, found by scanning this folder.

A file `corpus/facts/<type>.py` holds one dataclass with `TYPE = "<type>"`. Its fields make the
columns of tables and exports and the pages of documentation.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from corpus.records import Fact


@cache
def fact_types() -> dict[str, type[Fact]]:
    """Map each type's word to its class, in alphabetical order."""
    found: dict[str, type[Fact]] = {}
    for info in iter_modules(__path__):
        module = import_module(f"{__name__}.{info.name}")
        for value in vars(module).values():
            if isinstance(value, type) and issubclass(value, Fact) and info.name == value.TYPE:
                found[info.name] = value
    return found
