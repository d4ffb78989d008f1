"""CSV as Excel opens it: UTF-8 with a byte order mark, CR LF, headings in Korean.

No cell can be taken for a formula: an apostrophe stands before those that could.
"""

import csv
from collections.abc import Iterator, Sequence
from datetime import datetime
from decimal import Decimal
from io import StringIO

from corpus.times import KST
from outputs.exports.parts.guard import guard
from outputs.exports.parts.table import Row, Table, merge_tables

MEDIA_TYPE = "text/csv; charset=utf-8"

SEPARATOR = " | "
"""What stands between the parts of a list in one cell."""

_BOM = "\ufeff"
_BATCH = 500


def render(tables: Sequence[Table]) -> Iterator[bytes]:
    """Yield a heading row and the rows of all tables under each other."""
    table = merge_tables(tables)
    buffer = StringIO(newline="")
    writer = csv.writer(buffer)
    buffer.write(_BOM)
    writer.writerow([column.label for column in table.columns])
    for place, row in enumerate(table.rows, start=1):
        writer.writerow(_make_cells(row))
        if place % _BATCH == 0:
            yield _drain(buffer)
    yield _drain(buffer)


def _drain(buffer: StringIO) -> bytes:
    written = buffer.getvalue().encode()
    buffer.seek(0)
    buffer.truncate()
    return written


def _make_cells(row: Row) -> list[str]:
    return [_make_cell(value) for value in row]


def _make_cell(value: object) -> str:
    """Write a value so that a number stays one and no text becomes a formula."""
    match value:
        case None:
            words = ""
        case bool():
            words = "예" if value else "아니요"
        case Decimal():
            words = format(value.normalize(), "f")
        case int() | float():
            words = str(value)
        case datetime():
            words = value.astimezone(KST).isoformat(sep=" ", timespec="seconds")
        case tuple():
            words = guard(SEPARATOR.join(map(str, value)))
        case _:
            words = guard(str(value))
    return words
