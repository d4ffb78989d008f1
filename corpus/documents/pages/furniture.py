"""Finds what is printed on every page: running heads and feet, and page numbers."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from corpus.documents.pages import Line
from corpus.documents.pages.flow import Sheet

_MARGIN = 0.11  # of the height of a page, at top and bottom
_FEWEST_PAGES = 3
_SHARE = 0.5
_NUMBER = re.compile(
    r"[-–—‐~<\[(|\s]*(?:page|p\.|쪽)?\s*\d{1,4}\s*(?:[/／]|of|중)?\s*\d{0,4}\s*(?:쪽|페이지|page)?[-–—‐~>\])|\s]*"
    r"|[-–—\s]*[ivxⅰ-ⅻ]{1,5}[-–—\s]*",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\d+")


def drop_furniture(sheets: Sequence[Sheet]) -> list[Sheet]:
    """Leave out the lines in the margins that are page numbers or stand on half of the pages."""
    marginal = [
        [line for column in sheet.columns for line in column if _is_marginal(line, sheet.height)]
        for sheet in sheets
    ]
    counted = Counter(key for lines in marginal for key in {_make_key(line) for line in lines})
    fewest = max(_FEWEST_PAGES, len(sheets) * _SHARE) if len(sheets) > _FEWEST_PAGES else 2
    running = {key for key, number in counted.items() if number >= fewest}
    return [
        replace(
            sheet,
            columns=[
                [line for line in column if not _is_furniture(line, near, running)]
                for column in sheet.columns
            ],
        )
        for sheet, near in zip(sheets, marginal, strict=True)
    ]


def _is_marginal(line: Line, height: float) -> bool:
    return line.box.bottom < height * _MARGIN or line.box.top > height * (1 - _MARGIN)


def _make_key(line: Line) -> tuple[str, int]:
    """Give what is the same on every page: words without digits, and the height in steps."""
    return _DIGITS.sub("#", line.words.replace(" ", "")), round(line.box.middle / 12)


def _is_furniture(line: Line, marginal: Sequence[Line], running: set[tuple[str, int]]) -> bool:
    if line not in marginal:
        return False
    return bool(_NUMBER.fullmatch(line.words)) or _make_key(line) in running
