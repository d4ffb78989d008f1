"""What `miclu evaluate` can score besides a gold set of facts: one file each, found by its name."""

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from outputs.gold import JsonObject


@dataclass(frozen=True, slots=True)
class Report:
    """What an evaluation found.

    `fields` is the object that `--json` prints; `tables` are head rows with their rows, as a
    person reads them; `misses` are lines for standard error.
    """

    fields: JsonObject
    tables: tuple[tuple[tuple[str, ...], tuple[tuple[object, ...], ...]], ...]
    misses: tuple[str, ...] = ()


def evaluate(name: str, path: Path) -> Report:
    """Run the evaluation of `outputs/evaluations/<name>.py` over a file or folder.

    Raises:
        BadDocumentError: What stands at `path` is not in the form that the evaluation asks for.
    """
    report: Report = import_module(f"outputs.evaluations.{name}").evaluate(path)
    return report
