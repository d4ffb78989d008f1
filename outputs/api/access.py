"""Who asks, and whether they may: dependencies that routes declare."""

from typing import Annotated

from fastapi import Depends, HTTPException, Request, Security
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from outputs.accounts import Identity, identify_token
from outputs.site import Site

_BEARER = HTTPBearer(
    auto_error=False,
    scheme_name="token",
    description="`Authorization: Bearer miclu_…`; 발급 / made by: miclu user token",
)
_CHALLENGE = {"WWW-Authenticate": "Bearer"}


def get_site(request: Request) -> Site:
    """Give what the application stands on."""
    site: Site = request.app.state.site
    return site


SiteOf = Annotated[Site, Depends(get_site)]


def current_user(
    request: Request,
    site: SiteOf,
    token: Annotated[HTTPAuthorizationCredentials | None, Security(_BEARER)],
) -> Identity | None:
    """Tell who asks: the session that the pages' guard found, else the token; None for nobody.

    Raises:
        HTTPException: 401 for a token that is not known, and for other ways to say who asks.
    """
    identity: Identity | None = getattr(request.state, "identity", None)
    if identity is not None or "authorization" not in request.headers:
        return identity
    identity = identify_token(site.store, token.credentials) if token else None
    if identity is None:
        raise HTTPException(401, "This token is not known. Make one: miclu user", _CHALLENGE)
    return identity


CurrentUser = Annotated[Identity | None, Depends(current_user)]


def get_reader(identity: CurrentUser, site: SiteOf) -> Identity | None:
    """Let in who may read: everybody where reading is open, else users.

    Raises:
        HTTPException: 401 for nobody, 403 for a token that may not read.
    """
    if not site.open_reading:
        return _demand(identity, "reader")
    return identity


def get_analyst(identity: CurrentUser) -> Identity:
    """Let in analysts.

    Raises:
        HTTPException: 401 for nobody, 403 for a smaller role.
    """
    return _demand(identity, "analyst")


Reader = Depends(get_reader)
Analyst = Annotated[Identity, Depends(get_analyst)]


def _demand(identity: Identity | None, role: str) -> Identity:
    if identity is None:
        detail = "Who asks? Send Authorization: Bearer with a token of yours: miclu user"
        raise HTTPException(401, detail, _CHALLENGE)
    if not identity.may(role):
        raise HTTPException(403, f"{identity.name!r} may not do this: it needs the role {role}")
    return identity
