"""Asking for the login when a page or form needs it; the words typed into a form survive it."""

import json
from collections.abc import Sequence
from urllib.parse import quote

from fastapi import Request
from fastapi.responses import RedirectResponse, Response

from outputs.web.rendering import is_local, render, with_query
from outputs.web.sessions import save_session, start_session

# Fields that belong to the request before and are worth nothing in the next.
_NOT_KEPT = frozenset({"form_token", "password", "pending_action", "pending_fields"})
_MOST_KEPT = 100_000
_ENDED = "로그인이 끝났습니다. 입력한 내용은 그대로 있습니다."

Fields = Sequence[tuple[str, str]]


async def ask_login(request: Request, _: Exception) -> Response:
    """Lead to the login, and back to where it was needed."""
    if request.method in {"GET", "HEAD"} and "hx-request" not in request.headers:
        return RedirectResponse(
            f"/login?next={quote(with_query(request), safe='/')}", status_code=303
        )
    return await _show_form(request, "로그인이 끝났습니다. 입력한 내용은 그대로 있습니다.")


async def ask_login_again(request: Request, _: Exception) -> Response:
    """Ask again where a form is of a session that has ended or is another one by now."""
    if request.state.identity is None:
        return await _show_form(request, _ENDED)
    kept = await _keep(request)
    answer = render(
        request, "resume.html", status=403, action=request.url.path, fields=kept, is_new=False
    )
    # A whole page: where htmx asks for a part of one, it takes the place of the page.
    answer.headers["hx-retarget"] = "body"
    answer.headers["hx-reswap"] = "innerHTML"
    return answer


async def _show_form(request: Request, notice: str) -> Response:
    kept = await _keep(request)
    return show_login(request, action=request.url.path, fields=kept, notice=notice, status=401)


def show_login(
    request: Request,
    *,
    action: str = "",
    fields: Fields = (),
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
        next=request.query_params.get("next", ""),
        notice=notice,
        pending_action=action,
        pending_fields=json.dumps(list(fields), ensure_ascii=False) if fields else "",
    )
    if is_part:
        answer.headers["hx-retarget"] = "#dialog"
        answer.headers["hx-reswap"] = "innerHTML"
    save_session(request.app.state.site, session, request, answer)
    return answer


def read_pending(action: str, fields: str) -> tuple[str, Fields]:
    """Give the form that waited for the login; nothing where it does not lead to us."""
    try:
        told = json.loads(fields) if fields else []
        kept = [(str(name), str(value)) for name, value in told]
    except (ValueError, TypeError):
        return "", ()
    return (action, kept) if kept and is_local(action) else ("", ())


async def _keep(request: Request) -> Fields:
    if request.method != "POST":
        return ()
    form = await request.form()
    kept = [
        (name, value)
        for name, value in form.multi_items()
        if isinstance(value, str) and name not in _NOT_KEPT
    ]
    return kept if sum(len(value) for _, value in kept) <= _MOST_KEPT else ()
