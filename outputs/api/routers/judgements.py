"""Judgements: which names are one entity, as people decide."""

from operator import attrgetter
from typing import Annotated

from fastapi import Path, Query, Request
from pydantic import Field

from corpus.resolution.judging import Preview, judge, preview
from corpus.resolution.judging import undo as take_back
from corpus.store import Decision, Judgement, Verdict
from outputs.accounts import Identity
from outputs.api.access import Analyst, Reader, SiteOf
from outputs.api.models.common import LARGEST, LONGEST_WORDS, ListInput, Page
from outputs.api.models.entities import JudgementInput
from outputs.api.paging import make_page, read_cursor
from outputs.routing import SnapshotRouter

router = SnapshotRouter(prefix="/judgements", tags=["판정 judgements"])

Number = Annotated[int, Path(ge=1, le=LARGEST, description="판정 번호 / Number of the judgement")]


class LogInput(ListInput):
    """Which judgements."""

    key: str | None = Field(
        default=None,
        max_length=LONGEST_WORDS,
        description="이름의 열쇠 / Only about this key of a name",
    )
    with_undone: bool = Field(default=False, description="물린 것도 / Also what was undone")


@router.get("", summary="판정 목록 / Judgements", dependencies=[Reader])
def find_judgements(
    asked: Annotated[LogInput, Query()], site: SiteOf, request: Request
) -> Page[Judgement]:
    """새것부터 준다. / Give them, the last first."""
    found = site.store.judgements.find(
        key=asked.key,
        with_undone=asked.with_undone,
        before=read_cursor(asked.cursor, "judgements"),
        limit=asked.limit + 1,
    )
    return make_page(request, "judgements", found, limit=asked.limit, number=attrgetter("number"))


@router.post("", status_code=201, summary="판정 / Judge")
def add_judgement(asked: JudgementInput, site: SiteOf, author: Analyst) -> Judgement:
    """두 이름이 같은지 정하고 바로 묶거나 가른다. 분석가만 한다. / Join or part; analysts only."""
    return judge(site.store, _make_verdict(asked, author))


@router.post("/preview", summary="판정 미리 보기 / What a judgement would do")
def preview_judgement(asked: JudgementInput, site: SiteOf, author: Analyst) -> Preview:
    """아무것도 바꾸지 않고 무엇이 바뀔지 준다. / Tell what it would do; nothing is stored."""
    return preview(site.store, _make_verdict(asked, author))


@router.post("/{number}/undo", status_code=201, summary="판정 물리기 / Undo a judgement")
def undo_judgement(number: Number, site: SiteOf, author: Analyst) -> Judgement:
    """판정을 물리고 그 앞의 상태로 되돌린다. / Take it back, with all that followed."""
    return take_back(site.store, number, author=author.name)


def _make_verdict(asked: JudgementInput, author: Identity) -> Verdict:
    return Verdict(
        left=asked.left,
        right=asked.right,
        decision=Decision(asked.decision),
        author=author.name,
        reason=asked.reason,
    )
