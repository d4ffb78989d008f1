"""Whether the database itself is whole: pages, indices, constraints."""

from collections.abc import Iterator
from pathlib import Path

from sqlalchemy import Connection, text
from sqlalchemy.exc import DBAPIError

from corpus.store.checks.base import Ledger

LABEL = "데이터베이스 파일"
RESTORE = (
    "miclu restore FILE로 백업을 되살리세요. 백업이 없으면 새 저장소에서 miclu rerun --from parse"
)

_REINDEX = "REINDEX나 VALIDATE CONSTRAINT로 고치세요"
_INVALID = text(
    "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid"
    " UNION ALL SELECT conname::text FROM pg_constraint WHERE NOT convalidated"
)
_STORED = text("SELECT name FROM sqlite_master WHERE type = 'table' AND rootpage > 0 ORDER BY name")
# Of the header of a file. Source: https://www.sqlite.org/fileformat.html#the_database_header
_MAGIC = b"SQLite format 3\0"
_PAGE_SIZE, _PAGES = slice(16, 18), slice(28, 32)
_LEAST_PAGE, _MOST_PAGE, _LARGEST = 512, 65_536, 1
# A page begins with its kind of tree; a long text's with the high byte of the next page's number,
# which is 0 below 16 million pages. Source: https://www.sqlite.org/fileformat.html#b_tree_pages
_KINDS = frozenset({0, 2, 5, 10, 13})
_SAMPLE = 1_000


def find_faults(connection: Connection, ledger: Ledger, *, full: bool) -> None:  # noqa: ARG001
    """Let the database look at itself: SQLite at each page, PostgreSQL at what it holds invalid."""
    if connection.dialect.name == "sqlite":
        ledger.rows += connection.scalar(text("PRAGMA page_count")) or 0
        if _ask(connection):
            for table, said in _find_broken(connection):
                ledger.note(f"{table}에 깨진 곳이 있습니다", said, remedy=RESTORE)
    else:
        found = connection.scalars(_INVALID)
        ledger.note("쓸 수 없는 색인이나 제약이 있습니다", found, remedy=_REINDEX)


def find_damage(path: Path, ledger: Ledger) -> None:
    """Tell from the bytes of a file why SQLite cannot open it, looking at a thousand pages at most.

    Raises:
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        head, length = file.read(100), path.stat().st_size
        if not length:
            ledger.note("파일이 비어 있습니다", [path], remedy=RESTORE)
            return
        if not head.startswith(_MAGIC):
            shown = head[: len(_MAGIC)].hex(" ")
            ledger.note("파일의 머리가 SQLite의 것이 아닙니다", [shown], remedy=RESTORE)
        size, pages = _read_size(head, length)
        there = -(-length // size)
        if there < pages:
            left = f"{pages:,}쪽 가운데 {there:,}쪽"
            ledger.note("파일이 잘렸습니다. 남은 것", [left], remedy=RESTORE)
        numbers = range(2, there + 1, max(1, there // _SAMPLE))
        strange = []
        for number in numbers:
            file.seek((number - 1) * size)
            page = file.read(size)
            if page[0] not in _KINDS or not any(page):
                strange.append(f"{number:,}쪽")
    ledger.rows += len(numbers)
    ledger.note(f"살핀 {len(numbers):,}쪽 가운데 알아볼 수 없는 쪽", strange, remedy=RESTORE)


def _ask(connection: Connection, table: str = "") -> list[str]:
    """Give what SQLite finds wrong with a table and its indices, or with all of the file."""
    # A schema's names are ours, but this one may come from a damaged page.
    wish = f"('{table.replace(chr(39), chr(39) * 2)}')" if table else ""
    try:
        said = connection.scalars(text(f"PRAGMA integrity_check{wish}")).all()
    except DBAPIError as error:
        return [str(error.orig)]
    return [each for each in said if each != "ok"]


def _find_broken(connection: Connection) -> Iterator[tuple[str, list[str]]]:
    """Yield the tables that are broken, themselves or in an index, with what SQLite says of each.

    Where none is, something between them is: the list of free pages, say.
    """
    found = False
    for table in connection.scalars(_STORED).all():
        if said := _ask(connection, table):
            found = True
            yield f"표 {table}", said
    if not found:
        yield "표 사이", _ask(connection)


def _read_size(head: bytes, length: int) -> tuple[int, int]:
    """Give the size of a page and how many the header tells of; of a file, where it makes none."""
    size = int.from_bytes(head[_PAGE_SIZE])
    size = _MOST_PAGE if size == _LARGEST else size
    if not _LEAST_PAGE <= size <= _MOST_PAGE or size & (size - 1):
        size = 4096
        return size, length // size
    return size, int.from_bytes(head[_PAGES])
