"""What the rows and columns of a table are: heads, totals, and the unit of its figures."""

import re
from collections.abc import Sequence
from typing import NamedTuple

# A cell that is a figure: `1,250`, `32.0%`, `△3.5`, `(840)`, `약 120`, `3조 2,000억원`, `-`.
_FIGURE = re.compile(
    r"[(\[]?[△▲▼▽+\-–−±≒약\s]*\d[\d,.\s]*(?:%p?|%|[가-힣]{1,4}|[조억만천]\s?[\d,.]*[가-힣]{0,3})?[)\]]?"
    r"(?:\s?\([^()]{1,12}\))?"
)
# Heads of columns that are times: `2024`, `’24년`, `2024.6월`, `3월`, `2025(E)`.
_YEAR = re.compile(
    r"(?:['’‘`]\d{2}|(?:19|20)\d{2})\s?(?:년도?|[.]\s?\d{1,2}\s?월?|E|F|\(.{1,6}\))?\s?말?"
    r"|\d{2}년도?|\d{1,2}월"
)
_TIME = re.compile(r".*\d\s?(?:년|월|일|분기|시|:\d\d).*|\d{4}\s?[.\-/]\s?\d{1,2}.*")
_SERIAL = re.compile(r"연번|순번|번호|순위|No\.?|NO\.?|#")
_TOTAL = re.compile(
    r"(?:총\s?)?(?:합\s?계|총\s?계|소\s?계|누\s?계|전\s?체|총\s?합\s?계|계|합)(?:\s?\(.*\))?"
)
# `(단위: 개사, 억원)`, `[단위 : %]`, `단위: 천 명`; inside a line only in brackets.
_UNIT = re.compile(
    r"[(\[<【〔]\s*※?\s*단\s*위\s*[:：;]?\s*(?P<bracketed>[^)\]>】〕\n]{1,40}?)\s*[)\]>】〕]"
    r"|^\s*※?\s*단\s*위\s*[:：]\s*(?P<bare>[^:：\n]{1,40}?)\s*$"
)


class Heads(NamedTuple):
    """How many first rows and columns are heads, and which rows sum up others."""

    rows: int
    columns: int
    totals: tuple[int, ...]


def find_heads(grid: Sequence[Sequence[str]]) -> Heads:
    """Find the heads of a table from its words; merged cells stand at each of their places.

    The head rows are those above the first row with a figure beside its first column; the head
    columns are those without figures below the head rows. A table without figures has one head
    row where nothing in it tells a value, and one head column.
    """
    rows = _count_head_rows(grid)
    body = grid[rows:]
    columns = _count_head_columns(grid[:rows], body)
    totals = tuple(
        rows + number
        for number, row in enumerate(body)
        if any(_TOTAL.fullmatch(words.strip()) for words in row[: max(columns, 1)])
    )
    return Heads(rows, columns, totals)


def find_unit(words: str) -> tuple[int, int] | None:
    """Find the place of the unit words in a line such as `(단위: 개사, 억원)`."""
    found = _UNIT.search(words) if "단" in words else None
    return found.span(found.lastgroup or 0) if found else None


def is_unit_line(words: str) -> bool:
    """Tell whether a line says nothing but the unit."""
    found = _UNIT.fullmatch(words.strip()) if "단" in words else None
    return found is not None


def is_figure(words: str) -> bool:
    """Tell whether a cell holds a figure, and neither a year nor a day."""
    words = words.strip()
    return bool(_FIGURE.fullmatch(words)) and not _YEAR.fullmatch(words) and not _TIME.match(words)


def _count_head_rows(grid: Sequence[Sequence[str]]) -> int:
    for number, row in enumerate(grid):
        if any(is_figure(words) for words in row[1:]) or (len(row) == 1 and is_figure(row[0])):
            return number
    first = grid[0] if grid else ()
    return int(len(grid) > 1 and len(first) > 1 and not any(re.search(r"\d", x) for x in first))


def _count_head_columns(heads: Sequence[Sequence[str]], body: Sequence[Sequence[str]]) -> int:
    width = max((len(row) for row in body), default=0)
    for column in range(width):
        words = [row[column] for row in body if column < len(row)]
        serial = column == 0 and any(_SERIAL.fullmatch(row[0].strip()) for row in heads if row)
        if not serial and sum(map(is_figure, words)) * 2 > sum(1 for x in words if x.strip()):
            return column
    return min(1, width - 1) if width else 0
