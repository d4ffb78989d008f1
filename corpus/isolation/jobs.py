"""What goes into a child process, and what comes out of it."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from corpus.documents import Known, Unreadable
from corpus.documents.base import NOTHING_KNOWN
from corpus.records import Document


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """What a file may cost: seconds to its next document, and bytes of memory beside the code.

    The seconds are those of a processor that works; a process that does nothing for five times as
    long is ended too.
    """

    seconds: float = 120.0
    memory_bytes: int = 1024 * 2**20


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A file to be read, and what is known of it; of an archive from `first_member` on.

    With `ocr` pages that are pictures are read too.
    """

    path: Path
    fetched: datetime
    known: Known = NOTHING_KNOWN
    first_member: int = 0
    ocr: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """The member of an archive that is read now, by its number."""

    number: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The end of a file: how long it took, and the most memory that its process held."""

    seconds: float
    peak_bytes: int


Outcome = Document | Unreadable | Finished
