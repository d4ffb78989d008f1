"""One box for everything: the best documents and facts, and names in the typing."""

from typing import Annotated

from fastapi import Query, Request
from pydantic import BaseModel, Field

from corpus.search.records import Coverage, SearchRequest, Suggestion
from outputs.api.access import Reader, SiteOf
from outputs.api.models.common import LONGEST_WORDS, Input, make_next
from outputs.api.models.facts import FactItem
from outputs.api.models.search import DocumentHit, Found
from outputs.routing import SnapshotRouter
from outputs.search import search_documents, search_facts, suggest_names

router = SnapshotRouter(tags=["찾기 search"], dependencies=[Reader])


class BoxInput(Input):
    """What stands in the box."""

    words: str = Field(
        min_length=1,
        max_length=LONGEST_WORDS,
        description="찾을 말 / What is looked for",
        examples=["산단공 업무협약"],
    )
    limit: int = Field(default=10, ge=1, le=50, description="저마다 가장 많은 수 / Most of each")


class Box(BaseModel):
    """찾은 것 / The best documents and facts; `next` of each leads on in its own list."""

    documents: Found[DocumentHit] = Field(description="문서 / Documents")
    facts: Found[FactItem] = Field(description="사실 / Facts")


@router.get("/search", summary="문서와 사실 함께 찾기 / Find documents and facts")
def find_all(asked: Annotated[BoxInput, Query()], site: SiteOf, request: Request) -> Box:
    """가장 맞는 문서와 사실을 준다. / Give the best documents and facts."""
    wish = SearchRequest(words=asked.words, limit=asked.limit)
    documents, facts = search_documents(site.store, wish), search_facts(site.store, wish)
    hits = [DocumentHit.of(hit) for hit in documents.hits]
    items = [FactItem.of(hit, site.publishers) for hit in facts.hits]
    box = Box(
        documents=Found.of(hits, documents.summary, request),
        facts=Found.of(items, facts.summary, request),
    )
    for name, found, summary in (
        ("documents", box.documents, documents.summary),
        ("facts", box.facts, facts.summary),
    ):
        found.next = make_next(request, summary.cursor or None, resource=name)
    return box


@router.get("/suggestions", summary="쳐 가는 이름 / Names in the typing")
def get_suggestions(asked: Annotated[BoxInput, Query()], site: SiteOf) -> list[Suggestion]:
    """앞부분이나 초성이 맞는 개체를 준다. / Entities by the beginning or 초성 of a name."""
    return list(suggest_names(site.store, asked.words, limit=asked.limit))


@router.get("/coverage", summary="찾는 범위 / What there is to be searched")
def get_coverage(site: SiteOf) -> Coverage:
    """매체와 주, 빠진 때를 준다. / Give publishers, weeks and gaps of the base."""
    return site.store.searching.find_coverage()
