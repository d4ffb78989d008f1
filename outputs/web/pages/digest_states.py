"""What analysts do with a digest: make its draft, take it into review, sign it.

Every form brings back what its page showed; where somebody moved it meanwhile, a page says who.
"""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from corpus.errors import DigestChangedError, DigestSignedError, DigestStateError
from corpus.store.digests import DigestState, StoredDigest
from outputs.accounts import Identity
from outputs.digest.gathering.gather import gather
from outputs.digest.gathering.wish import Wish
from outputs.digest.period import Period
from outputs.digest.showing import STATES
from outputs.routing import SnapshotRouter
from outputs.site import Site
from outputs.web.access import Analyst, FormToken, SiteOf
from outputs.web.pages.digests import PeriodOf, show_version
from outputs.web.rendering import render
from outputs.web.versions import make_address

router = SnapshotRouter(prefix="/digests", dependencies=[FormToken])

_NOTE_NEEDED = "서명한 다이제스트는 바뀌지 않습니다. 무엇을 고치는지 적으면 새 판을 만듭니다."


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the page of a form showed, version 0 for none, and the note that came with it."""

    version: int
    state: str
    hash: str
    note: str

    def is_still(self, stored: StoredDigest | None) -> bool:
        """Tell whether that is still how it stands."""
        if stored is None:
            return not self.version
        return (self.version, self.state, self.hash) == (stored.version, stored.state, stored.hash)


def read_seen(
    version: Annotated[int, Form(ge=0, le=1_000_000)] = 0,
    state: Annotated[str, Form(max_length=20)] = "",
    seen: Annotated[str, Form(max_length=64)] = "",
    note: Annotated[str, Form(max_length=2000)] = "",
) -> Seen:
    """Read the fields that all forms have."""
    return Seen(version=version, state=state, hash=seen, note=note.strip())


SeenIn = Annotated[Seen, Depends(read_seen)]


@router.post("/{period}/draft")
def draft(
    request: Request,
    site: SiteOf,
    analyst: Analyst,
    period: PeriodOf,
    seen: SeenIn,
    *,
    include_unreviewed: Annotated[bool, Form()] = False,
) -> Response:
    """Make the draft of a period of what the base says now; a signed one needs a note."""
    before = site.store.digests.find(period.key)
    if not seen.is_still(before):
        return _show_conflict(request, site, period, seen)
    if before and not before.is_open and not seen.note:
        return show_version(request, site, period, version=before.version, fault=_NOTE_NEEDED)
    wish = Wish(
        period=period, include_unreviewed=include_unreviewed, publishers=dict(site.publishers)
    )
    content = gather(site.store, wish).dump()
    try:
        saved = site.store.digests.save(
            period.key, content, author=analyst.name, note=seen.note if before else ""
        )
    except DigestSignedError:
        return _show_conflict(request, site, period, seen)
    is_same = before is not None and (before.version, before.hash) == (saved.version, saved.hash)
    if not is_same:
        _note(site, analyst, "draft", saved, note=seen.note, include_unreviewed=include_unreviewed)
    asked = {"same": 1} if is_same else {}
    return RedirectResponse(make_address(period, saved.version, **asked), status_code=303)


@router.post("/{period}/review")
def review(
    request: Request, site: SiteOf, analyst: Analyst, period: PeriodOf, seen: SeenIn
) -> Response:
    """Take a draft into review."""
    return _move(request, site, analyst, period, seen, DigestState.IN_REVIEW)


@router.post("/{period}/reopen")
def reopen(
    request: Request, site: SiteOf, analyst: Analyst, period: PeriodOf, seen: SeenIn
) -> Response:
    """Put what is in review back among the drafts."""
    return _move(request, site, analyst, period, seen, DigestState.DRAFT)


@router.post("/{period}/sign")
def sign(
    request: Request, site: SiteOf, analyst: Analyst, period: PeriodOf, seen: SeenIn
) -> Response:
    """Sign the content that the page showed."""
    return _move(request, site, analyst, period, seen, DigestState.SIGNED)


def _move(
    request: Request,
    site: Site,
    analyst: Identity,
    period: Period,
    seen: Seen,
    state: DigestState,
) -> Response:
    digests, words = site.store.digests, {"author": analyst.name, "note": seen.note}
    try:
        if state is DigestState.SIGNED:
            moved = digests.sign(period.key, version=seen.version, seen=seen.hash, **words)
        else:
            moved = digests.move(period.key, state, version=seen.version, **words)
    except (DigestStateError, DigestChangedError):
        if not _is_done(digests.get(period.key, version=seen.version), state, analyst):
            return _show_conflict(request, site, period, seen)
    else:
        _note(site, analyst, state, moved, note=seen.note)
    return RedirectResponse(make_address(period, seen.version), status_code=303)


def _is_done(stored: StoredDigest, state: DigestState, analyst: Identity) -> bool:
    """Tell whether the same analyst did it already: the answer was lost, and it came again."""
    return stored.state is state and stored.history[-1].author == analyst.name


def _show_conflict(request: Request, site: Site, period: Period, seen: Seen) -> Response:
    newest = site.store.digests.find(period.key)
    stored = site.store.digests.find(period.key, version=seen.version) if seen.version else None
    return render(
        request,
        "digest_conflict.html",
        status=409,
        period=period,
        seen=seen,
        stored=stored or newest,
        newest=newest,
        states=STATES,
        address=make_address,
    )


def _note(
    site: Site, analyst: Identity, action: str, stored: StoredDigest, **details: object
) -> None:
    subject = f"{stored.period} v{stored.version}"
    site.store.accounts.note(analyst.name, f"digest.{action}", subject, **details)
