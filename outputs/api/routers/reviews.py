"""Reviews: the queue, the log, and decisions."""

from operator import attrgetter
from typing import Annotated

from fastapi import Query, Request
from pydantic import Field

from corpus.knowledge import make_statement
from corpus.store.review_views import QueueQuery, Review
from outputs.api.access import Analyst, Reader, SiteOf
from outputs.api.models.common import (
    LONGEST_WORDS,
    Days,
    FactWord,
    Key,
    ListInput,
    OneOf,
    Page,
    make_next,
)
from outputs.api.models.facts import FactItem
from outputs.api.models.reviews import Decided, Entry, ReviewInput, UndoInput
from outputs.api.paging import make_page, read_cursor
from outputs.routing import SnapshotRouter
from outputs.session import check_publisher, get_entity

router = SnapshotRouter(tags=["검토 reviews"])

STATUSES = ("unreviewed", "accepted", "corrected", "rejected")


class QueueInput(ListInput, Days):
    """Which facts wait."""

    type: FactWord | None = Field(default=None, description="사실의 종류 / Fact type")
    entity: str | None = Field(
        default=None, max_length=LONGEST_WORDS, description="이름이나 열쇠 / Name, alias or key"
    )
    publisher: str | None = Field(
        default=None, max_length=100, description="매체의 열쇠 / Key of the publisher"
    )
    status: Annotated[str, OneOf(STATUSES)] = Field(
        default="unreviewed", description="검토 상태 / State of review"
    )


class LogInput(ListInput):
    """Which rows of the log."""

    fact: str | None = Field(
        default=None, max_length=300, description="사실의 열쇠 / Only about this fact"
    )
    author: str | None = Field(default=None, max_length=100, description="누가 / Only by this user")


@router.get("/reviews/queue", summary="검토할 사실 / What waits for review", dependencies=[Reader])
def get_review_queue(
    asked: Annotated[QueueInput, Query()], site: SiteOf, request: Request
) -> Page[FactItem]:
    """의심과 무게가 큰 것부터 준다. / Facts by doubt and weight, the most needed first."""
    check_publisher(site.store, asked.publisher)
    query = QueueQuery(
        type=asked.type,
        entity_key=get_entity(site.store, asked.entity).key if asked.entity else None,
        publisher=asked.publisher,
        since=asked.since,
        until=asked.until,
        status=asked.status,
    )
    page = site.store.reviews.find_queue(query, limit=asked.limit, after=asked.cursor or None)
    found = [make_statement(stored) for stored in page.statements]
    return Page(
        items=[FactItem.tell(statement, site.publishers) for statement in found],
        next=make_next(request, page.following),
    )


@router.get("/reviews", summary="검토 기록 / The review log", dependencies=[Reader])
def get_review_log(
    asked: Annotated[LogInput, Query()], site: SiteOf, request: Request
) -> Page[Entry]:
    """새것부터 준다. / Give rows of the log, the last first."""
    log = site.store.reviews.find_log(
        statement=asked.fact,
        author=asked.author,
        before=read_cursor(asked.cursor, "reviews"),
        limit=asked.limit + 1,
    )
    page = make_page(request, "reviews", log, limit=asked.limit, number=attrgetter("number"))
    return Page(items=[Entry.of(entry) for entry in page.items], next=page.next)


@router.post("/facts/{key}/reviews", status_code=201, summary="판정 / Decide")
def review_fact(key: Key, review: ReviewInput, site: SiteOf, author: Analyst) -> Decided:
    """같은 사실 모두에 적용된다. 분석가만 한다. / It holds for all equal facts; analysts only."""
    number = site.store.reviews.decide(
        Review(
            statement=key,
            decision=review.decision,
            author=author.name,
            version=review.version,
            fields=review.fields,
            reason=review.reason,
        )
    )
    return Decided(version=number)


@router.post("/facts/{key}/reviews/undo", status_code=201, summary="물리기 / Undo")
def undo_review(key: Key, asked: UndoInput, site: SiteOf, author: Analyst) -> Decided:
    """마지막 판정을 물린다. 그 앞의 것이 다시 선다. / Take back the decision in force."""
    number = site.store.reviews.undo(key, author=author.name, version=asked.version)
    return Decided(version=number)
