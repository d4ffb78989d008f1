"""Activities of clusters."""

from typing import Annotated

from fastapi import Query, Request
from pydantic import Field

from corpus.activities.reading import ActivityRequest, find_activities
from outputs.api.access import Reader, SiteOf
from outputs.api.models.activities import ActivityItem, ActivityPage
from outputs.api.models.common import LONGEST_WORDS, Days, ListInput, Namesake, OneOf, make_next
from outputs.namesakes import find_namesakes
from outputs.routing import SnapshotRouter
from outputs.session import get_entity

router = SnapshotRouter(prefix="/activities", tags=["활동 activities"], dependencies=[Reader])

STATES = ("announced", "held", "cancelled")


class ActivityInput(ListInput, Days):
    """Which activities; the days are those of the activity."""

    entity: str | None = Field(
        default=None,
        min_length=1,
        max_length=LONGEST_WORDS,
        description="주최나 참가한 곳 / Name or key of an organiser or participant",
    )
    kind: str | None = Field(
        default=None, max_length=100, description="종류, 어느 말로든 / Kind in any of its words"
    )
    status: Annotated[str, OneOf(STATES)] | None = Field(
        default=None, description="진행 상태 / What came of it"
    )


@router.get("", summary="활동 목록 / Activities")
def get_activities(
    asked: Annotated[ActivityInput, Query()], site: SiteOf, request: Request
) -> ActivityPage:
    """여러 문서의 활동을 하나로 묶어 새것부터 준다. / Each once, the latest first."""
    entity = get_entity(site.store, asked.entity) if asked.entity else None
    wish = ActivityRequest(
        entities=(entity.key,) if entity else (),
        kind=asked.kind,
        status=asked.status,
        since=asked.since,
        until=asked.until,
        limit=asked.limit,
        cursor=asked.cursor or "",
    )
    answer = find_activities(site.store, wish)
    namesakes = find_namesakes(site.store, asked.entity, entity) if asked.entity and entity else ()
    return ActivityPage(
        items=[ActivityItem.of(each) for each in answer.activities],
        next=make_next(request, answer.cursor or None),
        namesakes=list(map(Namesake.of, namesakes)),
    )
