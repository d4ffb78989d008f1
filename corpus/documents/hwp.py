"""Read HWP 5, the binary format of Hancom's word processor."""

import re
import zlib
from collections.abc import Iterator
from datetime import datetime

import olefile

from corpus.documents.base import Source, Unreadable, UnreadableError
from corpus.documents.office.containers import list_streams
from corpus.documents.office.reading import read_dochan, read_hwp2md, read_office
from corpus.documents.parts.document import Content, make_document
from corpus.records import Document

_SIGNATURE = b"HWP Document File"
# Bits of the word at byte 36 of the stream FileHeader.
# Source: 한글문서파일형식 5.0 revision 1.3, table 3.
_COMPRESSED, _PASSWORD, _DISTRIBUTION, _LOCKED = 1, 1 << 1, 1 << 2, 1 << 4
_PROPERTIES = slice(36, 40)
_PARAGRAPH_TEXT = 67  # HWPTAG_BEGIN + 51; same source, table 57
_LONG_RECORD = 0xFFF
_MOST_SECTION = 256 * 2**20
# Signs that take eight places, the inline and extended controls; same source, table 6.
_CONTROL = re.compile("[\x01-\x09\x0b\x0c\x0e-\x17]..{6}", re.DOTALL)


def matches(source: Source) -> bool:
    """Tell whether the bytes are HWP 5, or the HWP 3 that came before it."""
    return source.head.startswith(_SIGNATURE) or {"FileHeader", "DocInfo"} <= list_streams(source)


def read(source: Source, *, fetched: datetime) -> Iterator[Document | Unreadable]:
    """Yield the document of an HWP file.

    Raises:
        UnreadableError: It is locked, of version 3, or damaged.
    """
    if source.head.startswith(_SIGNATURE):
        raise UnreadableError("unknown_format", "HWP 3; save it as HWP 5 or HWPX")
    raw = _dump_text(source)
    parts, partial = read_office(source, raw=raw, readers=(read_dochan, read_hwp2md))
    yield make_document(
        source, Content(parts=parts, format="hwp", partial=partial), fetched=fetched
    )


def _dump_text(source: Source) -> str:
    """Give the text of all paragraphs as they lie in the file, without a word of structure.

    Raises:
        UnreadableError: The document is locked, or is no HWP 5.
    """
    try:
        with source.open() as stream, olefile.OleFileIO(stream) as container:
            flags = _check_header(container.openstream("FileHeader").read(256))
            names = sorted(name for name in container.listdir() if name[0] == "BodyText")
            sections = [container.openstream(name).read() for name in names]
    except (OSError, ValueError, IndexError) as error:
        raise UnreadableError("damaged", str(error)) from error
    return "\n".join(
        text for section in sections for text in _list_paragraphs(_inflate(section, flags))
    )


def _check_header(header: bytes) -> int:
    if not header.startswith(_SIGNATURE):
        raise UnreadableError("damaged", "no HWP signature")
    flags = int.from_bytes(header[_PROPERTIES], "little")
    if flags & (_PASSWORD | _LOCKED):
        raise UnreadableError("encrypted", "asks for a password")
    if flags & _DISTRIBUTION:
        raise UnreadableError("distribution", "its publisher locked the text against copying")
    return flags


def _inflate(section: bytes, flags: int) -> bytes:
    """Unpack a section as far as it goes."""
    if not flags & _COMPRESSED:
        return section
    try:
        return zlib.decompressobj(-zlib.MAX_WBITS).decompress(section, _MOST_SECTION)
    except zlib.error:
        return b""


def _list_paragraphs(section: bytes) -> Iterator[str]:
    """Yield the texts of a section's records: tag 10 bits, level 10, size 12, or 4 bytes more."""
    at = 0
    while at + 4 <= len(section):
        header = int.from_bytes(section[at : at + 4], "little")
        tag, size, at = header & 0x3FF, header >> 20, at + 4
        if size == _LONG_RECORD:
            size, at = int.from_bytes(section[at : at + 4], "little"), at + 4
        if tag == _PARAGRAPH_TEXT:
            words = section[at : at + size].decode("utf-16-le", errors="replace")
            yield _CONTROL.sub("", words)
        at += size
