"""Saved searches: users keep their own, and somebody may get by mail what is new in one."""

from typing import Annotated
from urllib.parse import parse_qsl, urlencode

from fastapi import Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from corpus.store.alerts import KeptSearch, Subscription
from outputs.accounts import Identity
from outputs.alerts.searching import RHYTHMS, WEEKLY, dump_filters
from outputs.mail.addresses import is_address
from outputs.routing import SnapshotRouter
from outputs.web.access import FormToken, NotAllowed, Role, SiteOf
from outputs.web.asked import DOCUMENTS, Asked, read_asked
from outputs.web.inputs import Key
from outputs.web.rendering import render

router = SnapshotRouter(prefix="/saved")

_USUAL_NAMES = {True: "문서 찾기", False: "새 사실"}

User = Annotated[Identity, Depends(Role("reader"))]


@router.get("")
def show(request: Request, site: SiteOf, user: User) -> Response:
    """List one's own saved searches in force; admins see those of all."""
    return _show(request, site, user)


@router.post("", dependencies=[FormToken])
def save(
    request: Request,
    site: SiteOf,
    user: User,
    query: Annotated[str, Form(max_length=16_000)] = "",
    name: Annotated[str, Form(max_length=200)] = "",
    mail: Annotated[str, Form(max_length=300)] = "",
    rhythm: Annotated[str, Form(max_length=20)] = WEEKLY,
) -> Response:
    """Keep the search of an address `/search?query`; what is new in facts may go out by mail."""
    asked = read_asked({**dict(parse_qsl(query)), "cursor": ""}, site.store)
    if asked.faults or rhythm not in RHYTHMS or not _may_get(mail, asked):
        typed = {"query": query, "name": name, "mail": mail, "rhythm": rhythm}
        return _show(request, site, user, typed=typed, status=422)
    words = asked.request.words
    kept = KeptSearch(
        name=" ".join(name.split()) or words or _USUAL_NAMES[asked.tab == DOCUMENTS],
        words=words,
        filters=dump_filters(asked.request.filters),
        rhythm=rhythm,
        address=mail,
        owner=user.name,
        query=asked.query,
    )
    site.store.alerts.keep(kept)
    site.store.accounts.note(user.name, "search.save", kept.name, address=mail)
    return RedirectResponse("/saved", status_code=303)


@router.post("/{token}/end", dependencies=[FormToken])
def end(site: SiteOf, user: User, token: Key) -> Response:
    """End a saved search: one's own, or as an admin any."""
    kept = site.store.alerts.get(token)
    if not _is_own(kept, user):
        raise NotAllowed("admin")
    ended = site.store.alerts.end(kept.number)
    site.store.accounts.note(user.name, "search.end", ended.name, address=ended.address)
    return RedirectResponse("/saved", status_code=303)


def _may_get(mail: str, asked: Asked) -> bool:
    """Tell whether this search can go to this address: letters tell facts."""
    return not mail or (is_address(mail) and asked.tab != DOCUMENTS)


def _is_own(kept: Subscription, user: Identity) -> bool:
    """Tell whether a user may see and end a search; one from before has no owner."""
    return kept.owner == user.name or user.may("admin")


def _show(
    request: Request,
    site: SiteOf,
    user: Identity,
    *,
    typed: dict[str, str] | None = None,
    status: int = 200,
) -> Response:
    found = [each for each in reversed(site.store.alerts.find_all()) if _is_own(each, user)]
    kept = [(each, _link(each)) for each in found]
    return render(request, "saved.html", status=status, saved=kept, typed=typed, rhythms=RHYTHMS)


def _link(kept: Subscription) -> str:
    if kept.query:
        return f"/search?{kept.query}"
    given = {"q": kept.words, **kept.filters}
    return f"/search?{urlencode({name: value for name, value in given.items() if value})}"
