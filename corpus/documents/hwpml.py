"""Read HWPML, the older XML format of Hancom's word processor, which is also saved as `.hwp`."""

from collections.abc import Iterator
from datetime import datetime

from corpus.documents.base import Source, Unreadable
from corpus.documents.office.reading import read_hwp2md, read_office
from corpus.documents.parts.document import Content, make_document
from corpus.records import Document


def matches(source: Source) -> bool:
    """Tell whether the bytes are XML with the root HWPML."""
    from hwp2md.hwpml.reader import looks_like_hwpml

    return b"HWPML" in source.head.replace(b"\0", b"") and bool(looks_like_hwpml(source.head))


def read(source: Source, *, fetched: datetime) -> Iterator[Document | Unreadable]:
    """Yield the document of an HWPML file.

    Raises:
        UnreadableError: It is damaged.
    """
    parts, partial = read_office(source, raw="", readers=(read_hwp2md,))
    content = Content(parts=parts, format="hwpml", partial=partial)
    yield make_document(source, content, fetched=fetched)
