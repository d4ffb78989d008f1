"""Read XLS, the older binary format of Microsoft Excel."""

from collections.abc import Iterator
from datetime import datetime

from corpus.documents.base import Source, Unreadable
from corpus.documents.office.containers import list_streams
from corpus.documents.office.workbooks import read_workbook
from corpus.records import Document


def matches(source: Source) -> bool:
    """Tell whether the bytes are an OLE file with a workbook."""
    return bool({"Workbook", "Book"} & list_streams(source))


def read(source: Source, *, fetched: datetime) -> Iterator[Document | Unreadable]:
    """Yield the document of an XLS file.

    Raises:
        UnreadableError: It is locked or damaged, or holds no words.
    """
    yield from read_workbook(source, form="xls", fetched=fetched)
