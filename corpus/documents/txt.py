"""Read plain text: a saved or copied page, or any text whose first line is its title."""

import codecs
import re
from collections.abc import Iterator
from datetime import datetime

from corpus.documents.base import (
    PUBLISHER,
    Source,
    Unreadable,
    UnreadableError,
    freeze_paragraphs,
    make_id,
    make_title,
)
from corpus.records import Document
from corpus.times import KST

_HEAD_LINES = 15
# The line that Korean outlets print over an article: `승인 2018.03.27 15:43`.
_PUBLISHED = re.compile(
    r"(?:승인|입력|등록|송고|발행일?|게재)\s*:?\s*"
    r"(?P<year>(?:19|20)\d\d)[.\-/]\s?(?P<month>\d{1,2})[.\-/]\s?(?P<day>\d{1,2})\.?"
    r"(?:\s+(?P<half>오전|오후)?\s?(?P<hour>\d{1,2}):(?P<minute>\d\d))?"
)
_HANGUL = re.compile("[가-힣ㄱ-ㅎㅏ-ㅣ]")
_FOREIGN = re.compile(r"[^\x00-\x7f]")
_AFTERNOON_HOURS = 12
_UTF16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def matches(source: Source) -> bool:
    """Tell whether the bytes may be text: no NUL in the first of them, or a mark of UTF-16.

    What calls itself text is taken for one too, so that it is told what is wrong with it.
    """
    is_text = b"\0" not in source.head or source.head.startswith(_UTF16)
    return is_text or source.suffix == "txt"


def read(source: Source, *, fetched: datetime) -> Iterator[Document | Unreadable]:
    """Yield the one document of a text file.

    Raises:
        UnreadableError: The bytes are no text, or hold no words.
    """
    text = decode_text(source.content)
    if text is None:
        raise UnreadableError("not_text")
    text = freeze_paragraphs(text)
    if not text:
        raise UnreadableError("empty")
    known = source.known
    published = known.published or find_published(text)
    yield Document(
        id=make_id(text),
        kind=known.kind or ("news" if published else "report"),
        publisher=known.publisher or PUBLISHER,
        address=source.address,
        title=known.title or make_title(text),
        text=text,
        fetched=fetched,
        published=published,
        format="txt",
    )


def decode_text(content: bytes) -> str | None:
    """Decode by what the bytes show: a byte order mark, else UTF-8, else CP949.

    None where they are no text: with NUL bytes, in none of these, or as CP949 mostly not Korean.
    """
    if content.startswith(_UTF16):
        return _decode(content, "utf-16")
    if b"\0" in content:
        return None
    text = _decode(content, "utf-8-sig")
    return _decode_korean(content) if text is None else text


def find_published(text: str) -> datetime | None:
    """Find the time of publication that a page prints over its article, in Korean time.

    A line without the time of day means its first moment; an impossible date is none.
    """
    head = "\n".join(text.split("\n", _HEAD_LINES)[:_HEAD_LINES])
    found = _PUBLISHED.search(head)
    return _make_moment(found) if found else None


def _make_moment(found: re.Match[str]) -> datetime | None:
    year, month, day = (int(found[part]) for part in ("year", "month", "day"))
    hour, minute = int(found["hour"] or 0), int(found["minute"] or 0)
    if found["half"]:
        hour = hour % _AFTERNOON_HOURS + _AFTERNOON_HOURS * (found["half"] == "오후")
    try:
        return datetime(year, month, day, hour, minute, tzinfo=KST)
    except ValueError:
        return None


def _decode(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _decode_korean(content: bytes) -> str | None:
    """Decode CP949, which also makes sense of other bytes: then most letters are not Hangul."""
    text = _decode(content, "cp949") or ""
    korean = len(_HANGUL.findall(text))
    return text if korean * 2 > len(_FOREIGN.findall(text)) else None
