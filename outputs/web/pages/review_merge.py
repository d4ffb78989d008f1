"""Joining and parting names: what a judgement would do, then the judgement, and taking it back."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from corpus.errors import CorpusError, MissingEntityError
from corpus.facts import fact_types
from corpus.knowledge import Joining, preview_joining
from corpus.resolution.judging import Preview, get_key, judge, preview
from corpus.resolution.judging import undo as take_back
from corpus.store import Decision, EntityCard, Judgement, Store, Verdict
from corpus.store.naming.errors import (
    AmbiguousNameError,
    ConflictingJudgementError,
    MissingJudgementError,
    MixedTypesError,
    OneNameError,
    UndoneJudgementError,
)
from corpus.store.naming.uses import Use
from outputs.judging import DECISIONS, tell_link
from outputs.routing import SnapshotRouter
from outputs.search import suggest_names
from outputs.web.access import Analyst, FormToken, SiteOf
from outputs.web.inputs import Number, Words
from outputs.web.rendering import is_local, render
from outputs.web.reviewing.deciding import note

router = SnapshotRouter(prefix="/review/merge")

_A_PAGE = 20
_NEAR = 8
_MOST_USES = 30
_STEM = 2
_NOTICES: dict[type[CorpusError], str] = {
    MissingEntityError: "이런 이름이 없습니다.",
    AmbiguousNameError: "여럿을 뜻하는 이름입니다. 아래에서 하나를 고르십시오.",
    OneNameError: "양쪽이 같은 이름입니다.",
    MixedTypesError: "인물, 사업, 기관은 서로 하나가 될 수 없습니다.",
    ConflictingJudgementError: "앞선 판정과 어긋나 저장하지 않았습니다.",
    MissingJudgementError: "이런 판정이 없습니다.",
    UndoneJudgementError: "이미 되돌린 판정입니다.",
}
_DONE = "저장했습니다. 사실과 이름을 다시 묶었습니다."
_UNDONE = "되돌렸습니다."

Name = Annotated[str, Form(max_length=500)]
Reason = Annotated[str, Form(max_length=2_000)]
Back = Annotated[str, Query(max_length=2_000)]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """Two names and what to decide about them, as typed; `back` is our page to go back to."""

    left: str = ""
    right: str = ""
    decision: str = Decision.SAME
    reason: str = ""
    back: str = ""

    @property
    def address(self) -> str:
        """Give the page that shows this."""
        told = {"left": self.left, "right": self.right, "decision": self.decision}
        return f"/review/merge?{urlencode(told | ({'back': self.back} if self.back else {}))}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Looked:
    """What the names are; `choices` are the keys or names that a name may mean.

    `joining` is what joining two of them would do, `uses` the documents that name the only one.
    """

    found: Preview | None = None
    joining: Joining | None = None
    card: EntityCard | None = None
    uses: Sequence[Use] = ()
    near: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    notice: str = ""


@router.get("")
def show(
    request: Request,
    site: SiteOf,
    _: Analyst,
    left: Words = "",
    right: Words = "",
    decision: Words = "",
    done: Words = "",
    back: Back = "",
) -> Response:
    """Show both names, and what judging them would do; of one name alone its parts."""
    known = decision if decision in DECISIONS else Decision.SAME
    asked = Asked(left=left.strip(), right=right.strip(), decision=known, back=_keep_local(back))
    notice = {"saved": _DONE, "undone": _UNDONE}.get(done, "")
    return _show(request, asked, _look(site.store, asked), said=notice)


@router.post("", dependencies=[FormToken])
def decide(
    request: Request,
    site: SiteOf,
    analyst: Analyst,
    left: Name = "",
    right: Name = "",
    decision: Name = "",
    reason: Reason = "",
    back: Reason = "",
) -> Response:
    """Judge, and bring everything that follows up to date."""
    known = decision if decision in DECISIONS else Decision.UNSURE
    asked = Asked(
        left=left.strip(),
        right=right.strip(),
        decision=known,
        reason=reason.strip(),
        back=_keep_local(back),
    )
    verdict = Verdict(
        left=asked.left,
        right=asked.right,
        decision=Decision(asked.decision),
        author=analyst.name,
        reason=asked.reason,
    )
    try:
        judged = judge(site.store, verdict)
    except tuple(_NOTICES) as error:
        looked = _look(site.store, asked)
        return _show(request, asked, looked, fault=_NOTICES[type(error)], status=409)
    note(site, analyst, f"names.{asked.decision}", f"{judged.left} {judged.right}", n=judged.number)
    kept = replace(asked, left=judged.left, right=judged.right)
    return RedirectResponse(f"{kept.address}&done=saved", status_code=303)


@router.post("/undo", dependencies=[FormToken])
def undo(
    request: Request,
    site: SiteOf,
    analyst: Analyst,
    number: Annotated[Number, Form()] = 0,
    back: Reason = "",
) -> Response:
    """Take a judgement back, with all that followed from it."""
    asked = Asked(back=_keep_local(back))
    try:
        undone = take_back(site.store, number, author=analyst.name)
    except (MissingJudgementError, UndoneJudgementError) as error:
        return _show(request, asked, Looked(), fault=_NOTICES[type(error)], status=409)
    note(site, analyst, "names.undone", f"{undone.left} {undone.right}", n=number)
    kept = replace(asked, left=undone.left, right=undone.right, decision=undone.decision)
    return RedirectResponse(f"{kept.address}&done=undone", status_code=303)


def _look(store: Store, asked: Asked) -> Looked:
    """Preview two names, or show one; errors become a word and what may have been meant."""
    try:
        if asked.left and asked.right:
            decision = Decision(asked.decision)
            verdict = Verdict(left=asked.left, right=asked.right, decision=decision, author="")
            return _look_at_two(store, preview(store, verdict))
        if name := asked.left or asked.right:
            return _look_at_one(store, name)
    except AmbiguousNameError as error:
        return Looked(notice=_NOTICES[AmbiguousNameError], choices=error.keys)
    except MissingEntityError as error:
        near = store.find_entities(error.name, limit=_NEAR)
        names = tuple(each.name for each in near)
        return Looked(notice=_NOTICES[MissingEntityError], choices=names)
    except (OneNameError, MixedTypesError) as error:
        return Looked(notice=_NOTICES[type(error)])
    return Looked()


def _look_at_two(store: Store, found: Preview) -> Looked:
    if found.is_one or found.decision != Decision.SAME:
        return Looked(found=found)
    keys = (found.left.entity.key, found.right.entity.key)
    return Looked(found=found, joining=preview_joining(store, *keys))


def _look_at_one(store: Store, name: str) -> Looked:
    key = get_key(store, name)
    entity = next((each.entity for each in store.namings.find(key) if each.entity), None)
    if entity is None:
        return Looked(notice=_NOTICES[MissingEntityError])
    card = store.namings.get_card(entity)
    near = [
        each.name
        for each in suggest_names(store, card.entity.name[:_STEM], limit=_NEAR)
        if each.entity != card.entity.key and each.type == card.entity.type
    ]
    uses = store.namings.find_uses(card.entity.key, limit=_MOST_USES)
    return Looked(card=card, uses=uses, near=tuple(dict.fromkeys(near)))


def _keep_local(back: str) -> str:
    return back if is_local(back) else ""


def _show(
    request: Request,
    asked: Asked,
    looked: Looked,
    *,
    said: str = "",
    fault: str = "",
    status: int = 200,
) -> Response:
    store: Store = request.app.state.site.store
    judgements: list[Judgement] = store.judgements.find(with_undone=True, limit=_A_PAGE)
    cards = [looked.found.left, looked.found.right] if looked.found else []
    return render(
        request,
        "review_merge.html",
        status=status,
        asked=asked,
        looked=looked,
        cards=cards or ([looked.card] if looked.card else []),
        said=said,
        fault=fault or looked.notice,
        decisions=DECISIONS,
        types=fact_types(),
        most_uses=_MOST_USES,
        tell_link=tell_link,
        judgements=judgements,
    )
