"""The archive: every response as it came, in WARC files, one for each crawl of a publisher.

A record is a gzip member of its own, flushed as soon as it is written: what kills the crawl costs
at most the record at the end, and all before it stay readable.

Source: ISO 28500:2017 (WARC 1.1), annex D on compression by record.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from typing import Any, Self, cast

from scrapy import Request, signals
from scrapy.crawler import Crawler
from scrapy.http import Response
from warcio.archiveiterator import ArchiveIterator
from warcio.bufferedreaders import BufferedReader
from warcio.exceptions import ArchiveLoadFailed
from warcio.recordloader import ArcWarcRecord
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from corpus.settings import Settings
from crawler.errors import MissingRecordError
from crawler.outcomes import stop_crawl
from crawler.page import Page

ARCHIVE_KEY = "archive"
"""Where a request's meta holds the reference to its last response."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedPage:
    """A response as archived; `page.body` is decompressed."""

    page: Page
    status: int


class ArchiveWriter:
    """A WARC file that grows by one record a response."""

    def __init__(self, path: Path, *, software: str) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._name = path.name
        self._file = path.open("xb")
        self._writer = WARCWriter(self._file, gzip=True, warc_version="WARC/1.1")
        about = {"software": software, "format": "WARC File Format 1.1"}
        self._writer.write_record(self._writer.create_warcinfo_record(path.name, about))
        self._file.flush()

    def save_response(self, response: Response, *, fetched: datetime) -> str:
        """Write a response with its headers and its body as they came over the network.

        Returns:
            The reference: name of the file, colon, offset of the record.
        """
        offset = self._file.tell()
        self._writer.write_record(self._make_record(response, fetched))
        self._file.flush()
        return f"{self._name}:{offset}"

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _make_record(self, response: Response, fetched: datetime) -> ArcWarcRecord:
        # Chunks are joined by now, so the length is ours to tell.
        dropped = {b"Transfer-Encoding", b"Content-Length"}
        headers = [
            (name.decode("latin-1"), value.decode("latin-1"))
            for name, values in response.headers.items()
            if name not in dropped
            for value in values
        ]
        headers.append(("Content-Length", str(len(response.body))))
        time = fetched.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
        return self._writer.create_warc_record(
            response.url,
            "response",
            payload=BytesIO(response.body),
            length=len(response.body),
            http_headers=StatusAndHeaders(str(response.status), headers, protocol="HTTP/1.1"),
            warc_headers_dict={"WARC-Date": time},
        )


class ArchiveMiddleware:
    """The downloader middleware nearest to the network: archives what comes in, untouched."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler
        self._writer: ArchiveWriter | None = None

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Open the file with the crawl and close it with it."""
        middleware = cls(crawler)
        crawler.signals.connect(middleware.open_file, signal=signals.spider_opened)
        crawler.signals.connect(middleware.close_file, signal=signals.spider_closed)
        return middleware

    def open_file(self, spider: Any) -> None:
        """Start a file named by publisher and moment: `gaon-20261121T093000123456Z.warc.gz`."""
        settings: Settings = self._crawler.settings["MICLU"]
        moment = spider.clock().astimezone(UTC).strftime("%Y%m%dT%H%M%S%fZ")
        path = settings.archive_folder / f"{spider.publisher.key}-{moment}.warc.gz"
        try:
            self._writer = ArchiveWriter(path, software=self._crawler.settings["USER_AGENT"])
        except OSError as error:
            stop_crawl(self._crawler, f"The archive file {str(path)!r} cannot be made: {error}")

    def close_file(self) -> None:
        """Close the file where one was opened."""
        if self._writer:
            self._writer.close()

    def process_response(self, request: Request, response: Response) -> Response:
        """Archive a response and leave the reference with the request; without space, stop."""
        spider = cast("Any", self._crawler.spider)
        if self._writer:
            try:
                reference = self._writer.save_response(response, fetched=spider.clock())
            except OSError as error:
                stop_crawl(self._crawler, f"The archive cannot be written: {error}")
            else:
                request.meta[ARCHIVE_KEY] = reference
        return response


def read_archived(folder: Path, reference: str) -> ArchivedPage:
    """Read one response back.

    Raises:
        MissingRecordError: The file is gone, or no response starts at that offset.
    """
    name, _, offset = reference.rpartition(":")
    if not offset.isdecimal() or name != Path(name).name or not name:
        raise MissingRecordError(reference, "this is no reference")
    try:
        with (folder / name).open("rb") as file:
            file.seek(int(offset))
            record = next(iter(ArchiveIterator(file, check_digests=True)), None)
            archived = _read_record(record) if record else None
    except (OSError, ArchiveLoadFailed) as error:
        raise MissingRecordError(reference, str(error)) from error
    if archived is None:
        raise MissingRecordError(reference, "no response starts there")
    return archived


def read_archive(path: Path) -> Iterator[ArchivedPage]:
    """Yield the responses of a file in the order in which they came.

    Ends quietly where a killed crawl left half a record at the end.
    """
    with path.open("rb") as file:
        try:
            for record in ArchiveIterator(file, check_digests=True):
                if archived := _read_record(record):
                    yield archived
        except ArchiveLoadFailed:
            return


def _read_record(record: ArcWarcRecord) -> ArchivedPage | None:
    """Turn a response record into a page; None for other records and for half of one."""
    if record.rec_type != "response":
        return None
    raw = record.raw_stream.read()
    if not record.digest_checker.passed:
        return None
    encoding = record.http_headers.get_header("Content-Encoding", "").lower()
    packed = encoding if encoding in BufferedReader.get_supported_decompressors() else None
    page = Page(
        body=BufferedReader(BytesIO(raw), decomp_type=packed).read(),
        address=record.rec_headers.get_header("WARC-Target-URI"),
        fetched=datetime.fromisoformat(record.rec_headers.get_header("WARC-Date")),
        content_type=record.http_headers.get_header("Content-Type", ""),
    )
    return ArchivedPage(page=page, status=int(record.http_headers.get_statuscode()))
