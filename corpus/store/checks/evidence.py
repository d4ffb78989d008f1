"""Whether mentions and facts are borne out by the words that they point to."""

from collections.abc import Iterator

from sqlalchemy import Connection, select

from corpus.errors import EvidenceError, UnknownFactError
from corpus.evidence import check_evidence
from corpus.records import Document
from corpus.store.checks.base import Ledger, find_documents, sample_documents
from corpus.store.documents import get_document
from corpus.store.readings import find_revision, get_reading
from corpus.store.tables import AnyRow, documents, facts

LABEL = "근거 문장"

_REMEDY = "miclu rerun --from read로 다시 읽으세요"


def find_faults(connection: Connection, ledger: Ledger, *, full: bool) -> None:
    """Compare the places of mentions and facts with the text, and the sentences beside facts."""
    chosen = sample_documents(connection, full=full)
    faults: list[str] = []
    for document in find_documents(connection, chosen):
        ledger.rows += 1
        faults += _find_faults(connection, document)
    ledger.note("근거가 원문과 다릅니다", faults, remedy=_REMEDY)


def _find_faults(connection: Connection, document: Document) -> Iterator[str]:
    revision = find_revision(connection, document.id)
    if revision is None:
        return
    if revision != document.revision:
        document = get_document(connection, document.id, revision=revision)
    try:
        reading = get_reading(connection, document.id)
        assert reading is not None
        check_evidence(reading, document.text)
    except (EvidenceError, UnknownFactError, ValueError, IndexError) as error:
        yield f"{document.id}: {error}"
        return
    for row in _stored(connection, document):
        end = row.sentence_start + len(row.sentence)
        is_inside = row.sentence_start <= row.start and row.end <= end
        if document.text[row.sentence_start : end] != row.sentence or not is_inside:
            yield f"{document.id}/{row.place}: 문장이 원문과 다름"


def _stored(connection: Connection, document: Document) -> Iterator[AnyRow]:
    columns = (
        facts.c.place,
        facts.c.start,
        facts.c.end,
        facts.c.sentence,
        facts.c.sentence_start,
    )
    chosen = (
        select(*columns)
        .join_from(facts, documents, documents.c.number == facts.c.document)
        .where(documents.c.id == document.id)
        .order_by(facts.c.place)
    )
    yield from connection.execute(chosen)
