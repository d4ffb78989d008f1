"""The review log as the pages tell it: what was decided, and what can be undone."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import datetime, timedelta
from itertools import pairwise
from statistics import median
from typing import Any

from corpus.facts import fact_types
from corpus.store import LogEntry, Store
from outputs.web.reviewing.fields import is_coded

UNDONE = "undone"
_TRUE, _YES = "true", "예"
# A longer break between two decisions is no thinking about the second.
_BREAK = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A field with its words; `is_word` where these are ours and not the document's."""

    label: str
    words: str
    is_word: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A row of the log; `version` is what undoing it must name, None where it is not in force."""

    entry: LogEntry
    label: str
    changes: tuple[Change, ...]
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
                changes=tuple(tell_changes(entry.type, entry.fields)),
                version=version if number == entry.number else None,
            )
        )
    return lines


def find_own_last(store: Store, author: str) -> Line | None:
    """Give the last decision of an author that is in force, which `u` takes back."""
    last = store.reviews.find_last(author)
    return next(iter(make_lines(store, [last] if last else [])), None)


def tell_changes(type_word: str, changes: Mapping[str, Any]) -> Iterator[Change]:
    """Yield the fields that a decision corrects, or that were typed, in the words of the page."""
    fact_type = fact_types().get(type_word)
    known = fields(fact_type) if fact_type else ()
    labels = {field.name: field.metadata.get("label", field.name) for field in known}
    for name, value in changes.items():
        words = ", ".join(map(str, value)) if isinstance(value, list) else str(value or "—")
        is_word = is_coded(type_word, name)
        told = _YES if is_word and words.lower() == _TRUE else words
        yield Change(label=labels.get(name, name), words=told, is_word=is_word)


def measure_pace(times: Sequence[datetime]) -> float | None:
    """Give the usual seconds from one decision to the next, given the last one first.

    Breaks, and the many rows of one click, do not count; None where there are too few.
    """
    gaps = [later - earlier for later, earlier in pairwise(times) if later != earlier]
    seconds = [gap.total_seconds() for gap in gaps if gap <= _BREAK]
    return median(seconds) if seconds else None


def _find_label(type_word: str) -> str:
    fact_type = fact_types().get(type_word)
    return fact_type.LABEL if fact_type else type_word
