"""Who may open a page: dependencies that pages declare."""

from typing import Annotated

from fastapi import Depends, Form, Header, Request

from outputs.accounts import Identity
from outputs.site import Site
from outputs.web.sessions import is_form_token


class LoginNeeded(Exception):  # noqa: N818  no error: it is answered with the login page
    """Nobody is logged in where a user is needed."""


class NotAllowed(Exception):  # noqa: N818  no error: it is answered with a page that says so
    """The user's role is too small."""

    def __init__(self, role: str) -> None:
        super().__init__(role)
        self.role = role


class StaleForm(Exception):  # noqa: N818  no error: it is answered with the form again
    """A form came without the token of its session: another login, or another site."""


def get_site(request: Request) -> Site:
    """Give what the application stands on."""
    site: Site = request.app.state.site
    return site


def get_reader(request: Request) -> Identity | None:
    """Let in who may read: everybody on loopback, else only users."""
    identity: Identity | None = request.state.identity
    if identity is None and not get_site(request).open_reading:
        raise LoginNeeded
    return identity


class Role:
    """Lets in users of a role or a larger one: `Depends(Role("analyst"))`."""

    def __init__(self, role: str) -> None:
        self._role = role

    def __call__(self, request: Request) -> Identity:
        """Give who asks."""
        identity: Identity | None = request.state.identity
        if identity is None:
            raise LoginNeeded
        if not identity.may(self._role):
            raise NotAllowed(self._role)
        return identity


def check_form(
    request: Request,
    form_token: Annotated[str, Form()] = "",
    x_form_token: Annotated[str, Header()] = "",
) -> None:
    """Refuse a form that does not bring back the token of its session (CSRF)."""
    if not is_form_token(request.state.session, form_token or x_form_token):
        raise StaleForm


SiteOf = Annotated[Site, Depends(get_site)]
Reader = Annotated[Identity | None, Depends(get_reader)]
Analyst = Annotated[Identity, Depends(Role("analyst"))]
Admin = Annotated[Identity, Depends(Role("admin"))]
FormToken = Depends(check_form)
