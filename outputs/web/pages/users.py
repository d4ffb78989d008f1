"""Users for admins: add one, change a role, shut one out."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import RedirectResponse, Response

from corpus.errors import MicluError
from outputs.accounts import ROLES, add_user, hash_password
from outputs.errors import PasswordError
from outputs.web.access import Admin, FormToken, SiteOf
from outputs.web.menu import MenuEntry
from outputs.web.rendering import render

MENU = MenuEntry(label="사용자", address="/users", order=80, role="admin")

router = APIRouter()


@router.get("/users")
def show(request: Request, site: SiteOf, _: Admin) -> Response:
    """List all users with forms to change them."""
    return _show(request, site)


@router.post("/users", dependencies=[FormToken])
def add(
    request: Request,
    site: SiteOf,
    admin: Admin,
    name: Annotated[str, Form()] = "",
    role: Annotated[str, Form()] = "reader",
    password: Annotated[str, Form()] = "",
) -> Response:
    """Add a user."""
    try:
        add_user(site.store, name, role=_check_role(role), password=password)
    except MicluError as error:
        return _show(request, site, fault=str(error), name=name, status=422)
    site.store.accounts.note(admin.name, "user.add", name, role=role)
    return RedirectResponse("/users", status_code=303)


@router.post("/users/{name}", dependencies=[FormToken])
def change(
    request: Request,
    site: SiteOf,
    admin: Admin,
    name: str,
    role: Annotated[str, Form()] = "",
    password: Annotated[str, Form()] = "",
    state: Annotated[str, Form()] = "",
) -> Response:
    """Change role or password, shut a user out or let one in."""
    accounts = site.store.accounts
    try:
        hashed = hash_password(password, name=name) if password else None
        if role or hashed:
            accounts.change(name, role=_check_role(role) if role else None, password=hashed)
    except PasswordError as error:
        return _show(request, site, fault=str(error), status=422)
    if state in {"disabled", "enabled"}:
        (accounts.disable if state == "disabled" else accounts.enable)(name)
    accounts.note(admin.name, "user.change", name, role=role, state=state, password=bool(password))
    return RedirectResponse("/users", status_code=303)


def _show(
    request: Request, site: SiteOf, *, fault: str = "", name: str = "", status: int = 200
) -> Response:
    users = site.store.accounts.find_all()
    return render(
        request, "users.html", status=status, users=users, roles=ROLES, fault=fault, name=name
    )


def _check_role(role: str) -> str:
    return role if role in ROLES else ROLES[0]
