"""What follows from many facts: contradictions, and people in posts over time."""

from typing import Annotated, Self

from fastapi import Query, Request
from pydantic import Field, model_validator

from corpus.knowledge import find_contradictions, find_terms
from outputs.api.access import Reader, SiteOf
from outputs.api.models.common import LONGEST_WORDS, ListInput, OneOf, Page
from outputs.api.models.entities import TermItem
from outputs.api.models.knowledge import ContradictionItem
from outputs.api.paging import cut_page, read_cursor
from outputs.routing import SnapshotRouter
from outputs.session import get_entity

router = SnapshotRouter(tags=["어긋남과 재직 knowledge"], dependencies=[Reader])

# Of what contradictions are told: `corpus/knowledge/contradictions.py`.
TYPES = ("event", "figure", "position")


class ContradictionInput(ListInput):
    """Which contradictions."""

    type: Annotated[str, OneOf(TYPES)] | None = Field(
        default=None, description="사실의 종류 / Fact type"
    )
    entity: str | None = Field(
        default=None, max_length=LONGEST_WORDS, description="이름이나 열쇠 / Name, alias or key"
    )


class TermInput(ListInput):
    """Whose posts, or the posts of which organisation."""

    organisation: str | None = Field(
        default=None, max_length=LONGEST_WORDS, description="조직의 이름이나 열쇠 / Organisation"
    )
    person: str | None = Field(
        default=None, max_length=LONGEST_WORDS, description="사람의 이름이나 열쇠 / Person"
    )
    role: str | None = Field(
        default=None, max_length=100, description="이 직위만, 어느 표기로든 / Only this post"
    )

    @model_validator(mode="after")
    def _check_named(self) -> Self:
        """Refuse to tell of nobody: an empty list would look like an answer."""
        if not (self.organisation or self.person):
            msg = "Name an organisation or a person"
            raise ValueError(msg)
        return self


@router.get("/contradictions", summary="어긋나는 사실 / Facts that contradict each other")
def get_contradictions(
    asked: Annotated[ContradictionInput, Query()], site: SiteOf, request: Request
) -> Page[ContradictionItem]:
    """마지막에 보도된 것부터 나란히 준다. / Side by side, those told of last first."""
    start = read_cursor(asked.cursor, "contradictions") or 0
    found = find_contradictions(
        site.store,
        fact_type=asked.type,
        entity_key=get_entity(site.store, asked.entity).key if asked.entity else None,
        limit=start + asked.limit + 1,
    )
    page = cut_page(request, "contradictions", found, start=start, limit=asked.limit)
    items = [ContradictionItem.of(each, site.publishers) for each in page.items]
    return Page(items=items, next=page.next)


@router.get("/terms", summary="누가 언제 어느 직위에 / Who held which post when")
def get_terms(
    asked: Annotated[TermInput, Query()], site: SiteOf, request: Request
) -> Page[TermItem]:
    """조직이나 사람을 대면 그 재직을 처음부터 준다. / Of an organisation or person, oldest first.

    둘 가운데 하나는 있어야 한다. / One of the two must be named.
    """
    keys = {
        name: get_entity(site.store, wanted).key
        for name, wanted in (("organisation", asked.organisation), ("person", asked.person))
        if wanted
    }
    found = find_terms(site.store, **keys, role=asked.role)
    start = read_cursor(asked.cursor, "terms") or 0
    page = cut_page(request, "terms", found, start=start, limit=asked.limit)
    return Page(items=[TermItem.of(term) for term in page.items], next=page.next)
