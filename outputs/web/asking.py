"""Asking for the login when a page or form needs it; the words typed into a form survive it."""

import json
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from outputs.web.rendering import is_local, render, with_query
from outputs.web.resuming import SECRETS, Pending, resume
from outputs.web.sessions import save_session, start_session

# Fields that belong to the request before and are worth nothing in the next.
_NOT_KEPT = frozenset({"form_token", "pending_action", "pending_fields"})
_MOST_KEPT = 100_000
# The form of the login itself waits for nothing.
_LOGIN = "/login"
_ENDED = "로그인이 끝났습니다. 입력한 내용은 그대로 있습니다."
_OLD = "오래 열어 둔 쪽입니다. 다시 로그인하십시오."


async def ask_login(request: Request, _: Exception) -> Response:
    """Lead to the login, and back to where it was needed."""
    if request.method in {"GET", "HEAD"} and "hx-request" not in request.headers:
        return RedirectResponse(
            f"{_LOGIN}?next={quote(with_query(request), safe='/')}", status_code=303
        )
    return await _show_form(request)


async def ask_login_again(request: Request, _: Exception) -> Response:
    """Ask again where a form is of a session that has ended or is another one by now."""
    if request.state.identity is None or request.url.path == _LOGIN:
        return await _show_form(request)
    answer = resume(request, await _keep(request), is_new=False, status=403)
    # A whole page: where htmx asks for a part of one, it takes the place of the page.
    answer.headers["hx-retarget"] = "body"
    answer.headers["hx-reswap"] = "innerHTML"
    return answer


async def _show_form(request: Request) -> Response:
    if request.url.path == _LOGIN:
        next_page = str((await request.form()).get("next", ""))
        return show_login(request, next_page=next_page, notice=_OLD, status=401)
    return show_login(request, pending=await _keep(request), notice=_ENDED, status=401)


def show_login(
    request: Request,
    *,
    pending: Pending | None = None,
    next_page: str = "",
    notice: str = "",
    status: int = 200,
) -> Response:
    """Show the login form, in the page's dialog where htmx asks, with what waits behind it."""
    session = request.state.session or start_session()
    request.state.session = session
    is_part = "hx-request" in request.headers
    answer = render(
        request,
        "login_form.html" if is_part else "login.html",
        status=status,
        next=next_page,
        notice=notice,
        pending_action=pending.action if pending else "",
        pending_fields=json.dumps(list(pending.fields), ensure_ascii=False) if pending else "",
    )
    if is_part:
        answer.headers["hx-retarget"] = "#dialog"
        answer.headers["hx-reswap"] = "innerHTML"
    save_session(request.app.state.site, session, request, answer)
    return answer


def read_pending(action: str, fields: str) -> Pending:
    """Give the form that waited for the login; none where it does not lead to us."""
    try:
        told = json.loads(fields) if fields else []
        kept = [(str(name), str(value)) for name, value in told]
    except (ValueError, TypeError):
        return Pending()
    return Pending(action=action, fields=kept) if is_local(action) else Pending()


async def _keep(request: Request) -> Pending:
    """Keep a form but for its secrets, of which only the names stay; none that is too large."""
    if request.method != "POST":
        return Pending()
    form = await request.form()
    kept = [
        (name, "" if name in SECRETS else value)
        for name, value in form.multi_items()
        if isinstance(value, str) and name not in _NOT_KEPT
    ]
    is_small = sum(len(value) for _, value in kept) <= _MOST_KEPT
    return Pending(action=request.url.path, fields=kept) if is_small else Pending()
