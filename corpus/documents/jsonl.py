"""Read JSON Lines: one document a line, as an object with `text` and what is known of it."""

import json
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

from corpus.documents.base import (
    PUBLISHER,
    Unreadable,
    freeze_paragraphs,
    has_title,
    make_id,
    make_title,
    parse_moment,
)
from corpus.records import Document, freeze_text

_KINDS = ("news", "press_release", "report")


class _LineError(ValueError):
    """What is wrong with a line."""

    def __init__(self, detail: str, *, reason: str = "bad_line") -> None:
        super().__init__(detail)
        self.reason = reason


def read(path: Path, *, fetched: datetime) -> Iterator[Document | Unreadable]:
    """Yield a document for each line, and an `Unreadable` for each bad one."""
    with path.open("rb") as lines:
        yield from read_lines(lines, path=path, fetched=fetched)


def read_lines(
    lines: Iterable[bytes], *, path: Path, fetched: datetime
) -> Iterator[Document | Unreadable]:
    """Yield a document for each line of a stream that calls itself `path`; blank lines are none.

    An object has `text`, and may have `id`, `title`, `published` (ISO 8601; without zone it is
    Korean time), `url`, `publisher` and `kind`. The title becomes the first paragraph where the
    text does not begin with it.
    """
    for number, line in enumerate(lines, start=1):
        if line.strip():
            try:
                yield _make_document(_parse(line), path=path, fetched=fetched)
            except _LineError as error:
                yield Unreadable(path=path, reason=error.reason, line=number, detail=str(error))


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


def _make_document(values: dict[str, Any], *, path: Path, fetched: datetime) -> Document:
    title = freeze_text(_get_words(values, "title")).replace("\n", " ").strip()
    text = freeze_paragraphs(_get_words(values, "text"))
    if not text:
        raise _LineError("no words in 'text'", reason="empty")
    if title and not has_title(text, title):
        text = f"{title}\n{text}"
    return Document(
        id=freeze_text(_get_words(values, "id")).strip() or make_id(text),
        kind=_get_kind(values),
        publisher=freeze_text(_get_words(values, "publisher")) or PUBLISHER,
        address=_get_words(values, "url") or path.resolve().as_uri(),
        title=title or make_title(text),
        text=text,
        fetched=fetched,
        published=_get_moment(values),
    )


def _get_words(values: dict[str, Any], name: str) -> str:
    """Give a field that holds words; an absent or null one is empty."""
    value = values.get(name)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise _LineError(f"{name!r} is no string")
    return value


def _get_kind(values: dict[str, Any]) -> str:
    kind = _get_words(values, "kind") or "news"
    if kind not in _KINDS:
        raise _LineError(f"'kind' is {kind!r}, none of {', '.join(_KINDS)}")
    return kind


def _get_moment(values: dict[str, Any]) -> datetime | None:
    words = _get_words(values, "published")
    if not words:
        return None
    try:
        return parse_moment(words)
    except ValueError as error:
        raise _LineError(f"'published' is {words!r}, no ISO 8601 time") from error
