"""Writing WARC files: a request and its answer are two records, each a gzip member of its own.

Any record can so be read by its offset, and what kills a crawl costs at most the one at the end.

Source: ISO 28500:2017 (WARC 1.1): named fields §5, records §6, compression by record annex D.
"""

from base64 import b32encode
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from errno import ENOSPC
from hashlib import sha1
from io import BytesIO
from pathlib import Path
from urllib.parse import urlsplit
from uuid import uuid4

from isal import isal_zlib
from scrapy import Request
from scrapy.http import Headers, Response
from warcio.warcwriter import WARCWriter

from corpus.records import ArchivedAnswer

ROLE = "Miclu-Role"
"""The field, beyond the standard, that says what a page was asked for as."""

_GZIP = 16 + isal_zlib.MAX_WBITS
# On ten real pages a fifth of the time of zlib's level 3, and a twentieth more space.
_LEVEL = 2
# Source: ISO 28500:2017 §6.7.3.
_SERVER_NOT_MODIFIED = "http://netpreserve.org/warc/1.1/revisit/server-not-modified"
_CONTENT_TYPES = {
    "request": "application/http; msgtype=request",
    "response": "application/http; msgtype=response",
    "revisit": "application/http; msgtype=response",
}
# Chunks are joined when a response reaches us, so the length is ours to tell.
_DROPPED = (b"Transfer-Encoding", b"Content-Length")


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchange:
    """A request and its answer, to be archived; `original` where the server said unchanged."""

    request: Request
    response: Response
    role: str
    at: datetime
    original: ArchivedAnswer | None = None


class WarcFile:
    """A file that grows by two records an answer: the request, then what came."""

    def __init__(self, path: Path, *, publisher: str, about: dict[str, str]) -> None:
        self.name = path.name
        self.size = 0
        self._publisher = publisher
        self._file = path.open("xb", buffering=0)
        buffer = BytesIO()
        writer = WARCWriter(buffer, gzip=False, warc_version="WARC/1.1")
        info = writer.create_warcinfo_record(path.name, about)
        self._id = info.rec_headers.get_header("WARC-Record-ID")
        writer.write_record(info)
        self._append(_compress(buffer.getvalue()))

    def save(self, exchange: Exchange) -> ArchivedAnswer:
        """Write an answer with its request; what stood before stays whole whatever happens.

        Raises:
            OSError: The disk is full or the file is gone.
        """
        record_id = f"<urn:uuid:{uuid4()}>"
        fields = self._name_fields(exchange)
        request = _compress(_pack_request(exchange, fields | {"WARC-Concurrent-To": record_id}))
        answer = _compress(_pack_response(exchange, fields | {"WARC-Record-ID": record_id}))
        offset = self.size + len(request)
        self._append(request + answer)
        headers = exchange.response.headers
        return ArchivedAnswer(
            file=self.name,
            offset=offset,
            length=len(answer),
            record=record_id.strip("<>"),
            publisher=self._publisher,
            role=exchange.role,
            address=exchange.response.url,
            at=exchange.at,
            status=exchange.response.status,
            etag=_text(headers, "ETag"),
            last_modified=_text(headers, "Last-Modified"),
            original=exchange.original.reference if exchange.original else "",
        )

    def close(self) -> None:
        """Close the file."""
        self._file.close()

    def _append(self, members: bytes) -> None:
        """Write whole members; half a one is taken back."""
        try:
            written = self._file.write(members)
        except OSError:
            self._take_back()
            raise
        if written != len(members):
            self._take_back()
            raise OSError(ENOSPC, f"only {written} of {len(members)} bytes were written")
        self.size += len(members)

    def _take_back(self) -> None:
        """Cut off what stands behind the last whole record."""
        with suppress(OSError):
            self._file.truncate(self.size)
            self._file.seek(self.size)

    def _name_fields(self, exchange: Exchange) -> dict[str, str]:
        role = {ROLE: exchange.role} if exchange.role else {}
        return {"WARC-Date": _write_time(exchange.at), "WARC-Warcinfo-ID": self._id, **role}


def _pack_request(exchange: Exchange, fields: dict[str, str]) -> bytes:
    parts = urlsplit(exchange.request.url)
    path = f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"
    line = f"{exchange.request.method} {path} HTTP/1.1\r\nHost: {parts.netloc}"
    head = _join_head(line, exchange.request.headers)
    return _pack("request", exchange.request.url, head, exchange.request.body, fields)


def _pack_response(exchange: Exchange, fields: dict[str, str]) -> bytes:
    response, original = exchange.response, exchange.original
    if response.ip_address:
        fields |= {"WARC-IP-Address": str(response.ip_address)}
    if original:
        head = _join_head("HTTP/1.1 304 Not Modified", response.headers)
        return _pack("revisit", response.url, head, b"", fields | _refer_to(original))
    line = f"HTTP/1.1 {response.status}\r\nContent-Length: {len(response.body)}"
    head = _join_head(line, response.headers)
    return _pack("response", response.url, head, response.body, fields)


def _refer_to(original: ArchivedAnswer) -> dict[str, str]:
    """Give the fields of a revisit; file and offset, beyond the standard, as Heritrix has them."""
    return {
        "WARC-Profile": _SERVER_NOT_MODIFIED,
        "WARC-Refers-To": f"<{original.record}>",
        "WARC-Refers-To-Target-URI": original.address,
        "WARC-Refers-To-Date": _write_time(original.at),
        "WARC-Refers-To-Filename": original.file,
        "WARC-Refers-To-File-Offset": str(original.offset),
    }


def _pack(kind: str, address: str, head: bytes, body: bytes, fields: dict[str, str]) -> bytes:
    """Make the bytes of a record; our own, for warcio's writer takes twice as long.

    Digests are SHA-1 in base 32, as all readers know them.
    """
    block = head + body
    fields = {
        "WARC-Type": kind,
        "WARC-Record-ID": f"<urn:uuid:{uuid4()}>",
        "WARC-Target-URI": address,
        **fields,
        "WARC-Block-Digest": _digest(block),
        "Content-Type": _CONTENT_TYPES[kind],
        "Content-Length": str(len(block)),
    }
    if kind != "revisit":  # whose payload is that of the answer it refers to
        fields["WARC-Payload-Digest"] = _digest(body)
    lines = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
    return b"".join((b"WARC/1.1\r\n", lines.encode(), b"\r\n", block, b"\r\n\r\n"))


def _digest(content: bytes) -> str:
    return f"sha1:{b32encode(sha1(content, usedforsecurity=False).digest()).decode()}"


def _join_head(line: str, headers: Headers) -> bytes:
    """Join the lines of a message before its body: the first, and the headers as they came."""
    lines = [
        b"%b: %b\r\n" % (name, value)
        for name, values in headers.items()
        if name not in _DROPPED
        for value in values
    ]
    return b"".join((line.encode(), b"\r\n", *lines, b"\r\n"))


def _compress(record: bytes) -> bytes:
    """Make a gzip member of a record."""
    return isal_zlib.compress(record, _LEVEL, _GZIP)


def _text(headers: Headers, name: str) -> str:
    return (headers.get(name) or b"").decode("latin-1")


def _write_time(moment: datetime) -> str:
    return f"{moment.astimezone(UTC).replace(tzinfo=None).isoformat(timespec='microseconds')}Z"
