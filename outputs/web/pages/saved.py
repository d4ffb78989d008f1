"""Saved searches: analysts keep a search, and somebody gets by mail what is new in it."""

from typing import Annotated
from urllib.parse import parse_qsl, urlencode

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from corpus.store.alerts import Subscription
from outputs.alerts.searching import RHYTHMS, WEEKLY, dump_filters
from outputs.mail.addresses import is_address
from outputs.web.access import Analyst, FormToken, SiteOf
from outputs.web.asked import FACTS, read_asked
from outputs.web.inputs import Key
from outputs.web.rendering import render

router = APIRouter(prefix="/saved")

_USUAL_NAME = "새 사실"


@router.get("")
def show(request: Request, site: SiteOf, _: Analyst) -> Response:
    """List the saved searches in force."""
    return _show(request, site)


@router.post("", dependencies=[FormToken])
def save(
    request: Request,
    site: SiteOf,
    analyst: Analyst,
    query: Annotated[str, Form(max_length=16_000)] = "",
    name: Annotated[str, Form(max_length=200)] = "",
    mail: Annotated[str, Form(max_length=300)] = "",
    rhythm: Annotated[str, Form(max_length=20)] = WEEKLY,
) -> Response:
    """Keep the search of an address `/search?query` for somebody with a mail address."""
    asked = read_asked({**dict(parse_qsl(query)), "tab": FACTS, "cursor": ""}, site.store)
    if asked.faults or not is_address(mail) or rhythm not in RHYTHMS:
        typed = {"query": query, "name": name, "mail": mail, "rhythm": rhythm}
        return _show(request, site, typed=typed, status=422)
    words = asked.request.words
    kept = site.store.alerts.subscribe(
        mail,
        name=" ".join(name.split()) or words or _USUAL_NAME,
        words=words,
        filters=dump_filters(asked.request.filters),
        rhythm=rhythm,
    )
    site.store.accounts.note(analyst.name, "search.save", kept.name, address=mail)
    return RedirectResponse("/saved", status_code=303)


@router.post("/{token}/end", dependencies=[FormToken])
def end(site: SiteOf, analyst: Analyst, token: Key) -> Response:
    """End a saved search."""
    ended = site.store.alerts.end(site.store.alerts.get(token).number)
    site.store.accounts.note(analyst.name, "search.end", ended.name, address=ended.address)
    return RedirectResponse("/saved", status_code=303)


def _show(
    request: Request, site: SiteOf, *, typed: dict[str, str] | None = None, status: int = 200
) -> Response:
    kept = [(each, _link(each)) for each in reversed(site.store.alerts.find_all())]
    return render(request, "saved.html", status=status, saved=kept, typed=typed, rhythms=RHYTHMS)


def _link(kept: Subscription) -> str:
    given = {"q": kept.words, **kept.filters}
    return f"/search?{urlencode({name: value for name, value in given.items() if value})}"
