"""Whether the database itself is whole: pages, indices, constraints."""

from sqlalchemy import Connection, text

from corpus.store.checks.base import Ledger

LABEL = "데이터베이스 파일"

_RESTORE = "miclu restore FILE로 백업을 되살리세요"
_INVALID = text(
    "SELECT indexrelid::regclass::text FROM pg_index WHERE NOT indisvalid"
    " UNION ALL SELECT conname::text FROM pg_constraint WHERE NOT convalidated"
)


def find_faults(connection: Connection, ledger: Ledger, *, full: bool) -> None:  # noqa: ARG001
    """Let the database look at itself: SQLite at each page, PostgreSQL at what it holds invalid."""
    if connection.dialect.name == "sqlite":
        ledger.rows += connection.scalar(text("PRAGMA page_count")) or 0
        found = connection.scalars(text("PRAGMA integrity_check"))
        ledger.note("파일이 깨졌습니다", (each for each in found if each != "ok"), remedy=_RESTORE)
    else:
        found = connection.scalars(_INVALID)
        remedy = "REINDEX나 VALIDATE CONSTRAINT로 고치세요"
        ledger.note("쓸 수 없는 색인이나 제약이 있습니다", found, remedy=remedy)
