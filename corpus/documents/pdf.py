"""Read PDF: text with its places by PDFium, tables by their rules."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime

import pypdfium2

from corpus.documents.base import Source, Unreadable, UnreadableError
from corpus.documents.pages import Sign
from corpus.documents.pages.flow import Sheet, make_parts
from corpus.documents.pages.furniture import drop_furniture
from corpus.documents.pages.grids import Table, find_tables
from corpus.documents.pages.lines import make_columns
from corpus.documents.pages.ocr import see_signs
from corpus.documents.pages.pdfium import Page, read_page
from corpus.documents.parts.document import Content, make_document
from corpus.records import Document

_MAGIC = b"%PDF-"
# Readers find the header within the first KB. Source: ISO 32000-1, annex H.3 (implementation note).
_HEADER_WITHIN = 1024
_LOCKED = "password"
_FEWEST_LETTERS = 0.5
# Seeing a page takes seconds; the rest of a longer paper stays unread, and is named.
_MOST_SEEN = 200
# ASCII, Latin-1, punctuation and symbols, kana, jamo, ideographs, syllables, full-width forms.
_KOREAN = re.compile(
    "[ -~\u00a0-\u00ff\u1100-\u11ff\u2000-\u33ff\u4e00-\u9fff가-힣\uf900-\ufaff\uff00-\uffef]"
)


def matches(source: Source) -> bool:
    """Tell whether a PDF header stands near the beginning."""
    return _MAGIC in source.head[:_HEADER_WITHIN]


def read(source: Source, *, fetched: datetime) -> Iterator[Document | Unreadable]:
    """Yield the document of a PDF file.

    Raises:
        UnreadableError: It is locked or damaged, or has no text but pictures.
    """
    document = _open(source)
    try:
        sheets = [
            _make_sheet(read_page(document, number), number=number + 1)
            for number in range(len(document))
        ]
        seen = _see_sheets(document, sheets) if source.ocr else []
    except pypdfium2.PdfiumError as error:
        raise UnreadableError("damaged", str(error)) from error
    finally:
        document.close()
    partial = "; ".join(filter(None, [_name_pages("ocr", seen), _check_text(sheets)]))
    parts = make_parts(drop_furniture(sheets))
    content = Content(parts=parts, format="pdf", partial=partial)
    yield make_document(source, content, fetched=fetched)


def _open(source: Source) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(source.content)
    except pypdfium2.PdfiumError as error:
        reason = "encrypted" if _LOCKED in str(error).lower() else "damaged"
        raise UnreadableError(reason, str(error)) from error


def _see_sheets(document: pypdfium2.PdfDocument, sheets: list[Sheet]) -> list[int]:
    """Put what can be seen on pages of pictures in their place; give the numbers of the pages."""
    blind = [sheet for sheet in sheets if not sheet.has_text and sheet.has_picture]
    seen = []
    for sheet in blind[:_MOST_SEEN]:
        if signs := see_signs(document, sheet.number - 1):
            columns = make_columns(signs)
            sheets[sheet.number - 1] = replace(sheet, columns=columns, has_text=True)
            seen.append(sheet.number)
    return seen


def _make_sheet(page: Page, *, number: int) -> Sheet:
    if not _has_text(page.signs):
        is_blank = not page.has_picture and not page.signs
        return Sheet(number, page.height, [], [], has_text=False, has_picture=not is_blank)
    tables = find_tables(page.rules, page.signs, page=number)
    free = [sign for sign in page.signs if not _is_in(sign, tables)]
    return Sheet(
        number=number,
        height=page.height,
        columns=make_columns(free),
        tables=tables,
    )


def _check_text(sheets: Sequence[Sheet]) -> str:
    """Tell which pages have no text, empty where all have it.

    Raises:
        UnreadableError: No page has text that can be read.
    """
    bare = [sheet for sheet in sheets if not sheet.has_text]
    if len(bare) == len(sheets):
        pictures = any(sheet.has_picture for sheet in sheets)
        words = "image only, no text layer" if pictures else "no text in it"
        raise UnreadableError("no_text_layer" if pictures else "empty", words)
    blind = [sheet.number for sheet in bare if sheet.has_picture]
    return _name_pages("pages without text layer", blind)


def _name_pages(label: str, numbers: Sequence[int]) -> str:
    """Name the first pages that something is said of, empty where there are none."""
    return f"{label}: {', '.join(map(str, numbers[:20]))}" if numbers else ""


def _has_text(signs: Sequence[Sign]) -> bool:
    """Tell whether signs are text that Koreans write: fonts without a code table give others."""
    words = [sign.words for sign in signs if not sign.words.isspace()]
    known = sum(bool(_KOREAN.match(word)) for word in words)
    return bool(words) and known >= _FEWEST_LETTERS * len(words)


def _is_in(sign: Sign, tables: Sequence[Table]) -> bool:
    return any(
        table.box.holds((sign.box.left + sign.box.right) / 2, sign.box.middle) for table in tables
    )
