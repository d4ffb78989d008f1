"""Turns the elements that dochan finds in office documents into parts."""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from corpus.documents.parts import Grid, GridCell, Paragraph, Part

Element = Mapping[str, Any]

_LONGEST_HEADING = 80
_SENTENCE_END = re.compile(r"[다요까죠임음함됨]\s?[.?!]?[\"”'’)]*$|[.]$")
_PROPERTIES = ("docProps/", "\x05")  # where author and title of the file are kept
_FORMULA = re.compile(r" \(=.*\)$", re.DOTALL)
_COMMENT = re.compile(r"\s*\[comment: .*?\]$", re.DOTALL)
_NOTES = ("footnote", "endnote")


def make_parts(document: Mapping[str, Any]) -> Iterator[Part]:
    """Yield the parts of a document in `to_dict()` form; running heads and comments are none.

    Footnotes come where they stand in the file, which is after the paragraph that has their mark.
    """
    for section in document["sections"]:
        yield from _make_all(section["elements"])


def make_sheets(document: Mapping[str, Any]) -> Iterator[tuple[str, Grid]]:
    """Yield name and grid of each sheet of a workbook, figures as they are shown in its cells."""
    for section in document["sections"]:
        for element in section["elements"]:
            if element["type"] == "table":
                cells = tuple(_make_sheet_cells(element["rows"]))
                yield section.get("provenance", {}).get("sheet", ""), Grid(cells=cells)


def list_texts(document: Mapping[str, Any]) -> Iterator[str]:
    """Yield every text of a document, running heads and comments too."""
    for section in document["sections"]:
        for element in section["elements"]:
            yield from _list_element(element)


def _make_all(elements: Iterable[Element]) -> Iterator[Part]:
    for element in elements:
        if element["type"] == "paragraph":
            yield from _make_paragraph(element)
        elif element["type"] == "table":
            yield from _make_table(element)
        elif element["type"] in _NOTES:
            yield Paragraph(text=_one_line(element["text"]), role="footnote")
        elif element["type"] == "equation":
            yield Paragraph(text=element["script"] or element["latex"])
        elif caption := _get_caption(element):
            yield caption


def _make_paragraph(element: Element) -> Iterator[Paragraph]:
    place = element.get("provenance", {})
    if str(place.get("path", "")).startswith(_PROPERTIES):
        return
    text = "".join(run["text"] for run in element["runs"] if not _is_note_mark(run))
    level = element["heading_level"]
    page = place.get("page") or place.get("slide") or 0
    if level and len(text) <= _LONGEST_HEADING and not _SENTENCE_END.search(text.rstrip()):
        yield Paragraph(text=text, role="heading", level=level, page=page)
    else:
        yield Paragraph(text=text, page=page)


def _is_note_mark(run: Element) -> bool:
    """Tell whether a run is the mark of a note (`[1]`), which the reader has put in."""
    return bool(run.get("note_ref") or run.get("note_reference_type"))


def _make_table(element: Element) -> Iterator[Part]:
    caption = _get_caption(element)
    above = caption is not None and element["caption"]["side"] == "TOP"
    if caption is not None and above:
        yield caption
    yield Grid(cells=tuple(_make_cells(element["rows"])))
    if caption is not None and not above:
        yield caption


def _make_cells(rows: Iterable[Iterable[Element]]) -> Iterator[GridCell]:
    """Yield the cells of a table; formats without coordinates fill the grid with empty ones."""
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            if cell.get("merged_away"):
                continue
            yield GridCell(
                row=cell.get("row", number),
                column=cell.get("column", cell.get("col", column)),
                parts=tuple(_make_all(cell["paragraphs"])),
                rows=max(cell["row_span"], 1),
                columns=max(cell["col_span"], 1),
            )


def _make_sheet_cells(rows: Iterable[Iterable[Element]]) -> Iterator[GridCell]:
    """Yield the filled cells of a sheet, without the formulas and comments behind them."""
    for number, row in enumerate(rows):
        for column, cell in enumerate(row):
            words = _FORMULA.sub("", _COMMENT.sub("", cell["text"]))
            if words and not cell.get("merged_away"):
                yield GridCell(
                    row=number,
                    column=column,
                    parts=(Paragraph(text=words),),
                    rows=max(cell["row_span"], 1),
                    columns=max(cell["col_span"], 1),
                )


def _get_caption(element: Element) -> Paragraph | None:
    words = element.get("caption", {}).get("text", "")
    return Paragraph(text=_one_line(words), role="caption") if words.strip() else None


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _list_element(element: Element) -> Iterator[str]:
    if element["type"] == "table":
        yield from (cell["text"] for row in element["rows"] for cell in row)
        yield from (
            text
            for row in element["rows"]
            for cell in row
            for inner in cell["paragraphs"]
            if inner["type"] != "paragraph"
            for text in _list_element(inner)
        )
    elif "text" in element:
        yield element["text"]
    if "caption" in element:
        yield element["caption"]["text"]
