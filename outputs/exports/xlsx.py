"""Excel workbooks: a sheet for each table, typed cells, Korean headings, filters and links."""

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain, count, islice
from tempfile import TemporaryDirectory, TemporaryFile
from typing import IO, Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from corpus.times import KST
from outputs.digest.passages import make_link
from outputs.exports.csv import SEPARATOR
from outputs.exports.parts.guard import is_formula
from outputs.exports.parts.table import Column, Row, Table
from outputs.labels import tell_word

MEDIA_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"

# Limits of Excel: rows of a sheet with the heading, UTF-16 units of a cell, links of a sheet and
# signs of a link. Source: Microsoft, "Excel specifications and limits"; links: XlsxWriter 3.3.
MOST_ROWS = 1_048_576
LONGEST_CELL = 32_767
MOST_LINKS = 65_530
LONGEST_LINK = 2_079

CUT = " …(잘림)"
"""What ends a cell whose text is longer than Excel allows; other formats hold all of it."""

_FIRST_DAY = date(1900, 3, 1)  # Excel takes 1900 for a leap year
_WIDTHS = {"text": 24, "link": 40, "list": 28, "day": 12, "time": 17}
_WIDTH = 10
_WIDEST = 60
_LONG = ("sentence", "citation", "text", "words", "title")
_UNSHEETED = re.compile(r"[\[\]:*?/\\]")
_CHUNK = 256 * 1024


def render(tables: Sequence[Table]) -> Iterator[bytes]:
    """Yield the workbook once it is written to a file without a name.

    A table with more rows than a sheet may hold goes on in a next sheet.
    """
    with TemporaryFile() as file, TemporaryDirectory() as folder:
        held = _Held(file)
        try:
            _write(held, folder, tables)
        except FileCreateError as error:  # how the library tells of an OSError
            held.fault = error.args[0]
        if held.fault:
            raise held.fault
        file.seek(0)
        yield from iter(lambda: file.read(_CHUNK), b"")


class _Held:
    """A file that keeps its first fault, `fault`, and takes no notice of what comes after it.

    `zipfile` writes once more where a fault ends it and, thrown away, prints what that raises.
    """

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.fault: OSError | None = None

    def write(self, data: bytes) -> int:
        self._try(self._file.write, data)
        return len(data)

    def seek(self, *place: int) -> int:
        return self._try(self._file.seek, *place)

    def tell(self) -> int:
        return self._try(self._file.tell)

    def flush(self) -> None:
        self._try(self._file.flush)

    def _try(self, act: Callable[..., int | None], *values: Any) -> int:
        if self.fault is None:
            try:
                return act(*values) or 0
            except OSError as error:
                self.fault = error
        return 0


def _write(file: _Held, folder: str, tables: Sequence[Table]) -> None:
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
        "tmpdir": folder,
    }
    with xlsxwriter.Workbook(file, options) as workbook:
        styles = Styles(workbook)
        for table in tables:
            for number in count(1):
                rows = iter(table.rows)
                first = next(rows, None)
                if first is None and number > 1:
                    break
                title = table.title if number == 1 else f"{table.title} {number}"
                sheet = Sheet(workbook.add_worksheet(_UNSHEETED.sub(" ", title)), styles)
                some = chain([] if first is None else [first], rows)
                sheet.write(table.columns, islice(some, MOST_ROWS - 1))


class Styles:
    """The looks of cells, made once for a workbook."""

    def __init__(self, workbook: xlsxwriter.Workbook) -> None:
        make: Callable[[dict[str, Any]], Format] = workbook.add_format
        self.head = make({"bold": True, "bg_color": "#E7EEF7", "bottom": 1, "valign": "vcenter"})
        self.number = make({"num_format": "#,##0.########"})
        self.integer = make({"num_format": "#,##0"})
        self.share = make({"num_format": "0.00"})
        self.day = make({"num_format": "yyyy-mm-dd"})
        self.time = make({"num_format": "yyyy-mm-dd hh:mm"})
        self.link = make({"font_color": "#0563C1", "underline": 1})
        self.quoted = make({"quote_prefix": True})


class Sheet:
    """A sheet that is written from top to bottom and keeps one row in memory."""

    def __init__(self, sheet: Worksheet, styles: Styles) -> None:
        self._sheet = sheet
        self._styles = styles
        self._links = 0

    def write(self, columns: Sequence[Column], rows: Iterator[Row]) -> None:
        """Write headings and rows; the headings stay in view and can filter."""
        self._sheet.freeze_panes(1, 0)
        for place, column in enumerate(columns):
            width = _WIDEST if column.name in _LONG else _WIDTHS.get(column.kind, _WIDTH)
            self._sheet.set_column(place, place, width)
            self._sheet.write_string(0, place, column.label, self._styles.head)
        last = 0
        for last, row in enumerate(rows, start=1):
            for place, (column, value) in enumerate(zip(columns, row, strict=True)):
                self._write_cell(last, place, column, value)
        self._sheet.autofilter(0, 0, last, len(columns) - 1)

    def _write_cell(self, row: int, place: int, column: Column, value: object) -> None:
        sheet, styles = self._sheet, self._styles
        match value:
            case None | "" | ():
                pass
            case bool():
                sheet.write_boolean(row, place, value)
            case int():
                sheet.write_number(row, place, value, styles.integer)
            case float():
                sheet.write_number(row, place, value, styles.share)
            case Decimal():
                sheet.write_number(row, place, float(value), styles.number)
            case datetime():
                moment = value.astimezone(KST).replace(tzinfo=None)
                self._write_moment(row, place, moment, styles.time)
            case date():
                self._write_moment(row, place, value, styles.day)
            case tuple():
                self._write_text(row, place, SEPARATOR.join(map(str, value)))
            case _ if column.kind == "link":
                self._write_link(row, place, str(value))
            case _:
                self._write_text(row, place, tell_word(str(value)))

    def _write_moment(self, row: int, place: int, moment: date, style: Format) -> None:
        """Write a day or time as such; one before Excel's calendar as text."""
        day = moment.date() if isinstance(moment, datetime) else moment
        if day < _FIRST_DAY:
            self._write_text(row, place, str(moment))
        else:
            self._sheet.write_datetime(row, place, moment, style)

    def _write_link(self, row: int, place: int, address: str) -> None:
        """Write an address of the web as a link as long as the sheet may hold more of them."""
        link = make_link(address)
        if not link or len(link) > LONGEST_LINK or self._links >= MOST_LINKS:
            self._write_text(row, place, address)
            return
        self._links += 1
        self._sheet.write_url(row, place, link, self._styles.link, string=address)

    def _write_text(self, row: int, place: int, words: str) -> None:
        """Write words as words: what looks like a formula keeps the mark of text in Excel too."""
        style = self._styles.quoted if is_formula(words) else None
        self._sheet.write_string(row, place, cut(words), style)


def cut(words: str) -> str:
    """Cut words to what a cell may hold, and say so at their end."""
    if len(words.encode("utf-16-le")) // 2 <= LONGEST_CELL:
        return words
    room = 2 * (LONGEST_CELL - len(CUT))
    return words.encode("utf-16-le")[:room].decode("utf-16-le", errors="ignore") + CUT
