"""Users for admins: add one, change a role, give a new password, shut one out."""

from typing import Annotated
from urllib.parse import urlencode

from fastapi import Form, Request
from fastapi.responses import RedirectResponse, Response

from corpus.errors import LastUserError, UserExistsError
from outputs.accounts import ROLES, add_user, change_user
from outputs.errors import PasswordError, UserNameError
from outputs.routing import SnapshotRouter
from outputs.web.access import Admin, FormToken, SiteOf
from outputs.web.faults import tell_fault
from outputs.web.inputs import Words
from outputs.web.menu import MenuEntry
from outputs.web.rendering import render

MENU = MenuEntry(label="사용자", address="/users", order=80, role="admin")

router = SnapshotRouter()

_IN_USE = {"disabled": True, "enabled": False}

Secret = Annotated[str, Form(max_length=1_000)]


@router.get("/users")
def show(request: Request, site: SiteOf, _: Admin, changed: Words = "") -> Response:
    """List all users with forms to change them; `changed` has got a new password."""
    return _show(request, site, changed=changed)


@router.post("/users", dependencies=[FormToken])
def add(
    request: Request,
    site: SiteOf,
    admin: Admin,
    name: Annotated[str, Form()] = "",
    role: Annotated[str, Form()] = "reader",
    password: Secret = "",
) -> Response:
    """Add a user."""
    try:
        add_user(site.store, name, role=_check_role(role), password=password)
    except (UserNameError, PasswordError, UserExistsError) as error:
        fault = tell_fault(error, site.language)
        return _show(request, site, fault=fault, name=name, status=422)
    site.store.accounts.note(admin.name, "user.add", name, role=role)
    return RedirectResponse("/users", status_code=303)


@router.post("/users/{name}", dependencies=[FormToken])
def change(
    request: Request,
    site: SiteOf,
    admin: Admin,
    name: str,
    role: Annotated[str, Form()] = "",
    password: Secret = "",
    state: Annotated[str, Form()] = "",
) -> Response:
    """Change role or password, shut a user out or let one in."""
    try:
        change_user(
            site.store,
            name,
            role=_check_role(role) if role else None,
            password=password or None,
            disabled=_IN_USE.get(state),
        )
    except (PasswordError, LastUserError) as error:
        return _show(request, site, fault=tell_fault(error, site.language), status=422)
    told = {"role": role, "state": state, "password": bool(password)}
    site.store.accounts.note(admin.name, "user.change", name, **told)
    query = f"?{urlencode({'changed': name})}" if password else ""
    return RedirectResponse(f"/users{query}", status_code=303)


def _show(
    request: Request,
    site: SiteOf,
    *,
    fault: str = "",
    name: str = "",
    changed: str = "",
    status: int = 200,
) -> Response:
    return render(
        request,
        "users.html",
        status=status,
        users=site.store.accounts.find_all(),
        roles=ROLES,
        fault=fault,
        name=name,
        changed=changed,
    )


def _check_role(role: str) -> str:
    return role if role in ROLES else ROLES[0]
