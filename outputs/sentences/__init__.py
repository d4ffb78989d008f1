"""Short sentences made from facts: one file for each fact type, found by scanning.

A file `outputs/sentences/<type>.py` holds `say(fact)` in Korean and `say_english(fact)`, which
keeps the Korean names and words of the fact. A sentence says nothing that the fact does not hold.
A fact type without a file is said by its labelled fields.
"""

from collections.abc import Callable
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from corpus.records import Fact
from outputs.labels import describe_fact

Say = Callable[[Any], str]


def say(fact: Fact, *, language: str = "ko") -> str:
    """Say a fact in one sentence: in Korean with the right particles, or in English (`en`)."""
    written = _find_written(language).get(fact.TYPE)
    return written(fact) if written else say_fields(fact)


def say_fields(fact: Fact) -> str:
    """Say a fact of any type by its labelled fields: `사람 황석주, 직위 본부장`."""
    return ", ".join(f"{label} {value}" for label, value in describe_fact(fact)) + "."


@cache
def _find_written(language: str) -> dict[str, Say]:
    word = "say_english" if language == "en" else "say"
    files = {info.name: import_module(f"{__name__}.{info.name}") for info in iter_modules(__path__)}
    return {name: getattr(file, word) for name, file in files.items() if hasattr(file, word)}
