"""Read DOC, the older binary format of Microsoft Word."""

from collections.abc import Iterator
from datetime import datetime

from corpus.documents.base import Source, Unreadable
from corpus.documents.office.containers import list_streams
from corpus.documents.office.reading import read_dochan, read_office
from corpus.documents.parts.document import Content, make_document
from corpus.records import Document


def matches(source: Source) -> bool:
    """Tell whether the bytes are an OLE file with a Word document."""
    streams = list_streams(source)
    return "WordDocument" in streams and "EncryptedPackage" not in streams


def read(source: Source, *, fetched: datetime) -> Iterator[Document | Unreadable]:
    """Yield the document of a DOC file.

    Raises:
        UnreadableError: It is locked or damaged.
    """
    parts, partial = read_office(source, raw="", readers=(read_dochan,))
    content = Content(parts=parts, format="doc", partial=partial)
    yield make_document(source, content, fetched=fetched)
