"""How well the file readers do on a folder of files whose words and rows are known.

`DIR/index.jsonl` has an object a file: `file` (in DIR), `must_contain` (strings), `rows` (lists of
cells that must stand in one table row, in that order) and `expect`: `ok`, `partial` or
`error:REASON`. White space does not count: it is layout, and every format has its own. Nor do
variants of one sign (NFKC, dashes, quotes, dots); telephone numbers are masked on both sides.
"""

import json
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from corpus.documents import Unreadable
from corpus.documents.parts.wording import clean_words
from corpus.errors import BadDocumentError
from corpus.isolation import FileReaders, Finished, Job
from corpus.privacy import mask_phones
from corpus.records import Document
from corpus.structure import Table
from outputs.evaluations import Report

_INDEX = "index.jsonl"
_OK = "ok"
_PARTIAL = "partial"
_ERROR = "error:"
# A file locked against copying is a locked file too: either word is right.
_SAME_REASONS = {"distribution": "encrypted"}
_FETCHED = datetime(2000, 1, 1, tzinfo=UTC)
_MEGABYTE = 2**20
# Signs that look alike and that fonts and writers exchange.
_VARIANTS = {
    **dict.fromkeys(map(ord, "‧∙•・ㆍ․"), "·"),
    **dict.fromkeys(map(ord, "‐‑–—―−"), "-"),
    **dict.fromkeys(map(ord, "“”″"), '"'),
    **dict.fromkeys(map(ord, "‘’′"), "'"),
    **dict.fromkeys(map(ord, "～∼〜"), "~"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wish:
    """A line of the index."""

    file: str
    must_contain: tuple[str, ...] = ()
    rows: tuple[tuple[str, ...], ...] = ()
    expect: str = _OK


@dataclass(slots=True, kw_only=True)
class _Result:
    """What reading a file gave, and what of the wish it misses."""

    wish: _Wish
    found: str = _OK
    strings: int = 0
    rows: int = 0
    misses: list[dict[str, Any]] = field(default_factory=list)
    seconds: float = 0.0
    peak_bytes: int = 0


def evaluate(path: Path) -> Report:
    """Read every file that the index names, and tell what is missing.

    Raises:
        BadDocumentError: The index cannot be read, or a line of it is not in its form.
    """
    wishes = list(_load(path / _INDEX))
    with FileReaders() as readers:
        results = [_judge(readers, path, wish) for wish in wishes]
    return Report(
        fields=_make_fields(results),
        tables=(_make_files_table(results), _make_totals_table(results)),
        misses=tuple(
            json.dumps(miss, ensure_ascii=False) for each in results for miss in each.misses
        ),
    )


def _load(index: Path) -> Iterator[_Wish]:
    try:
        lines = index.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise BadDocumentError(str(index), f"cannot be read ({error})") from error
    for number, line in enumerate(lines, start=1):
        if line.strip():
            yield _parse(line, place=f"{index}:{number}")


def _parse(line: str, *, place: str) -> _Wish:
    try:
        values = json.loads(line)
        return _Wish(
            file=str(values["file"]),
            must_contain=tuple(map(str, values.get("must_contain") or ())),
            rows=tuple(tuple(map(str, row)) for row in values.get("rows") or ()),
            expect=str(values.get("expect") or _OK),
        )
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadDocumentError(place, f"is no line of such an index ({error!r})") from error


def _judge(readers: FileReaders, folder: Path, wish: _Wish) -> _Result:
    result = _Result(wish=wish, found="error:empty")
    documents = []
    for _, outcome in readers.read([Job(path=folder / wish.file, fetched=_FETCHED)]):
        if isinstance(outcome, Finished):
            result.seconds, result.peak_bytes = outcome.seconds, outcome.peak_bytes
        elif isinstance(outcome, Document):
            documents.append(outcome)
        elif not documents:
            result.found = _tell(outcome)
    if documents:
        result.found = _PARTIAL if any(each.partial for each in documents) else _OK
    if not _is_expected(wish.expect, result.found):
        result.misses.append({"file": wish.file, "expect": wish.expect, "found": result.found})
    _count(result, documents)
    return result


def _tell(fault: Unreadable) -> str:
    return f"{_ERROR}{fault.reason}"


def _is_expected(expect: str, found: str) -> bool:
    """Tell whether an outcome is the expected one; a document that may lack something is one."""
    if expect == _OK:
        return found in {_OK, _PARTIAL}
    reasons = (word.removeprefix(_ERROR) for word in (expect, found))
    wanted, given = (_SAME_REASONS.get(reason, reason) for reason in reasons)
    return wanted == given


def _count(result: _Result, documents: Sequence[Document]) -> None:
    """Count the strings and rows that stand in the documents, and note the others."""
    words = _squeeze("\n".join(document.text for document in documents))
    rows = [row for document in documents for row in _list_rows(document)]
    for string in result.wish.must_contain:
        if _squeeze(string) in words:
            result.strings += 1
        else:
            result.misses.append({"file": result.wish.file, "string": string})
    for row in result.wish.rows:
        if any(_holds(cells, [_squeeze(cell) for cell in row]) for cells in rows):
            result.rows += 1
        else:
            result.misses.append({"file": result.wish.file, "row": list(row)})


def _list_rows(document: Document) -> Iterator[list[str]]:
    """Yield the rows of all tables as squeezed cells; a merged cell stands in each of its rows."""
    for table in document.structure.tables:
        for row in range(table.height):
            yield _list_cells(document.text, table, row)


def _list_cells(text: str, table: Table, row: int) -> list[str]:
    cells = (cell for cell in table.cells if cell.row <= row < cell.row + cell.rows)
    ordered = sorted(cells, key=lambda cell: cell.column)
    return [_squeeze(text[cell.start : cell.end]) for cell in ordered]


def _holds(cells: Sequence[str], wanted: Sequence[str]) -> bool:
    """Tell whether cells stand in a row in this order, others between them or not."""
    rest = iter(cells)
    return all(cell in rest for cell in wanted if cell)


def _squeeze(words: str) -> str:
    alike = mask_phones(clean_words(words)).translate(_VARIANTS)
    return "".join(unicodedata.normalize("NFKC", alike).split())


def _make_fields(results: Sequence[_Result]) -> dict[str, Any]:
    return {
        "files": len(results),
        "as_expected": sum(_is_expected(each.wish.expect, each.found) for each in results),
        "strings": _rate(
            sum(each.strings for each in results),
            sum(len(each.wish.must_contain) for each in results),
        ),
        "rows": _rate(
            sum(each.rows for each in results), sum(len(each.wish.rows) for each in results)
        ),
        "seconds": round(sum(each.seconds for each in results), 3),
        "peak_bytes": max((each.peak_bytes for each in results), default=0),
        "misses": [miss for each in results for miss in each.misses],
    }


def _rate(found: int, wanted: int) -> float:
    """Give the share that was found; 1.0 where nothing was asked for."""
    return round(found / wanted, 4) if wanted else 1.0


def _make_files_table(
    results: Sequence[_Result],
) -> tuple[tuple[str, ...], tuple[tuple[object, ...], ...]]:
    rows = tuple(
        (
            each.wish.file,
            each.wish.expect,
            each.found,
            f"{each.strings}/{len(each.wish.must_contain)}",
            f"{each.rows}/{len(each.wish.rows)}",
            f"{each.seconds:.2f}",
            f"{each.peak_bytes / _MEGABYTE:.0f}",
        )
        for each in results
    )
    return ("파일", "기대", "결과", "글", "표의 줄", "초", "메모리 MB"), rows


def _make_totals_table(
    results: Sequence[_Result],
) -> tuple[tuple[str, ...], tuple[tuple[object, ...], ...]]:
    fields = _make_fields(results)
    row = (fields["files"], fields["as_expected"], fields["strings"], fields["rows"])
    return ("파일 수", "기대대로", "글", "표의 줄"), (row,)
