"""Makes a document of the parts of a file: its text, title, kind and day of publication."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from corpus.documents.base import PUBLISHER, Source, UnreadableError, make_id
from corpus.documents.parts import Part
from corpus.documents.parts.render import render
from corpus.privacy import mask_phones
from corpus.records import Document
from corpus.structure import Block, Structure
from corpus.times import KST

_HEAD_BLOCKS = 25
_LONGEST_TITLE = 200
_SHORTEST_TITLE = 5
_RELEASE = re.compile(r"보\s?도\s?(?:참\s?고|설\s?명|해\s?명)?\s?자\s?료|보도해명|설명자료")
# What stands over the title of a release: its kind, when it may be printed, who answers for it.
_LETTERHEAD = re.compile(
    r"(?:보도|배포|엠바고|담당|작성|문의|연락|책임|사진|매수|총\s?\d|http|www\.|온라인|즉시|조간|석간"
    r"|\(?\s?(?:19|20)\d\d\s?[./-]\s?\d|다시 대한|국민과 함께).*"
    r"|\(?\s?(?:19|20)\d\d년\s?\d{1,2}월(?:\s?\d{1,2}일)?.{0,8}"
    r"|.{0,20}(?:보도|참고|설명|해명)\s?자료.{0,10}"
)
_PUBLISHED = re.compile(
    r"(?P<label>보도\s?(?:시점|일시|일자|시기)|배포\s?(?:일시|일자|일|시점)?|발행\s?(?:일자|일)|작성\s?일자?|게시\s?일자?)"
    r"[\s:：\t|]*(?:즉시\s?보도[\s\t]*)?"
    r"[’'‘`]?(?P<year>(?:19|20)?\d\d)\s?[.년/-]\s?(?P<month>\d{1,2})\s?[.월/-]\s?(?P<day>\d{1,2})\s?[.일]?"
    r"(?:\s?\(.\))?(?:[\s,]*(?P<half>오전|오후)?\s?(?P<hour>\d{1,2})(?::(?P<minute>\d\d)|시\s?(?:(?P<minute_word>\d\d)분)?))?"
)
_CENTURY = 2000
_AFTERNOON_HOURS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a format reader found: the parts, the format's word, and what may be missing."""

    parts: Iterable[Part]
    format: str
    partial: str = ""
    title: str = ""


def make_document(source: Source, content: Content, *, fetched: datetime) -> Document:
    """Make the document of a file whose parts are known; in releases telephone numbers are masked.

    Raises:
        UnreadableError: There are no words in it.
    """
    text, structure = render(content.parts)
    if not text.strip():
        raise UnreadableError("empty", "no words in it")
    known = source.known
    release = _RELEASE.search(text[: _head_end(structure)])
    kind = known.kind or ("press_release" if release else "report")
    if kind == "press_release":
        text = mask_phones(text)
    return Document(
        id=make_id(source.content),
        kind=kind,
        publisher=known.publisher or PUBLISHER,
        address=source.address,
        title=known.title or content.title or find_title(text, structure) or source.path.stem,
        text=text,
        fetched=fetched,
        published=known.published or find_published(text[: _head_end(structure)]),
        structure=structure,
        format=content.format,
        partial=content.partial,
    )


def find_title(text: str, structure: Structure) -> str:
    """Find the title: the first line that is no letterhead, else the first line; tables have none.

    Empty where there are only tables.
    """
    words = [text[b.start : b.end] for b in structure.blocks[:_HEAD_BLOCKS] if _may_title(b)]
    lines = (line for line in words if len(line) >= _SHORTEST_TITLE)
    title = next((line for line in lines if not _LETTERHEAD.fullmatch(line)), None)
    return (title or next(iter(words), "")).strip()[:_LONGEST_TITLE]


def find_published(head: str) -> datetime | None:
    """Find when a release may be printed, else when it was given out, in Korean time.

    A day without the time of day means its first moment; an impossible date is none.
    """
    found = list(_PUBLISHED.finditer(head))
    found.sort(key=lambda match: not match["label"].startswith("보도"))
    return next((moment for moment in map(_make_moment, found) if moment), None)


def _may_title(block: Block) -> bool:
    return block.kind in {"heading", "paragraph", "caption"}


def _head_end(structure: Structure) -> int:
    blocks = structure.blocks[:_HEAD_BLOCKS]
    return blocks[-1].end if blocks else 0


def _make_moment(found: re.Match[str]) -> datetime | None:
    year, month, day = (int(found[part]) for part in ("year", "month", "day"))
    hour = int(found["hour"] or 0)
    if found["half"]:
        hour = hour % _AFTERNOON_HOURS + _AFTERNOON_HOURS * (found["half"] == "오후")
    minute = int(found["minute"] or found["minute_word"] or 0)
    try:
        return datetime(year + _CENTURY * (year < 100), month, day, hour, minute, tzinfo=KST)  # noqa: PLR2004
    except ValueError:
        return None
