"""Reads workbooks: every sheet with its figures as they are shown."""

from collections.abc import Iterator
from datetime import datetime

from corpus.documents.base import Source, Unreadable, UnreadableError
from corpus.documents.office.elements import make_sheets
from corpus.documents.office.reading import open_dochan
from corpus.documents.parts import Paragraph, Part
from corpus.documents.parts.document import Content, make_document
from corpus.documents.parts.sheets import cut_sheet
from corpus.records import Document


def read_workbook(
    source: Source, *, form: str, fetched: datetime
) -> Iterator[Document | Unreadable]:
    """Yield the document of a workbook; the name of a sheet heads it where there are several.

    Raises:
        UnreadableError: It is locked or damaged, or all of its sheets are empty.
    """
    document, faults = open_dochan(source)
    sheets = list(make_sheets(document))
    if not sheets and faults:
        raise UnreadableError("damaged", "; ".join(faults)[:200])
    parts: list[Part] = []
    for number, (name, grid) in enumerate(sheets, start=1):
        if len(sheets) > 1:
            parts.append(Paragraph(text=name, role="heading", level=1, page=number))
        parts += cut_sheet(grid, page=number)
    content = Content(parts=parts, format=form, partial="; ".join(faults[:3])[:500])
    yield make_document(source, content, fetched=fetched)
