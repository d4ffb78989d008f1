"""What the review log takes and gives."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from corpus.store.views import StoredFact

ACCEPTED, CORRECTED, REJECTED, UNDONE = "accepted", "corrected", "rejected", "undone"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """What an analyst decides about a statement, and so about all facts that are equal to it.

    `statement` is its key; `decision` is accepted, corrected or rejected; `version` is the one that
    the analyst saw, None where any will do. `fields` are the corrected fields alone, as JSON keeps
    them: numbers as text, days as 2026-03-01, lists, None for empty. A rejection has a reason.
    """

    statement: str
    decision: str
    author: str
    version: int | None = None
    fields: Mapping[str, Any] = field(default_factory=dict)
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class LogEntry:
    """A row of the log. `stated` is what the analyst saw: fields, document, sentence, place.

    `undoes` is the number of the row that this one takes back, None for a decision.
    """

    number: int
    statement: str
    type: str
    decision: str
    fields: Mapping[str, Any]
    reason: str
    stated: Mapping[str, Any]
    undoes: int | None
    author: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueQuery:
    """Which statements to review; an empty field does not restrict.

    `status` is unreviewed for the queue; another one lists what was decided. `since` and `until`
    are Korean days, inclusive, that the newest occurrence was published on.
    """

    type: str | None = None
    entity_key: str | None = None
    publisher: str | None = None
    since: date | None = None
    until: date | None = None
    status: str = "unreviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class QueuePage:
    """A page of the queue; `following` is the cursor of the next one, None at the end."""

    statements: tuple[StoredFact, ...]
    following: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class QueueEnd:
    """The end of a page: `after` is what the page comes after, None where it is the first one.

    `statement` is the key of the last one on it, empty where nothing is left there.
    """

    after: str | None
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """A statement that authors decided in different ways, with the last decision of each."""

    statement: StoredFact
    entries: tuple[LogEntry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TypeProgress:
    """How many statements of a type there are, by the status of their review."""

    type: str
    statements: int
    accepted: int
    corrected: int
    rejected: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AuthorProgress:
    """What an author put into the log, and from when to when."""

    author: str
    accepted: int
    corrected: int
    rejected: int
    undone: int
    first_at: datetime
    last_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Precision:
    """How many of a random sample of a type's statements were right as they were read.

    `decided` of the `size` are reviewed, `right` of those were accepted as they stood. `low` and
    `high` bound the share with 95 % confidence, as far as all of the sample is decided.
    """

    type: str
    size: int
    decided: int
    right: int
    low: float
    high: float
