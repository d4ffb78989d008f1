"""Sessions in a signed cookie: who logged in, and the token that forms must bring back."""

import hmac
import secrets
from dataclasses import dataclass

from itsdangerous import BadSignature, URLSafeTimedSerializer
from starlette.requests import Request
from starlette.responses import Response

from corpus.store.accounts import User
from outputs.accounts import Identity
from outputs.site import Site

COOKIE = "miclu_session"
# A working day; whoever corrects a fact when it ends keeps the words (`pages/login.py`).
_LIFETIME_SECONDS = 12 * 3600


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What the cookie says: `name` is empty before the login, `epoch` is that of the user."""

    token: str
    name: str = ""
    epoch: int = 0


def start_session(user: User | None = None) -> Session:
    """Make a session with a new form token, so that one from before a login is worth nothing."""
    token = secrets.token_urlsafe(18)
    return Session(token=token, name=user.name, epoch=user.epoch) if user else Session(token=token)


def load_session(site: Site, request: Request) -> Session | None:
    """Read the session of a request; None where there is none, or a forged or old one."""
    try:
        told = _signer(site).loads(request.cookies.get(COOKIE, ""), max_age=_LIFETIME_SECONDS)
        return Session(token=told["t"], name=told["n"], epoch=told["e"])
    except (BadSignature, KeyError, TypeError):
        return None


def save_session(site: Site, session: Session, request: Request, response: Response) -> None:
    """Put a session into the answer's cookie, out of reach of scripts and of other sites."""
    told = {"t": session.token, "n": session.name, "e": session.epoch}
    response.set_cookie(
        COOKIE,
        str(_signer(site).dumps(told)),
        max_age=_LIFETIME_SECONDS,
        httponly=True,
        samesite="lax",
        secure=request.url.scheme == "https",
        path="/",
    )


def identify_session(site: Site, session: Session | None) -> Identity | None:
    """Tell who is logged in now: nobody where the user was shut out or changed since."""
    user = site.store.accounts.find(session.name) if session and session.name else None
    if session is None or user is None or user.disabled or user.epoch != session.epoch:
        return None
    return Identity(name=user.name, role=user.role)


def is_form_token(session: Session | None, given: str) -> bool:
    """Tell whether a form brings back the token of its session."""
    return session is not None and hmac.compare_digest(session.token.encode(), given.encode())


def _signer(site: Site) -> URLSafeTimedSerializer:
    return URLSafeTimedSerializer(site.secret, salt="miclu.session")
