"""Log in and out."""

import json
from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from corpus.store.accounts import User
from outputs.accounts import log_in
from outputs.errors import LoginError, LoginLimitError
from outputs.web.access import FormToken, SiteOf
from outputs.web.asking import read_pending, show_login
from outputs.web.rendering import is_local, render
from outputs.web.sessions import save_session, start_session
from outputs.web.words import find_words

router = APIRouter()

_LIMITED = "실패한 로그인이 너무 많습니다. {n}분 뒤에 다시 해 보십시오."


@router.get("/login")
def show(request: Request) -> Response:
    """Show the form."""
    return show_login(request)


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
    action, fields = read_pending(pending_action, pending_fields)
    address = request.client.host if request.client else ""
    try:
        user = log_in(site.store, name, password, address=address, at=site.clock())
    except LoginError:
        notice = "이름과 비밀번호가 맞지 않습니다."
        return show_login(request, action=action, fields=fields, notice=notice, status=401)
    except LoginLimitError as error:
        notice = find_words(site.language)(_LIMITED, n=error.minutes)
        return show_login(request, action=action, fields=fields, notice=notice, status=429)
    site.store.accounts.note(user.name, "login", user.name, address=address)
    request.state.session = session = start_session(user)
    answer = _go_on(request, user, next_page, (action, fields))
    save_session(site, session, request, answer)
    return answer


@router.post("/logout", dependencies=[FormToken])
def leave(request: Request, site: SiteOf) -> Response:
    """End the session of this browser."""
    answer = RedirectResponse("/", status_code=303)
    save_session(site, start_session(), request, answer)
    return answer


def _go_on(request: Request, user: User, next_page: str, pending: tuple[str, object]) -> Response:
    action, fields = pending
    if "hx-request" in request.headers:
        told = {"miclu:login": {"token": request.state.session.token, "name": user.name}}
        return Response(status_code=204, headers={"hx-trigger": json.dumps(told)})
    if action:
        return render(request, "resume.html", action=action, fields=fields, is_new=True)
    return RedirectResponse(next_page if is_local(next_page) else "/", status_code=303)
