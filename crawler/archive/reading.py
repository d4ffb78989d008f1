"""Reading WARC files: one answer by its reference, or all of a file, damaged ones named."""

import mmap
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from scrapy import Request, Spider
from scrapy.crawler import Crawler
from scrapy.downloadermiddlewares.httpcompression import HttpCompressionMiddleware
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Headers, Response
from scrapy.settings import Settings
from scrapy.statscollectors import MemoryStatsCollector
from warcio.archiveiterator import ArchiveIterator
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord

from corpus.records import ArchivedAnswer
from crawler.archive.writing import ROLE
from crawler.errors import MissingRecordError
from crawler.page import Page
from crawler.responses import make_page

_GZIP = 16 + zlib.MAX_WBITS
_CHUNK = 1 << 16
_WEB = ("http://", "https://")
_MEMBER_START = b"\x1f\x8b\x08"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """An archived answer with what came: headers in their order, the body as it was sent."""

    answer: ArchivedAnswer
    headers: tuple[tuple[str, str], ...]
    body: bytes

    def make_response(self) -> Response:
        """Give the response again as the network gave it, compressed where it was."""
        headers = Headers()
        for name, value in self.headers:
            headers.appendlist(name, value.encode())
        return Response(
            self.answer.address, status=self.answer.status, headers=headers, body=self.body
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """A place in a file where no record can be read; `is_tail`: nothing whole comes after it."""

    file: str
    offset: int
    is_tail: bool


def read_record(folder: Path, reference: str) -> Record:
    """Read one answer back.

    Raises:
        MissingRecordError: The file is gone, or no whole answer starts at that offset.
    """
    name, _, offset = reference.rpartition(":")
    if not offset.isdecimal() or name != Path(name).name or not name:
        raise MissingRecordError(reference, "this is no reference")
    try:
        with (folder / name).open("rb") as file:
            member = _read_member(file, int(offset))
    except OSError as error:
        raise MissingRecordError(reference, error.strerror or str(error)) from error
    record = _parse_member(*member, name, int(offset)) if member else None
    if not isinstance(record, Record):
        raise MissingRecordError(reference, "no whole answer starts there")
    return record


def read_records(path: Path, *, start: int = 0) -> Iterator[Record | Damage]:
    """Yield the answers of a file from an offset on, and what is damaged between and behind them.

    The end of a file that a crawl still writes may look damaged.

    Raises:
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        size = file.seek(0, 2)
        while start < size:
            member = _read_member(file, start)
            if member is None:
                following = _find_member(file, start + 1)
                yield Damage(file=path.name, offset=start, is_tail=following is None)
                start = size if following is None else following
                continue
            if found := _parse_member(*member, path.name, start):
                yield found
            start += member[1]


def read_about(folder: Path, file: str) -> dict[str, str]:
    """Give the fields of the record that says about a file who made it, and for what.

    Raises:
        MissingRecordError: The file is gone, or does not begin with that record.
    """
    try:
        with (folder / file).open("rb") as opened:
            member = _read_member(opened, 0)
    except OSError as error:
        raise MissingRecordError(f"{file}:0", error.strerror or str(error)) from error
    if member is None:
        raise MissingRecordError(f"{file}:0", "no whole record starts there")
    record = next(iter(ArchiveIterator(BytesIO(member[0]))))
    lines = record.raw_stream.read().decode().splitlines()
    return {name: value for name, _, value in (line.partition(": ") for line in lines)}


def unpack(record: Record) -> Page:
    """Give the page of an answer, its body unpacked by the very code that does it in a crawl.

    Raises:
        MissingRecordError: Unpacked, the body is larger than a crawl takes.
    """
    response = record.make_response()
    try:
        unpacked = _open_unpacker().process_response(Request(response.url), response)
    except IgnoreRequest as error:
        raise MissingRecordError(record.answer.reference, str(error)) from error
    assert isinstance(unpacked, Response)
    return make_page(unpacked, fetched=record.answer.at)


@cache
def _open_unpacker() -> HttpCompressionMiddleware:
    settings = Settings()
    settings.setmodule("crawler.settings", priority="project")
    crawler = Crawler(Spider, settings)
    crawler.stats = MemoryStatsCollector(crawler)
    return HttpCompressionMiddleware(crawler=crawler)


def _read_member(file: BinaryIO, offset: int) -> tuple[bytes, int] | None:
    """Give the content and the length of the gzip member at an offset; None if none is whole."""
    file.seek(offset)
    member, parts, taken = zlib.decompressobj(_GZIP), [], 0
    try:
        while not member.eof:
            chunk = file.read(_CHUNK)
            if not chunk:
                return None
            taken += len(chunk)
            parts.append(member.decompress(chunk))
    except zlib.error:
        return None
    return b"".join(parts), taken - len(member.unused_data)


def _find_member(file: BinaryIO, offset: int) -> int | None:
    """Find where the next whole member starts."""
    with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        at = content.find(_MEMBER_START, offset)
        while at >= 0 and not _read_member(file, at):
            at = content.find(_MEMBER_START, at + 1)
    return None if at < 0 else at


def _parse_member(content: bytes, length: int, file: str, offset: int) -> Record | Damage | None:
    """Make a record of what stood in a member; None where it holds no answer of a server."""
    damage = Damage(file=file, offset=offset, is_tail=False)
    try:
        record = next(iter(ArchiveIterator(BytesIO(content), check_digests=True)), None)
        if record is None or record.rec_type not in {"response", "revisit"}:
            return None
        if not _find_address(record).startswith(_WEB):
            return None  # a look-up of a name, say
        body = record.raw_stream.read()
        # warcio leaves a revisit, which has no payload, unchecked: `passed` is None.
        if record.digest_checker.passed is False or not record.http_headers:
            return damage
        answer = _make_answer(record, file=file, offset=offset, length=length)
    # Other programs leave fields out, or write into them what they like.
    except (ArchiveLoadFailed, ValueError, AttributeError, EOFError):
        return damage
    return Record(answer=answer, headers=tuple(record.http_headers.headers), body=body)


def _make_answer(record: ArcWarcRecord, *, file: str, offset: int, length: int) -> ArchivedAnswer:
    """Make the entry of the index; an odd field raises ValueError or AttributeError."""
    fields, headers = record.rec_headers, record.http_headers
    name = fields.get_header("WARC-Refers-To-Filename")
    at = fields.get_header("WARC-Refers-To-File-Offset")
    return ArchivedAnswer(
        file=file,
        offset=offset,
        length=length,
        record=fields.get_header("WARC-Record-ID").strip("<>"),
        publisher=file.partition("-")[0],
        role=fields.get_header(ROLE, ""),
        address=_find_address(record),
        at=_parse_date(fields.get_header("WARC-Date", "")),
        status=int(headers.get_statuscode()),
        etag=headers.get_header("ETag", ""),
        last_modified=headers.get_header("Last-Modified", ""),
        original=f"{name}:{at}" if name else "",
    )


def _find_address(record: ArcWarcRecord) -> str:
    """Find the address of a record; early writers put it between angle brackets."""
    return str(record.rec_headers.get_header("WARC-Target-URI", "")).strip("<>")


def _parse_date(text: str) -> datetime:
    """Parse a time of the archive, which is always UTC, and may be no more than a day."""
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)
