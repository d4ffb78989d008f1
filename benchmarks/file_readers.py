"""The file readers beside their rivals: lines of `tests/files` that come out exactly.

`python benchmarks/file_readers.py` counts, for each format and library, the lines of the five
papers (a paragraph, or a table row with tabs) that it gives as the papers have them. Rivals that
are not installed are left out: pdfplumber, dochan and pypdfium2 are; python-docx and
python-calamine may be added.
"""

import sys
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

from corpus.documents import Unreadable, read_document
from corpus.privacy import mask_phones
from corpus.times import now

FILES = Path(__file__).parents[1] / "tests" / "files"
PAPERS = ("report", "release", "newsletter", "statistics", "indicators")
Lines = Iterator[str]


def read_ours(path: Path) -> Lines:
    """Read with `corpus.documents`."""
    document = read_document(path, path.name, fetched=now())
    if isinstance(document, Unreadable):
        raise OSError(str(document))
    yield from document.text.split("\n")


def read_dochan(path: Path) -> Lines:
    """Read with dochan alone."""
    from dochan import Dochan

    for section in Dochan(str(path)).to_dict()["sections"]:
        for element in section["elements"]:
            if element["type"] == "paragraph":
                yield element["text"].strip()
            elif element["type"] == "table":
                for row in element["rows"]:
                    yield "\t".join(c["text"].strip() for c in row if not c.get("merged_away"))


def read_pdfium(path: Path) -> Lines:
    """Read PDF with the text of PDFium as it comes."""
    import pypdfium2

    for page in pypdfium2.PdfDocument(path):
        yield from map(str.strip, page.get_textpage().get_text_range().splitlines())


def read_pdfplumber(path: Path) -> Lines:
    """Read PDF with pdfplumber: its text, then its tables."""
    import pdfplumber

    with pdfplumber.open(path) as document:
        for page in document.pages:
            yield from page.extract_text().splitlines()
            for table in page.extract_tables():
                yield from ("\t".join(cell for cell in row if cell is not None) for row in table)


def read_python_docx(path: Path) -> Lines:
    """Read DOCX with python-docx: its paragraphs, then its tables."""
    import docx

    paper = docx.Document(str(path))
    yield from (paragraph.text.strip() for paragraph in paper.paragraphs)
    for table in paper.tables:
        for row in table.rows:
            yield "\t".join(dict.fromkeys(cell.text for cell in row.cells))


def read_calamine(path: Path) -> Lines:
    """Read XLSX with python-calamine, whole numbers as such."""
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    for name in book.sheet_names:
        for row in book.get_sheet_by_name(name).to_python():
            cells = (f"{c:g}" if isinstance(c, float) else str(c) for c in row if c != "")
            yield "\t".join(cells)


RIVALS: dict[str, tuple[Callable[[Path], Lines], ...]] = {
    "hwp": (read_ours,),
    "hwpx": (read_ours,),
    "pdf": (read_ours, read_pdfplumber, read_dochan, read_pdfium),
    "docx": (read_ours, read_python_docx),
    "xlsx": (read_ours, read_calamine),
}


def count(read: Callable[[Path], Lines], form: str) -> tuple[int, int]:
    """Count the lines that a reader gives exactly, and all lines."""
    exact = total = 0
    for paper in PAPERS:
        wanted = (FILES / f"{paper}.txt").read_text(encoding="utf-8").splitlines()
        found = {mask_phones(line) for line in read(FILES / f"{paper}.{form}")}
        exact += sum(line in found for line in wanted)
        total += len(wanted)
    return exact, total


def main() -> int:
    """Print a line a format and reader."""
    warnings.simplefilter("ignore")
    for form, readers in RIVALS.items():
        for read in readers:
            with suppress(ImportError):
                start = time.process_time()
                exact, total = count(read, form)
                seconds = time.process_time() - start
                name = read.__name__.removeprefix("read_")
                print(f"{form:5} {name:12} {exact:4} of {total}  {seconds:.2f} s")
    return 0


if __name__ == "__main__":
    sys.exit(main())
