"""Read HWPX (OWPML), the XML format of Hancom's word processor."""

import re
from collections.abc import Iterator
from datetime import datetime

from corpus.documents.base import Source, Unreadable, UnreadableError
from corpus.documents.office.containers import list_members, open_package, parse_xml, read_part
from corpus.documents.office.reading import read_dochan, read_hwp2md, read_office
from corpus.documents.parts.document import Content, make_document
from corpus.records import Document

_SECTION = re.compile(r"Contents/section\d+\.xml")
_MANIFEST = "META-INF/manifest.xml"
_TEXT = "{*}t"


def matches(source: Source) -> bool:
    """Tell whether the bytes are a package of the Korean standard KS X 6101."""
    members = list_members(source)
    return "Contents/content.hpf" in members or any(map(_SECTION.fullmatch, members))


def read(source: Source, *, fetched: datetime) -> Iterator[Document | Unreadable]:
    """Yield the document of an HWPX file.

    Raises:
        UnreadableError: It is locked or damaged.
    """
    raw = _dump_text(source)
    parts, partial = read_office(source, raw=raw, readers=(read_dochan, read_hwp2md))
    content = Content(parts=parts, format="hwpx", partial=partial)
    yield make_document(source, content, fetched=fetched)


def _dump_text(source: Source) -> str:
    """Give the text of all runs as they lie in the file, without a word of structure."""
    with open_package(source) as package:
        names = package.namelist()
        if _MANIFEST in names and b"encryption-data" in read_part(package, _MANIFEST):
            raise UnreadableError("encrypted", "asks for a password")
        sections = [read_part(package, name) for name in names if _SECTION.fullmatch(name)]
    roots = [parse_xml(section) for section in sections]
    return "\n".join("".join(run.itertext()) for root in roots for run in root.iter(_TEXT))
