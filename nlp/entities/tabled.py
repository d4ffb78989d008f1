"""Posts that tables tell: the contact block of a press release, lists with a column of posts.

담당 부서 | 입지총괄과 | 책임자 | 과장 | 홍길동 (044-203-1234)
성명 | 소속 | 직위
"""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from corpus.structure import Cell, Structure, Table
from nlp.entities.holders import Holder
from nlp.entities.names import is_name_text, is_title
from nlp.entities.words import Word

_DEPARTMENTS = frozenset({"담당부서", "소관부서", "부서", "담당", "공동담당부서", "협조부서"})
_NAMES = frozenset({"성명", "이름", "성함", "위원명", "담당자명"})
_POSTS = frozenset({"직위", "직책", "직급", "직함", "소속및직위", "소속·직위"})
_BODIES = frozenset(
    {"소속", "기관", "기관명", "소속기관", "기업명", "회사명", "업체명", "소속및직위"}
)
_MOST_WORDS = 4  # of a cell that holds a post

_Rows = Mapping[int, Mapping[int, Cell]]


def find_tabled_posts(structure: Structure, words: Sequence[Word], text: str) -> list[Holder]:
    """Give who holds which post by the tables of a document, each name once, in text order.

    A post and the name in the cell behind it belong together, at the department that the table
    names; and name and post under heads that say so.
    """
    lookup = _Lookup(words, text)
    found: dict[int, Holder] = {}
    for table in structure.tables:
        rows = _lay_out(table)
        for holder in (*_read_contacts(rows, lookup), *_read_list(table, rows, lookup)):
            found.setdefault(holder.name, holder)
    return sorted(found.values(), key=lambda holder: holder.name)


class _Lookup:
    """Gives words by place."""

    def __init__(self, words: Sequence[Word], text: str) -> None:
        self.words = words
        self._text = text
        self._starts = [word.start for word in words]

    def bare(self, cell: Cell) -> str:
        """The words of a cell without spaces."""
        return "".join(self._text[cell.start : cell.end].split())

    def span(self, cell: Cell) -> tuple[int, int] | None:
        """The first and last word that begin in a cell."""
        first = bisect_left(self._starts, cell.start)
        last = bisect_left(self._starts, cell.end) - 1
        return (first, last) if first <= last else None

    def post(self, cell: Cell) -> int | None:
        """The last word of a cell that is nothing but a post."""
        span = self.span(cell)
        if span is None or span[1] - span[0] >= _MOST_WORDS:
            return None
        return span[1] if is_title(self.words[span[1]].text) else None

    def name(self, cell: Cell) -> int | None:
        """The first word of a cell, where it is a full name."""
        span = self.span(cell)
        return span[0] if span and is_name_text(self.words[span[0]].text) else None


def _lay_out(table: Table) -> _Rows:
    rows: defaultdict[int, dict[int, Cell]] = defaultdict(dict)
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.rows):
            rows[row][cell.column] = cell
    return rows


def _read_contacts(rows: _Rows, lookup: _Lookup) -> Iterator[Holder]:
    department: tuple[int, int] | None = None
    for row in sorted(rows):
        cells = [cell for _, cell in sorted(rows[row].items()) if cell.end > cell.start]
        for cell, following in pairwise(cells):
            if lookup.bare(cell) in _DEPARTMENTS:
                department = lookup.span(following)
            post, name = lookup.post(cell), lookup.name(following)
            if post is not None and name is not None:
                yield Holder(name, post, department, "holder.table")


def _read_list(table: Table, rows: _Rows, lookup: _Lookup) -> Iterator[Holder]:
    heads = {lookup.bare(cell): column for column, cell in rows.get(0, {}).items()}
    names, posts = _find_column(heads, _NAMES), _find_column(heads, _POSTS)
    if names is None or posts is None:
        return
    bodies = _find_column(heads, _BODIES)
    for row in range(1, table.height):
        cells = rows.get(row, {})
        if names in cells and posts in cells:
            name, post = lookup.name(cells[names]), lookup.post(cells[posts])
            body = lookup.span(cells[bodies]) if bodies is not None and bodies in cells else None
            if name is not None and post is not None:
                yield Holder(name, post, body, "holder.table")


def _find_column(heads: Mapping[str, int], wanted: frozenset[str]) -> int | None:
    return next((column for words, column in heads.items() if words in wanted), None)
