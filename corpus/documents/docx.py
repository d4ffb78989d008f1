"""Read DOCX, the XML format of Microsoft Word, as LibreOffice and Hancom write it too."""

from collections.abc import Iterator
from datetime import datetime

from corpus.documents.base import Source, Unreadable
from corpus.documents.office.containers import list_members, open_package, parse_xml, read_part
from corpus.documents.office.reading import read_dochan, read_office
from corpus.documents.parts.document import Content, make_document
from corpus.records import Document

_BODY = "word/document.xml"
_TEXT = "{*}t"


def matches(source: Source) -> bool:
    """Tell whether the bytes are a package with a Word document."""
    return _BODY in list_members(source)


def read(source: Source, *, fetched: datetime) -> Iterator[Document | Unreadable]:
    """Yield the document of a DOCX file.

    Raises:
        UnreadableError: It is damaged.
    """
    with open_package(source) as package:
        body = parse_xml(read_part(package, _BODY))
    raw = "\n".join(run.text or "" for run in body.iter(_TEXT))
    parts, partial = read_office(source, raw=raw, readers=(read_dochan,))
    content = Content(parts=parts, format="docx", partial=partial)
    yield make_document(source, content, fetched=fetched)
