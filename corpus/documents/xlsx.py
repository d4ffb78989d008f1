"""Read XLSX, the XML format of Microsoft Excel."""

from collections.abc import Iterator
from datetime import datetime

from corpus.documents.base import Source, Unreadable
from corpus.documents.office.containers import list_members, open_package
from corpus.documents.office.workbooks import read_workbook
from corpus.records import Document


def matches(source: Source) -> bool:
    """Tell whether the bytes are a package with an Excel workbook."""
    return "xl/workbook.xml" in list_members(source)


def read(source: Source, *, fetched: datetime) -> Iterator[Document | Unreadable]:
    """Yield the document of an XLSX file.

    Raises:
        UnreadableError: It is damaged, swells, or holds no words.
    """
    with open_package(source):  # a look at its directory
        yield from read_workbook(source, form="xlsx", fetched=fetched)
