"""Whether each document has its frozen texts, as they were stored."""

from sqlalchemy import Connection, func, or_, select

from corpus.records import freeze_text
from corpus.store.checks.base import BATCH, Ledger, count_rows, find_documents, sample_documents
from corpus.store.documents import hash_input, hash_text
from corpus.store.tables import documents, revisions

LABEL = "문서와 원문"

_RESTORE = (
    "miclu restore FILE로 백업을 되살리거나, miclu rerun --from parse로 보관한 쪽에서 다시 만드세요"
)

_MARKS = (
    select(revisions.c.text_hash, documents.c.input_hash)
    .join_from(documents, revisions, revisions.c.document == documents.c.number)
    .where(revisions.c.revision == documents.c.revision)
    .order_by(documents.c.number)
)


def find_faults(connection: Connection, ledger: Ledger, *, full: bool) -> None:
    """Count the revisions of each document, and compare texts with their hashes."""
    ledger.rows += count_rows(connection, documents)
    counted = (
        select(
            revisions.c.document,
            func.max(revisions.c.revision).label("last"),
            func.count().label("count"),
        )
        .group_by(revisions.c.document)
        .subquery()
    )
    broken = (
        select(documents.c.id)
        .outerjoin_from(documents, counted, counted.c.document == documents.c.number)
        .where(
            or_(
                counted.c.last.is_(None),
                counted.c.last != documents.c.revision,
                counted.c.count != documents.c.revision,
            )
        )
    )
    ledger.note_rows(connection, "문서의 판이 빠졌습니다", broken, remedy=_RESTORE)
    _compare_texts(connection, ledger, full=full)


def _compare_texts(connection: Connection, ledger: Ledger, *, full: bool) -> None:
    changed, outdated = [], []
    chosen = sample_documents(connection, full=full)
    marks = connection.execution_options(yield_per=BATCH).execute(_MARKS.where(chosen))
    for document, mark in zip(find_documents(connection, chosen), marks, strict=True):
        ledger.rows += 1
        is_frozen = freeze_text(document.text) == document.text
        if hash_text(document.text) != mark.text_hash or not is_frozen:
            changed.append(document.id)
        elif hash_input(document) != mark.input_hash:
            outdated.append(document.id)
    ledger.note("저장한 뒤 바뀐 원문이 있습니다", changed, remedy=_RESTORE)
    ledger.note("원문의 표지가 원문과 다릅니다", outdated, remedy=_RESTORE)
