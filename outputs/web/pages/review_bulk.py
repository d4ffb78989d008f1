"""Review of many facts at once: a filter, a preview, one click."""

from typing import Annotated

from fastapi import Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from corpus.errors import (
    MissingEntityError,
    MissingStatementError,
    ReviewConflictError,
    ReviewError,
)
from corpus.facts import fact_types
from outputs.routing import SnapshotRouter
from outputs.site import Site
from outputs.web.access import Analyst, FormToken, SiteOf
from outputs.web.inputs import Number
from outputs.web.rendering import render
from outputs.web.reviewing.bulk import (
    MOST,
    Bunch,
    decide_bunch,
    find_bunch,
    find_last_bunch,
    undo_bunch,
)
from outputs.web.reviewing.deciding import ACCEPTED, REASONS, REJECTED, note, read_place
from outputs.web.reviewing.log import UNDONE
from outputs.web.reviewing.place import Place

router = SnapshotRouter(prefix="/review")

_NO_NAME = "이런 이름이 없습니다."
_CHANGED = "그 사이 목록이 바뀌어 아무것도 저장하지 않았습니다. 다시 보고 판정하십시오."
_NOT_UNDONE = "그 사이 다른 판정이 저장되어 되돌리지 않았습니다."
_NO_FILTER = "먼저 종류, 이름, 매체나 날짜로 거르십시오."
_NO_REASON = "버리는 까닭을 고르거나 쓰십시오."

Typed = Annotated[str, Form(max_length=2_000)]


@router.get("/bulk")
def show(
    request: Request,
    site: SiteOf,
    _: Analyst,
    place: Annotated[Place, Query()],
    done: Number = 0,
    undone: Number = 0,
) -> Response:
    """Show what a filter finds, with a sample; nothing without a filter."""
    return _show(request, site, place, done=done, undone=undone)


@router.post("/bulk", dependencies=[FormToken])
def decide(
    request: Request,
    site: SiteOf,
    analyst: Analyst,
    place: Typed = "",
    digest: Typed = "",
    decision: Typed = "",
    reason: Typed = "",
) -> Response:
    """Decide about exactly what was shown, all or nothing."""
    where = read_place(place)
    if decision not in (ACCEPTED, REJECTED) or not where.filters:
        return _show(request, site, where, notice=_NO_FILTER, status=422)
    if decision == REJECTED and not reason.strip():
        return _show(request, site, where, notice=_NO_REASON, status=422)
    told = reason.strip() if decision == REJECTED else ""
    try:
        bunch = find_bunch(site, where)
        if bunch.digest != digest or not bunch.items:
            return _show(request, site, where, notice=_CHANGED, status=409, reason=reason)
        numbers = decide_bunch(site, analyst, bunch, decision=decision, reason=told)
    except (ReviewConflictError, MissingStatementError, MissingEntityError, ReviewError):
        return _show(request, site, where, notice=_CHANGED, status=409, reason=reason)
    span = {"count": len(numbers), "first": numbers[0], "last": numbers[-1]}
    note(site, analyst, f"bulk.{decision}", where.query() or "-", **span)
    query = where.query(done=len(numbers), after="", fact="")
    return RedirectResponse(f"/review/bulk?{query}", status_code=303)


@router.post("/bulk/undo", dependencies=[FormToken])
def undo(
    request: Request,
    site: SiteOf,
    analyst: Analyst,
    place: Typed = "",
    line: Annotated[Number, Form()] = 0,
) -> Response:
    """Take back the last bunch of this analyst, all or nothing."""
    where = read_place(place)
    last = find_last_bunch(site, analyst.name)
    if last is None or last.line.number != line:
        return _show(request, site, where, notice=_NOT_UNDONE, status=409)
    try:
        undo_bunch(site, analyst, last)
    except (ReviewConflictError, MissingStatementError):
        return _show(request, site, where, notice=_NOT_UNDONE, status=409)
    note(site, analyst, f"bulk.{UNDONE}", last.line.subject, **last.line.details)
    query = where.query(undone=last.count, after="", fact="")
    return RedirectResponse(f"/review/bulk?{query}", status_code=303)


def _show(
    request: Request,
    site: Site,
    place: Place,
    *,
    notice: str = "",
    status: int = 200,
    reason: str = "",
    done: int = 0,
    undone: int = 0,
) -> Response:
    bunch: Bunch | None = None
    if place.filters:
        try:
            bunch = find_bunch(site, place)
        except MissingEntityError:
            notice, status = _NO_NAME, 404
    return render(
        request,
        "review_bulk.html",
        status=status,
        place=place,
        bunch=bunch,
        most=MOST,
        notice=notice,
        reason=reason,
        done=done,
        undone=undone,
        last=find_last_bunch(site, request.state.identity.name),
        types=fact_types(),
        statuses=(),
        reasons=REASONS,
    )
