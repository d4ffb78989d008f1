"""What PDFium knows of a page: its signs, its rules, and whether pictures stand on it."""

import ctypes
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

import pypdfium2
import pypdfium2.raw as pdfium

from corpus.documents.pages import Box, Sign

_BLANK = 0x20
_THIN = 2.5  # points: a filled rectangle thinner than this is a rule
_SHORT = 4.0  # a shorter rule belongs to a sign or drawing
_MOST_RULES = 2500  # a page with more is a map or chart
_MOST_SEGMENTS = 200  # so is a path with more
_DEPTH = 4  # forms inside forms


class Rule(NamedTuple):
    """A straight rule: upright where left equals right, else level."""

    left: float
    top: float
    right: float
    bottom: float


class Page(NamedTuple):
    """What stands on a page of a width and height in points."""

    width: float
    height: float
    signs: list[Sign]
    rules: list[Rule]
    has_picture: bool


class _View(NamedTuple):
    """How a page is turned: quarter turns clockwise, and its box before the turn."""

    turns: int
    left: float
    bottom: float
    width: float
    height: float

    def place(self, x: float, y: float) -> tuple[float, float]:
        """Give the place on the page as it is seen, from its upper left."""
        x, y = x - self.left, self.height - (y - self.bottom)
        if self.turns == 1:
            return self.height - y, x
        if self.turns == 2:  # noqa: PLR2004
            return self.width - x, self.height - y
        return (y, self.width - x) if self.turns else (x, y)

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Give the box as it is seen."""
        ends = sorted([self.place(left, bottom), self.place(right, top)])
        heights = sorted(height for _, height in ends)
        return Box(ends[0][0], heights[0], ends[1][0], heights[1])


def read_page(document: pypdfium2.PdfDocument, number: int) -> Page:
    """Read a page, counted from 0; the page is let go of afterwards."""
    page = document[number]
    try:
        view = _make_view(page)
        signs = list(_read_signs(page, view))
        rules, has_picture = _read_objects(page, view)
    finally:
        page.close()
    turned = view.turns % 2
    width, height = (view.height, view.width) if turned else (view.width, view.height)
    return Page(width, height, signs, rules, has_picture)


def _make_view(page: pypdfium2.PdfPage) -> _View:
    left, bottom, right, top = page.get_cropbox()
    return _View(page.get_rotation() // 90 % 4, left, bottom, right - left, top - bottom)


def _read_signs(page: pypdfium2.PdfPage, view: _View) -> Iterator[Sign]:
    """Yield the printed signs in the order of the file; blanks that PDFium adds are left out."""
    text = page.get_textpage()
    rectangle = pdfium.FS_RECTF()
    place = ctypes.byref(rectangle)
    try:
        for number in range(text.count_chars()):
            code = pdfium.FPDFText_GetUnicode(text, number)
            if code < _BLANK or pdfium.FPDFText_IsGenerated(text, number) == 1:
                continue
            pdfium.FPDFText_GetLooseCharBox(text, number, place)
            box = view.box(rectangle.left, rectangle.bottom, rectangle.right, rectangle.top)
            if box.width > 0 or code == _BLANK:
                yield Sign(chr(code), box, pdfium.FPDFText_GetFontSize(text, number) or 1.0)
    finally:
        text.close()


def _read_objects(page: pypdfium2.PdfPage, view: _View) -> tuple[list[Rule], bool]:
    """Give the rules of a page (none where they are a drawing) and whether it has pictures."""
    rules: list[Rule] = []
    has_picture = False
    wanted = [pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE]
    for thing in page.get_objects(filter=wanted, max_depth=_DEPTH):
        if thing.type == pdfium.FPDF_PAGEOBJ_IMAGE:
            has_picture = True
        elif len(rules) <= _MOST_RULES:
            rules += _read_path(thing, view)
    return (rules if len(rules) <= _MOST_RULES else []), has_picture


def _read_path(path: pypdfium2.PdfObject, view: _View) -> Iterator[Rule]:
    """Yield the level and upright strokes of a path; a thin filled shape is one stroke."""
    count = pdfium.FPDFPath_CountSegments(path)
    if not 2 <= count <= _MOST_SEGMENTS:  # noqa: PLR2004
        return
    points = list(_read_points(path, count, view))
    xs, ys = [x for x, _, _ in points], [y for _, y, _ in points]
    if max(xs) - min(xs) <= _THIN or max(ys) - min(ys) <= _THIN:
        yield from _make_rule(min(xs), min(ys), max(xs), max(ys))
        return
    if _is_stroked(path):
        for (x, y, _), (next_x, next_y, starts) in pairwise(points):
            if not starts:
                yield from _make_rule(
                    min(x, next_x), min(y, next_y), max(x, next_x), max(y, next_y)
                )


def _read_points(
    path: pypdfium2.PdfObject, count: int, view: _View
) -> Iterator[tuple[float, float, bool]]:
    """Yield the points of a path on the seen page, and whether a new stroke starts there."""
    matrix = path.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    first: tuple[float, float] | None = None
    for number in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(path, number)
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        place = view.place(*matrix.on_point(x.value, y.value))
        starts = pdfium.FPDFPathSegment_GetType(segment) == pdfium.FPDF_SEGMENT_MOVETO
        first = place if starts or first is None else first
        yield *place, starts
        if pdfium.FPDFPathSegment_GetClose(segment):
            yield *first, False


def _is_stroked(path: pypdfium2.PdfObject) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    return bool(pdfium.FPDFPath_GetDrawMode(path, fill, stroke)) and bool(stroke.value)


def _make_rule(left: float, top: float, right: float, bottom: float) -> Iterator[Rule]:
    """Yield a rule through the middle of a thin box, none where it is short or slanting."""
    if right - left <= _THIN and bottom - top >= _SHORT:
        yield Rule((left + right) / 2, top, (left + right) / 2, bottom)
    elif bottom - top <= _THIN and right - left >= _SHORT:
        yield Rule(left, (top + bottom) / 2, right, (top + bottom) / 2)
