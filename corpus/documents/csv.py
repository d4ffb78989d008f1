"""Read tables of plain text: CSV, with commas, semicolons or tabs."""

import csv
from collections.abc import Iterator
from datetime import datetime
from statistics import mean

from corpus.documents.base import Source, Unreadable, UnreadableError
from corpus.documents.parts import make_grid
from corpus.documents.parts.document import Content, make_document
from corpus.documents.parts.sheets import cut_sheet
from corpus.documents.txt import decode_text
from corpus.records import Document

_DELIMITERS = (",", "\t", ";", "|")
_SUFFIXES = ("csv", "tsv")
_FEWEST_ROWS = 3
_LONGEST_CELLS = 40
_SENTENCE_ENDS = ("다.", "다", "요.")
_MOST_CELLS = 500_000
_LONGEST_FIELD = 1_000_000


def matches(source: Source) -> bool:
    """Tell whether lines of text hold equally many cells, and few of them sentences.

    Two lines of prose with a comma each are no table; under `.csv` two rows of cells will do.
    """
    if source.head.lstrip()[:1] in (b"<", b"{"):
        return False
    text = decode_text(_cut_last_line(source.head))
    return text is not None and _find_delimiter(text, named=source.suffix in _SUFFIXES) is not None


def read(source: Source, *, fetched: datetime) -> Iterator[Document | Unreadable]:
    """Yield the document of a CSV file: its tables, titles and notes.

    Raises:
        UnreadableError: It is no text, or has more cells than a document.
    """
    text = decode_text(source.content)
    if text is None:
        raise UnreadableError("not_text")
    delimiter = _find_delimiter(text[:8192], named=True) or ","
    rows = list(_read_rows(text, delimiter))
    if sum(map(len, rows)) > _MOST_CELLS:
        raise UnreadableError("too_large", f"over {_MOST_CELLS} cells")
    content = Content(parts=cut_sheet(make_grid(rows)), format="csv")
    yield make_document(source, content, fetched=fetched)


def _cut_last_line(head: bytes) -> bytes:
    """Leave out the last line, which the head may have cut, and with it a broken sign."""
    return head.rpartition(b"\n")[0] or head


def _find_delimiter(text: str, *, named: bool) -> str | None:
    for delimiter in _DELIMITERS:
        rows = [row for row in _read_rows(text, delimiter) if any(map(str.strip, row))]
        if _is_table(rows, fewest=2 if named else _FEWEST_ROWS, loose=named):
            return delimiter
    return None


def _is_table(rows: list[list[str]], *, fewest: int, loose: bool) -> bool:
    wide = [row for row in rows if len(row) > 1]
    if len(wide) < fewest or (not loose and len({len(row) for row in rows}) > 1):
        return False
    cells = [cell.strip() for row in wide for cell in row]
    sentences = sum(cell.endswith(_SENTENCE_ENDS) for cell in cells)
    return loose or (mean(map(len, cells)) <= _LONGEST_CELLS and sentences * 10 < len(cells))


def _read_rows(text: str, delimiter: str) -> Iterator[list[str]]:
    csv.field_size_limit(_LONGEST_FIELD)
    try:
        yield from csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    except csv.Error as error:
        raise UnreadableError("damaged", str(error)) from error
