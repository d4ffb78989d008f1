"""The account of who is logged in: the password, and tokens for programs that ask the API."""

import re
from typing import Annotated

from fastapi import Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from corpus.errors import MissingTokenError
from outputs.accounts import SCOPES, Identity, hash_password, log_in, make_token
from outputs.errors import LoginError, LoginLimitError, PasswordError
from outputs.routing import SnapshotRouter
from outputs.web.access import FormToken, Role, SiteOf
from outputs.web.faults import tell_fault
from outputs.web.rendering import render

router = SnapshotRouter(prefix="/account")

_NAME = re.compile(r"[\w.-]{1,64}")
_BAD_NAME = "토큰의 이름은 글자, 숫자, 점, 밑줄, 줄표로 64자까지입니다."
_NO_SCOPE = "토큰으로 할 일을 하나는 고르십시오."
_WRONG = "지금 비밀번호가 맞지 않습니다."
_UNKNOWN = "그런 토큰이 없습니다."

User = Annotated[Identity, Depends(Role("reader"))]


@router.get("")
def show(request: Request, user: User) -> Response:
    """Show the tokens, and forms to make one and to change the password."""
    return _show(request, user)


@router.post("/tokens", dependencies=[FormToken])
def make(
    request: Request,
    site: SiteOf,
    user: User,
    name: Annotated[str, Form(max_length=200)] = "",
    scope: Annotated[tuple[str, ...], Form()] = (),
) -> Response:
    """Make a token and show it, this once."""
    allowed = [each for each in _list_scopes(user) if each in scope]
    if not _NAME.fullmatch(name) or not allowed:
        fault = _NO_SCOPE if _NAME.fullmatch(name) else _BAD_NAME
        return _show(request, user, fault=fault, name=name, status=422)
    made = make_token(site.store, user.name, name, scopes=allowed)
    site.store.accounts.note(user.name, "token.make", f"{user.name}/{name}", scopes=allowed)
    return _show(request, user, made=made, name=name)


@router.post("/tokens/revoke", dependencies=[FormToken])
def revoke(
    request: Request, site: SiteOf, user: User, name: Annotated[str, Form(max_length=200)] = ""
) -> Response:
    """Make a token worthless."""
    try:
        site.store.accounts.revoke_token(user.name, name)
    except MissingTokenError:
        return _show(request, user, fault=_UNKNOWN, status=404)
    site.store.accounts.note(user.name, "token.revoke", f"{user.name}/{name}")
    return RedirectResponse("/account", status_code=303)


@router.post("/password", dependencies=[FormToken])
def change_password(
    request: Request,
    site: SiteOf,
    user: User,
    old: Annotated[str, Form(max_length=1_000)] = "",
    new: Annotated[str, Form(max_length=1_000)] = "",
) -> Response:
    """Change the password, which ends all sessions; guesses at the old one are limited."""
    address = request.client.host if request.client else ""
    try:
        log_in(site.store, user.name, old, address=address, at=site.clock())
        hashed = hash_password(new, name=user.name)
    except (LoginError, LoginLimitError):
        return _show(request, user, fault=_WRONG, status=403)
    except PasswordError as error:
        return _show(request, user, fault=tell_fault(error, site.language), status=422)
    site.store.accounts.change(user.name, password=hashed)
    site.store.accounts.note(user.name, "password.change", user.name)
    return RedirectResponse("/login?next=/account", status_code=303)


def _list_scopes(user: Identity) -> list[str]:
    return [scope for scope, role in SCOPES.items() if user.may(role)]


def _show(
    request: Request,
    user: Identity,
    *,
    fault: str = "",
    made: str = "",
    name: str = "",
    status: int = 200,
) -> Response:
    return render(
        request,
        "account.html",
        status=status,
        tokens=request.app.state.site.store.accounts.find_tokens(user.name),
        scopes=_list_scopes(user),
        fault=fault,
        made=made,
        name=name,
    )
