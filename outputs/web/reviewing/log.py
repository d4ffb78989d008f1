"""The review log as the pages tell it: what was decided, and what can be undone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from datetime import timedelta
from itertools import pairwise
from statistics import median

from corpus.facts import fact_types
from corpus.store import LogEntry, Store

UNDONE = "undone"
# A longer break between two decisions is no thinking about the second.
_BREAK = timedelta(minutes=5)
_LATELY = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the log; `version` is what undoing it must name, None where it is not in force."""

    entry: LogEntry
    label: str
    changes: tuple[tuple[str, str], ...]
    version: int | None


def make_lines(store: Store, entries: Sequence[LogEntry]) -> list[Line]:
    """Give rows of the log with what the pages add."""
    in_force = store.reviews.find_in_force({each.statement for each in entries})
    lines = []
    for entry in entries:
        number, version = in_force.get(entry.statement, (0, 0))
        lines.append(
            Line(
                entry=entry,
                label=_find_label(entry.type),
                changes=tuple(tell_changes(entry)),
                version=version if number == entry.number else None,
            )
        )
    return lines


def find_own_last(store: Store, author: str) -> Line | None:
    """Give the last decision of an author that is in force, which `u` takes back."""
    lines = make_lines(store, store.reviews.find_log(author=author, limit=_LATELY))
    return next((line for line in lines if line.version is not None), None)


def tell_changes(entry: LogEntry) -> Iterable[tuple[str, str]]:
    """Yield label and words of the fields that a decision corrected."""
    fact_type = fact_types().get(entry.type)
    known = fields(fact_type) if fact_type else ()
    labels = {field.name: field.metadata.get("label", field.name) for field in known}
    for name, value in entry.fields.items():
        words = ", ".join(map(str, value)) if isinstance(value, list) else str(value or "—")
        yield labels.get(name, name), words


def measure_pace(entries: Sequence[LogEntry]) -> float | None:
    """Give the usual seconds from one decision to the next, of rows with the last one first.

    Breaks, and the many rows of one click, do not count; None where there are too few.
    """
    gaps = [
        (later.at - earlier.at) for later, earlier in pairwise(entries) if later.at != earlier.at
    ]
    seconds = [gap.total_seconds() for gap in gaps if gap <= _BREAK]
    return median(seconds) if seconds else None


def _find_label(type_word: str) -> str:
    fact_type = fact_types().get(type_word)
    return fact_type.LABEL if fact_type else type_word
