"""Short Korean sentences made from facts: one file for each fact type, found by scanning.

A file `outputs/sentences/<type>.py` holds `say(fact)`. A sentence says nothing that the fact does
not hold. A fact type without a file is said by its labelled fields.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from corpus.records import Fact
from outputs.labels import describe_fact

Say = Callable[[Any], str]


def say(fact: Fact) -> str:
    """Say a fact in one Korean sentence with the right particles."""
    written = _find_written().get(fact.TYPE)
    return written(fact) if written else say_fields(fact)


def say_fields(fact: Fact) -> str:
    """Say a fact of any type by its labelled fields: `사람 황석주, 직위 본부장`."""
    return ", ".join(f"{label} {value}" for label, value in describe_fact(fact)) + "."


@cache
def _find_written() -> dict[str, Say]:
    return {
        info.name: import_module(f"{__name__}.{info.name}").say for info in iter_modules(__path__)
    }
