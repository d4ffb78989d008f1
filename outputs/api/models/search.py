"""What is searched, and what is told of a search besides its hits."""

from dataclasses import fields
from typing import Annotated, Generic, Literal, Self, TypeVar

from fastapi import Request
from pydantic import BaseModel, Field

from corpus.search.records import (
    FACETS,
    Coverage,
    Expansion,
    Facet,
    Filters,
    SearchRequest,
    Sort,
    Summary,
    Understood,
)
from corpus.store import Hit
from outputs.api.models.common import (
    LONGEST_WORDS,
    Days,
    FactWord,
    ListInput,
    OneOf,
    Page,
    make_next,
)
from outputs.api.models.documents import Head

T = TypeVar("T")

KINDS = ("news", "press_release", "report")
STATUSES = ("reviewed", "unreviewed", "accepted", "corrected", "rejected")
_DOCUMENT_FACETS = tuple(facet for facet in FACETS if facet != "status")
_FILTERS = tuple(each.name for each in fields(Filters) if each.name != "with_held")


class SearchInput(ListInput, Days):
    """A search; what is left out does not restrict."""

    words: str = Field(
        default="",
        max_length=LONGEST_WORDS,
        description='찾을 말: 낱말, "구", 앞말*, 초성, 회원사 > 300 / Words, phrases, values',
        examples=["산단공 업무협약"],
    )
    type: FactWord | None = Field(default=None, description="사실의 종류 / Fact type")
    entity: str | None = Field(
        default=None, max_length=LONGEST_WORDS, description="이름이나 열쇠 / Name, alias or key"
    )
    publisher: str | None = Field(
        default=None, max_length=100, description="매체의 열쇠 / Key of the publisher"
    )
    kind: Annotated[str, OneOf(KINDS)] | None = Field(
        default=None, description="문서의 종류 / Kind of the document"
    )
    expand: bool = Field(
        default=True, description="다른 이름으로도 찾기 / Also look for other names of entities"
    )

    def make_filters(self) -> Filters:
        """Give what all hits must be."""
        return Filters(**{name: getattr(self, name) for name in _FILTERS if hasattr(self, name)})

    def make_request(self, *, sort: Sort | None = None, facets: list[str]) -> SearchRequest:
        """Give what is to be found."""
        return SearchRequest(
            words=self.words,
            filters=self.make_filters(),
            sort=sort,
            limit=self.limit,
            cursor=self.cursor or "",
            facets=tuple(dict.fromkeys(facets)),
            expand=self.expand,
        )


class DocumentSearch(SearchInput):
    """A search of documents."""

    sort: Literal[Sort.RELEVANCE, Sort.NEWEST, Sort.OLDEST] | None = Field(
        default=None, description="차례 / Order; else by relevance, the newest without words"
    )
    facets: list[Annotated[str, OneOf(_DOCUMENT_FACETS)]] = Field(
        default=[], max_length=len(FACETS), description="나누어 셀 것 / What hits are counted by"
    )


class FactSearch(SearchInput):
    """A search of facts."""

    status: Annotated[str, OneOf(STATUSES)] | None = Field(
        default=None, description="검토 상태 / State of review"
    )
    sort: Sort | None = Field(
        default=None, description="차례, 없으면 새것부터 / Order; else the newest first"
    )
    facets: list[Annotated[str, OneOf(FACETS)]] = Field(
        default=[], max_length=len(FACETS), description="나누어 셀 것 / What hits are counted by"
    )


class Found(Page[T], Generic[T]):
    """찾은 것의 한 쪽 / A page of hits, with what is told of the whole search."""

    total: int = Field(description="모두 / Hits; at least so many where `is_exact` is false")
    is_exact: bool = Field(description="정확한 수인지 / Whether `total` is exact")
    sort: Sort = Field(description="차례 / Order of the hits")
    facets: tuple[Facet, ...] = Field(description="나누어 센 것 / Counts by the asked facets")
    understood: Understood = Field(description="어떻게 읽었는지 / How the words were read")
    expansions: tuple[Expansion, ...] = Field(description="함께 찾은 이름 / Also searched")
    coverage: Coverage = Field(description="찾은 범위 / What was there to be searched")

    @classmethod
    def of(cls, items: list[T], summary: Summary, request: Request) -> Self:
        """Make a page of hits."""
        told = {name: getattr(summary, name) for name in cls.model_fields if hasattr(summary, name)}
        return cls(items=items, next=make_next(request, summary.cursor or None), **told)


class DocumentHit(BaseModel):
    """찾은 문서 / A found document with its best sentence."""

    document: Head = Field(description="문서 / The document")
    score: float = Field(description="이 찾기 안에서의 점수 / Compares only within this search")
    snippet: str = Field(description="가장 맞는 문장 / Best sentence")
    spans: list[tuple[int, int]] = Field(description="찾은 말의 자리 / Places of the words in it")

    @classmethod
    def of(cls, hit: Hit) -> Self:
        """Make it of a hit."""
        return cls(
            document=Head.of(hit.document),
            score=hit.score,
            snippet=hit.snippet,
            spans=list(hit.spans),
        )
