"""What the file formats share: what a file is read from, and why it may give no document."""

import hashlib
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import BinaryIO

from corpus.records import freeze_text
from corpus.times import KST

PUBLISHER = "file"
KINDS = ("news", "press_release", "report")

_LONGEST_TITLE = 200
_HEAD_BYTES = 8192
# Reports of ministries with pictures have up to some 100 MB.
_MOST_BYTES = 512 * 2**20


class UnreadableError(Exception):
    """A file gives no document; readers raise it, and the frame makes it an `Unreadable`."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason} {detail}".strip())
        self.reason = reason
        self.detail = detail


@dataclass(frozen=True, slots=True, kw_only=True)
class Unreadable:
    """A file, folder or line that gives no document, which is an outcome and no error.

    `reason` is one of a few words that are counted (docs/files.md lists them); `partial` means
    that the document was taken, but may lack something; `line` counts from 1.
    """

    path: Path
    reason: str
    line: int | None = None
    detail: str = ""

    def __str__(self) -> str:
        """Give `path:line: reason (detail)`."""
        place = str(self.path) if self.line is None else f"{self.path}:{self.line}"
        return f"{place}: {self.reason}" + (f" ({self.detail})" if self.detail else "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of a document besides its file; empty fields are taken from the file.

    `published` has a zone.
    """

    title: str = ""
    kind: str = ""
    publisher: str = ""
    address: str = ""
    published: datetime | None = None


NOTHING_KNOWN = Known()


class Source:
    """A file, or a member of an archive, with its bytes as they are needed.

    `path` names it in reports; a member stands under its archive: `releases.zip/november.hwp`, and
    `depth` counts the archives around it. An archive tells `on_member` the number of each member,
    from 0, before it is read, and leaves those before `first_member` out. With `ocr` pages that are
    pictures are read too.
    """

    ocr = False
    first_member = 0
    on_member: Callable[[int], None] | None = None

    def __init__(
        self,
        path: Path,
        *,
        content: bytes | None = None,
        known: Known = NOTHING_KNOWN,
        depth: int = 0,
    ) -> None:
        self.path = path
        self.known = known
        self.depth = depth
        self._content = content

    @property
    def suffix(self) -> str:
        """The suffix of the name in small letters, without dot; only a hint."""
        return self.path.suffix.lower().removeprefix(".")

    @property
    def address(self) -> str:
        """The address of the document that this is."""
        return self.known.address or self.path.resolve().as_uri()

    @cached_property
    def head(self) -> bytes:
        """The first 8 KB."""
        with self.open() as stream:
            return stream.read(_HEAD_BYTES)

    @cached_property
    def content(self) -> bytes:
        """All bytes.

        Raises:
            UnreadableError: There are more than a document has.
        """
        if self._content is None and self.path.stat().st_size > _MOST_BYTES:
            raise UnreadableError("too_large", f"over {_MOST_BYTES // 2**20} MB")
        return self.path.read_bytes() if self._content is None else self._content

    def open(self) -> BinaryIO:
        """Open the bytes for reading."""
        import io

        return self.path.open("rb") if self._content is None else io.BytesIO(self._content)

    @contextmanager
    def as_file(self) -> Iterator[Path]:
        """Give a path that holds the bytes, for libraries that read nothing else."""
        if self._content is None:
            yield self.path
            return
        with tempfile.NamedTemporaryFile(prefix="miclu-") as copy:
            copy.write(self._content)
            copy.flush()
            yield Path(copy.name)


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


def make_id(content: bytes | str) -> str:
    """Give the id of a file by its bytes, or of a frozen text that has no number of its own."""
    content = content.encode() if isinstance(content, str) else content
    return f"{PUBLISHER}-{hashlib.sha256(content).hexdigest()[:16]}"


def make_title(text: str) -> str:
    """Give the first paragraph of a frozen text as its title, cut where it is no headline."""
    return text.split("\n", 1)[0].strip()[:_LONGEST_TITLE]
