"""The sections of a digest: one file for each fact type, found by scanning this folder.

A file `outputs/digest/sections/<type>.py` holds `HEADING`, `ORDER` (place in the digest) and
`tell(fact)`, which says a fact of that type in two short pieces of Korean: what it is, and the
rest, which may be empty. A fact type without a file comes last, under its own label.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from corpus.facts import fact_types
from corpus.records import Fact
from outputs.labels import describe_fact

_LAST = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """How one fact type stands in a digest."""

    type: str
    heading: str
    order: int
    tell: Callable[[Any], tuple[str, str]]


@cache
def section_kinds() -> tuple[Kind, ...]:
    """Give one kind for every fact type, in the order of the digest."""
    written = {info.name for info in iter_modules(__path__)}
    kinds = [
        _load_kind(word) if word in written else make_kind(word, fact)
        for word, fact in fact_types().items()
    ]
    return tuple(sorted(kinds, key=lambda kind: (kind.order, kind.type)))


def make_kind(word: str, fact_class: type[Fact]) -> Kind:
    """Make the kind of a fact type that has no file here."""
    return Kind(type=word, heading=fact_class.LABEL, order=_LAST, tell=_tell_fields)


def _load_kind(word: str) -> Kind:
    module = import_module(f"{__name__}.{word}")
    return Kind(type=word, heading=module.HEADING, order=module.ORDER, tell=module.tell)


def _tell_fields(fact: Fact) -> tuple[str, str]:
    first, *others = describe_fact(fact)
    return first[1], " · ".join(f"{label} {value}" for label, value in others)
