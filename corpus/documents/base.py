"""What the file formats share: frozen paragraphs, ids, and files that cannot be read."""

import hashlib
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from corpus.records import freeze_text
from corpus.times import KST

PUBLISHER = "file"

_LONGEST_TITLE = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A file, folder or line that gives no document, which is an outcome and no error.

    `reason` is one of a few words that are counted: `not_text`, `empty`, `bad_line`,
    `unknown_format`, `not_opened`; `line` counts from 1.
    """

    path: Path
    reason: str
    line: int | None = None
    detail: str = ""

    def __str__(self) -> str:
        """Give `path:line: reason (detail)`."""
        place = str(self.path) if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.reason}" + (f" ({self.detail})" if self.detail else "")


def freeze_paragraphs(text: str) -> str:
    """Freeze a text with one line a paragraph: without blank lines and blanks at line ends."""
    lines = (line.rstrip() for line in freeze_text(text).split("\n"))
    return "\n".join(line for line in lines if line)


def parse_moment(words: str) -> datetime:
    """Parse an ISO 8601 day or time into Korean time; without a zone it is Korean already.

    Raises:
        ValueError: The words are no such time, or lie outside the calendar.
    """
    moment = datetime.fromisoformat(words)
    moment = moment if moment.tzinfo else moment.replace(tzinfo=KST)
    try:
        return moment.astimezone(UTC).astimezone(KST)
    except OverflowError as error:
        raise ValueError(str(error)) from error


def has_title(text: str, title: str) -> bool:
    """Whether the first paragraph of a text is its title."""
    return text.lstrip().split("\n", 1)[0].strip() == title


def make_id(text: str) -> str:
    """Give the id of a frozen text that has no number of its own."""
    return f"{PUBLISHER}-{hashlib.sha256(text.encode()).hexdigest()[:16]}"


def make_title(text: str) -> str:
    """Give the first paragraph of a frozen text as its title, cut where it is no headline."""
    return text.split("\n", 1)[0].strip()[:_LONGEST_TITLE]
