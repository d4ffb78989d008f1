"""What `miclu rerun --from` can begin with: one file a stage, found by its name."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from importlib import import_module
from pkgutil import iter_modules
from typing import Any

from corpus.settings import Settings
from corpus.store import Store

Table = tuple[tuple[str, ...], tuple[tuple[object, ...], ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class RerunWish:
    """What is to be done again, and by how many processes.

    An empty field does not restrict; days are Korean and inclusive.
    """

    publisher: str | None = None
    since: date | None = None
    until: date | None = None
    is_dry: bool = False
    workers: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Rerun:
    """What a rerun did or, dry, would do.

    `fields` is the object that `--json` prints; `tables` are head rows with their rows, as a
    person reads them; `faults` are lines for standard error. It is not `is_sound` where something
    could not be done again.
    """

    fields: Mapping[str, Any]
    tables: tuple[Table, ...]
    faults: tuple[str, ...] = ()
    is_sound: bool = True


def stage_names() -> tuple[str, ...]:
    """Give the stages that can be done again, in alphabetical order."""
    return tuple(sorted(info.name for info in iter_modules(__path__)))


def rerun(stage: str, store: Store, settings: Settings, wish: RerunWish) -> Rerun:
    """Run `outputs/reruns/<stage>.py` over the store."""
    report: Rerun = import_module(f"{__name__}.{stage}").run(store, settings, wish)
    return report
