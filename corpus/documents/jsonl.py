"""Read JSON Lines: one document a line, as an object with `text` and what is known of it."""

import codecs
import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Any, BinaryIO

from corpus.documents.base import (
    KINDS,
    PUBLISHER,
    Known,
    Source,
    Unreadable,
    freeze_paragraphs,
    has_title,
    make_id,
    make_title,
    parse_moment,
)
from corpus.records import Document, freeze_text

# A line as long as a long book is no document.
_LONGEST_LINE = 64 * 2**20
_MARK = codecs.BOM_UTF8
_SUFFIXES = ("jsonl", "ndjson")


class _LineError(ValueError):
    """What is wrong with a line."""

    def __init__(self, detail: str, *, reason: str = "bad_line") -> None:
        super().__init__(detail)
        self.reason = reason


def matches(source: Source) -> bool:
    """Tell whether the first line that is not blank begins a JSON object, and a second one too.

    A `.json` file of one object over many lines is none; under `.jsonl` any line will do.
    """
    lines = [line for line in source.head.removeprefix(_MARK).split(b"\n") if line.strip()]
    if source.suffix in _SUFFIXES:
        return bool(lines) and b"\0" not in source.head
    return (
        bool(lines)
        and all(line.lstrip().startswith(b"{") for line in lines[:3])
        and (b'"text"' in source.head and lines[0].strip() != b"{")
    )


def read(source: Source, *, fetched: datetime) -> Iterator[Document | Unreadable]:
    """Yield a document for each line, and an `Unreadable` for each bad one."""
    with source.open() as lines:
        yield from read_lines(_cut(lines), source=source, fetched=fetched)


def read_lines(
    lines: Iterable[bytes], *, source: Source, fetched: datetime
) -> Iterator[Document | Unreadable]:
    """Yield a document for each line of a stream; blank lines are none.

    An object has `text`, and may have `id`, `title`, `published` (ISO 8601; without zone it is
    Korean time), `url`, `publisher` and `kind`, which go before what is known of the whole file.
    The title becomes the first paragraph where the text does not begin with it.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _make_document(_parse(line), source=source, fetched=fetched)
            except _LineError as error:
                yield Unreadable(
                    path=source.path, reason=error.reason, line=number, detail=str(error)
                )


def _cut(lines: BinaryIO) -> Iterator[bytes]:
    """Yield lines; one without an end is cut, so that it fits into memory, and is no JSON then."""
    while line := lines.readline(_LONGEST_LINE):
        yield line
        while len(line) == _LONGEST_LINE and not line.endswith(b"\n"):
            line = lines.readline(_LONGEST_LINE)


def _parse(line: bytes) -> dict[str, Any]:
    try:
        values = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        raise _LineError("not UTF-8") from error
    except (ValueError, RecursionError) as error:
        raise _LineError(f"not JSON: {error}") from error
    if not isinstance(values, dict):
        raise _LineError("no JSON object")
    return values


def _make_document(values: dict[str, Any], *, source: Source, fetched: datetime) -> Document:
    known = source.known
    title = freeze_text(_get_words(values, "title")).replace("\n", " ").strip()
    text = freeze_paragraphs(_get_words(values, "text"))
    if not text:
        raise _LineError("no words in 'text'", reason="empty")
    if title and not has_title(text, title):
        text = f"{title}\n{text}"
    return Document(
        id=freeze_text(_get_words(values, "id")).strip() or make_id(text),
        kind=_get_kind(values, known),
        publisher=freeze_text(_get_words(values, "publisher")) or known.publisher or PUBLISHER,
        address=_get_words(values, "url") or source.address,
        title=title or make_title(text),
        text=text,
        fetched=fetched,
        published=_get_moment(values) or known.published,
        format="jsonl",
    )


def _get_words(values: dict[str, Any], name: str) -> str:
    """Give a field that holds words; an absent or null one is empty."""
    value = values.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _LineError(f"{name!r} is no string")
    return value


def _get_kind(values: dict[str, Any], known: Known) -> str:
    kind = _get_words(values, "kind") or known.kind or "news"
    if kind not in KINDS:
        raise _LineError(f"'kind' is {kind!r}, none of {', '.join(KINDS)}")
    return kind


def _get_moment(values: dict[str, Any]) -> datetime | None:
    words = _get_words(values, "published")
    if not words:
        return None
    try:
        return parse_moment(words)
    except ValueError as error:
        raise _LineError(f"'published' is {words!r}, no ISO 8601 time") from error
