"""Tell files that nobody can read without a key: encrypted Office packages and DRM envelopes."""

from collections.abc import Iterator
from datetime import datetime

from corpus.documents.base import Source, Unreadable, UnreadableError
from corpus.documents.office.containers import list_streams
from corpus.records import Document

# Envelopes of Korean document security systems: their first bytes. Source: files as their
# viewers describe them; hwp2markdown, detect.py, for DRMONE.
_ENVELOPES = (b"\x9b\x20", b"SCDSA", b"<DOCUMENT SAFER", b"<## NASCA DRM FILE", b"DRMONE")
_NEAR = 64


def matches(source: Source) -> bool:
    """Tell whether the bytes are an envelope around a document."""
    head = source.head[:_NEAR]
    if head.startswith(_ENVELOPES) or b"DRMONE" in head:
        return True
    return bool({"EncryptedPackage", "EncryptionInfo"} & list_streams(source))


def read(source: Source, *, fetched: datetime) -> Iterator[Document | Unreadable]:
    """Refuse the file.

    Raises:
        UnreadableError: Always.
    """
    del source, fetched
    raise UnreadableError("encrypted", "asks for a password or a document security system")
