"""Log in and out."""

import json
from functools import partial
from typing import Annotated

from fastapi import Form, Query, Request
from fastapi.responses import RedirectResponse, Response

from outputs.accounts import Identity, log_in
from outputs.errors import LoginError, LoginLimitError
from outputs.routing import SnapshotRouter
from outputs.web.access import FormToken, SiteOf
from outputs.web.asking import read_pending, show_login
from outputs.web.faults import tell_fault
from outputs.web.rendering import is_local
from outputs.web.resuming import Pending, resume
from outputs.web.sessions import save_session, start_session

router = SnapshotRouter()


@router.get("/login")
def show(
    request: Request, next_page: Annotated[str, Query(alias="next", max_length=16_000)] = ""
) -> Response:
    """Show the form."""
    return show_login(request, next_page=next_page)


@router.post("/login", dependencies=[FormToken])
def enter(
    request: Request,
    site: SiteOf,
    name: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    next_page: Annotated[str, Form(alias="next")] = "",
    pending_action: Annotated[str, Form()] = "",
    pending_fields: Annotated[str, Form()] = "",
) -> Response:
    """Start a session, then go on where the login was needed, with the words typed there."""
    pending = read_pending(pending_action, pending_fields)
    ask_again = partial(show_login, request, pending=pending, next_page=next_page)
    address = request.client.host if request.client else ""
    try:
        user = log_in(site.store, name, password, address=address, at=site.clock())
    except (LoginError, LoginLimitError) as error:
        status = 401 if isinstance(error, LoginError) else 429
        return ask_again(notice=tell_fault(error, site.language), status=status)
    site.store.accounts.note(user.name, "login", user.name, address=address)
    request.state.session = session = start_session(user)
    request.state.identity = Identity(name=user.name, role=user.role)
    answer = _go_on(request, next_page, pending)
    save_session(site, session, request, answer)
    return answer


@router.post("/logout", dependencies=[FormToken])
def leave(request: Request, site: SiteOf) -> Response:
    """End the session of this browser."""
    answer = RedirectResponse("/", status_code=303)
    save_session(site, start_session(), request, answer)
    return answer


def _go_on(request: Request, next_page: str, pending: Pending) -> Response:
    if "hx-request" in request.headers:
        name = request.state.identity.name
        told = {"miclu:login": {"token": request.state.session.token, "name": name}}
        return Response(status_code=204, headers={"hx-trigger": json.dumps(told)})
    if pending.action:
        return resume(request, pending, is_new=True)
    return RedirectResponse(next_page if is_local(next_page) else "/", status_code=303)
