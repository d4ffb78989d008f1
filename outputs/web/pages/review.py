"""Review: the queue by doubt and spread, one card in focus, one decision for all equal facts."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Query, Request
from fastapi.responses import RedirectResponse, Response
from starlette.datastructures import FormData

from corpus.errors import (
    MissingEntityError,
    MissingStatementError,
    NothingToUndoError,
    ReviewConflictError,
)
from corpus.facts import fact_types
from corpus.knowledge import get_statement
from outputs.routing import SnapshotRouter
from outputs.search import suggest_names
from outputs.site import Site
from outputs.web.access import Analyst, FormToken, SiteOf
from outputs.web.inputs import Words
from outputs.web.menu import MenuEntry
from outputs.web.rendering import render
from outputs.web.reviewing.card import Card, Trouble, make_card
from outputs.web.reviewing.deciding import REASONS, Asked, read_asked, take
from outputs.web.reviewing.log import (
    UNDONE,
    Change,
    find_own_last,
    make_lines,
    tell_changes,
)
from outputs.web.reviewing.place import STATUSES, Place, Queue, load_queue, turn_back

MENU = MenuEntry(label="검토", address="/review", order=50, role="analyst")

router = SnapshotRouter(prefix="/review")

# What htmx asks for, by its id in the page.
_PART = "review"

_GONE = "이 사실은 그 사이 문서를 다시 읽어 없어졌습니다. 판정은 저장되지 않았습니다."
_NOT_THERE = "찾는 사실이 없습니다. 그 사이 문서를 다시 읽었을 수 있습니다."
_NO_NAME = "이런 이름이 없습니다."
_REASON = "까닭"
_UNDONE = "되돌렸습니다."
_NOTHING = "되돌릴 판정이 없습니다."
_NOT_UNDONE = "그 사이 다른 판정이 저장되어 되돌리지 않았습니다."


async def read_form(request: Request) -> FormData:
    """Give the form, whose fields hang on the type of the fact."""
    return await request.form()


Form = Annotated[FormData, Depends(read_form)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the page says above the card; `lost` is what was typed about a fact that is gone."""

    notice: str = ""
    status: int = 200
    lost: Sequence[Change] = ()


@router.get("")
def show(request: Request, site: SiteOf, _: Analyst, place: Annotated[Place, Query()]) -> Response:
    """Show the queue with the card in focus."""
    return _show(request, site, place)


@router.post("/decide", dependencies=[FormToken])
def decide(request: Request, site: SiteOf, analyst: Analyst, form: Form) -> Response:
    """Decide about a fact, and give the next card in the same answer."""
    asked = read_asked(form)
    outcome = take(site, analyst, asked)
    if outcome.number is not None:
        return _go_on(request, site, asked)
    if outcome.gone:
        said = Said(notice=_GONE, status=outcome.status, lost=_tell_lost(asked))
        return _show(request, site, _leave(asked), said=said, after=asked)
    place = asked.place.model_copy(update={"fact": asked.key})
    return _show(request, site, place, said=Said(status=outcome.status), trouble=outcome.trouble)


@router.post("/undo", dependencies=[FormToken])
def undo(request: Request, site: SiteOf, analyst: Analyst, form: Form) -> Response:
    """Take back a decision, and put its fact in focus again."""
    asked = read_asked(form)
    said = Said(notice=_UNDONE)
    try:
        site.store.reviews.undo(
            asked.key, author=analyst.name, version=asked.version, action=f"review.{UNDONE}"
        )
    except ReviewConflictError:
        said = Said(notice=_NOT_UNDONE, status=409)
    except (NothingToUndoError, MissingStatementError):
        said = Said(notice=_NOTHING, status=409)
    if asked.back and said.status == 200:  # noqa: PLR2004  HTTP: OK
        return RedirectResponse(asked.back, status_code=303)
    place = asked.place.model_copy(update={"fact": asked.key})
    return _show(request, site, place, said=said)


@router.get("/names")
def suggest(request: Request, site: SiteOf, _: Analyst, words: Words = "") -> Response:
    """Give names of the base that begin as typed, also by 초성, for a list of suggestions."""
    typed = words or next(iter(request.query_params.values()), "")
    last = typed.rpartition(",")[2].strip()
    found = suggest_names(site.store, last, limit=8) if last else ()
    before = typed[: typed.rfind(",") + 1]
    names = [f"{before} {each.name}".strip() for each in found]
    return render(request, "review_names.html", names=list(dict.fromkeys(names)), typed=typed)


def _go_on(request: Request, site: Site, asked: Asked) -> Response:
    """Go to the next card, in the same answer where htmx asks."""
    if asked.back:
        return RedirectResponse(asked.back, status_code=303)
    if _is_part(request):
        return _show(request, site, _leave(asked), after=asked)
    return RedirectResponse(asked.place.address(fact=asked.following), status_code=303)


def _tell_lost(asked: Asked) -> Sequence[Change]:
    typed = {name: words for name, words in asked.typed.items() if words}
    reason = [Change(label=_REASON, words=asked.reason)] if asked.reason else []
    return [*tell_changes(asked.type, typed), *reason]


def _leave(asked: Asked) -> Place:
    return asked.place.model_copy(update={"fact": ""})


def _show(
    request: Request,
    site: Site,
    place: Place,
    *,
    said: Said | None = None,
    trouble: Trouble | None = None,
    after: Asked | None = None,
) -> Response:
    with site.store.one_snapshot():
        return _show_place(request, site, place, said or Said(), trouble or Trouble(), after)


def _show_place(
    request: Request, site: Site, place: Place, said: Said, trouble: Trouble, after: Asked | None
) -> Response:
    try:
        place = turn_back(site, place)
        queue = load_queue(site, place)
    except MissingEntityError:
        queue, said = Queue(items=(), following=None), Said(notice=_NO_NAME, status=404)
    key = place.fact or _choose(queue, after)
    card = _find_card(site, queue, key, trouble) if key else None
    if key and card is None and not said.notice:
        said = Said(notice=_NOT_THERE, status=404)
    name = request.state.identity.name
    answer = render(
        request,
        "review_part.html" if _is_part(request) else "review.html",
        status=said.status,
        place=place,
        queue=queue,
        card=card,
        said=said,
        newer=make_lines(site.store, card.trouble.newer) if card else [],
        history=make_lines(site.store, card.log) if card else [],
        own=find_own_last(site.store, name),
        next_key=queue.find_next(key),
        previous_key=queue.find_next(key, step=-1),
        at=queue.find_at(key),
        types=fact_types(),
        statuses=STATUSES,
        reasons=REASONS,
    )
    if _is_part(request):
        answer.headers["hx-replace-url"] = place.address(fact=key)
        answer.headers["hx-retarget"] = f"#{_PART}"
    return answer


def _choose(queue: Queue, after: Asked | None) -> str:
    """Give the key to go on with: the one that followed, else what stands in its line now."""
    keys = [each.key for each in queue.items]
    if after is None or not keys:
        return keys[0] if keys else ""
    return after.following if after.following in keys else keys[min(after.at, len(keys) - 1)]


def _find_card(site: Site, queue: Queue, key: str, trouble: Trouble) -> Card | None:
    listed = next((each for each in queue.items if each.key == key), None)
    try:
        return make_card(site, listed or get_statement(site.store, key), trouble)
    except MissingStatementError:
        return None


def _is_part(request: Request) -> bool:
    return request.headers.get("hx-target") == _PART
