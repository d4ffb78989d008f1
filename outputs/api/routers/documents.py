"""Documents: list, one, its names, its revisions, what changed."""

from typing import Annotated

from fastapi import Query, Request
from pydantic import Field

from outputs.api.access import Reader, SiteOf
from outputs.api.models.common import DocumentId, Input, Revision
from outputs.api.models.documents import Changed, Difference, Full, Name, RevisionHead
from outputs.api.models.search import DocumentHit, DocumentSearch, Found
from outputs.changes import find_changes
from outputs.routing import SnapshotRouter
from outputs.search import search_documents
from outputs.session import check_entity, check_publisher

router = SnapshotRouter(prefix="/documents", tags=["문서 documents"], dependencies=[Reader])


class RevisionInput(Input):
    """Which revision."""

    revision: Revision | None = Field(
        default=None, description="판, 없으면 가장 새것 / Else newest"
    )


class DifferenceInput(Input):
    """Which revisions are compared."""

    old: Revision | None = Field(
        default=None, description="앞 판, 없으면 `new`의 앞 / Else the one before `new`"
    )
    new: Revision | None = Field(default=None, description="뒤 판, 없으면 가장 새것 / Else newest")


@router.get("", summary="문서 찾기 / Find documents")
def find_documents(
    asked: Annotated[DocumentSearch, Query()], site: SiteOf, request: Request
) -> Found[DocumentHit]:
    """찾을 말이 없으면 모두 새것부터 준다. / All documents, the newest first, without words."""
    check_publisher(site.store, asked.publisher)
    check_entity(site.store, asked.entity)
    wish = asked.make_request(sort=asked.sort, facets=asked.facets)
    answer = search_documents(site.store, wish)
    return Found.of([DocumentHit.of(hit) for hit in answer.hits], answer.summary, request)


@router.get("/{document_id}", summary="문서 하나 / One document")
def get_document(
    document_id: DocumentId, site: SiteOf, asked: Annotated[RevisionInput, Query()]
) -> Full:
    """본문과 구조를 준다. / Give a document with its frozen text and structure."""
    return Full.of(site.store.get_document(document_id, revision=asked.revision))


@router.get("/{document_id}/names", summary="본문의 이름 / Names in the text")
def get_document_names(document_id: DocumentId, site: SiteOf) -> list[Name]:
    """읽은 이름을 글의 차례대로 준다. / Give what was read; empty where nothing is read yet."""
    reading = site.store.get_reading(document_id)
    return [Name.of(mention) for mention in reading.mentions] if reading else []


@router.get("/{document_id}/revisions", summary="판 목록 / Its revisions")
def get_revisions(document_id: DocumentId, site: SiteOf) -> list[RevisionHead]:
    """모든 판을 처음부터 준다. / Give all revisions, the first one first."""
    newest = site.store.get_document(document_id)
    found = (
        site.store.get_document(document_id, revision=number)
        for number in range(1, newest.revision + 1)
    )
    return [
        RevisionHead(
            revision=each.revision,
            title=each.title,
            modified=each.modified,
            fetched=each.fetched,
            length=len(each.text),
        )
        for each in found
    ]


@router.get("/{document_id}/diff", summary="두 판의 차이 / What changed")
def get_difference(
    document_id: DocumentId, site: SiteOf, asked: Annotated[DifferenceInput, Query()]
) -> Difference:
    """낱말마다 바뀐 것을 준다. / Give what changed between two revisions, word by word."""
    after = site.store.get_document(document_id, revision=asked.new)
    earlier = asked.old or max(after.revision - 1, 1)
    before = site.store.get_document(document_id, revision=earlier)
    changes = find_changes(before.text, after.text)
    return Difference(
        document=after.id,
        old=before.revision,
        new=after.revision,
        changes=[Changed.of(change) for change in changes],
    )
