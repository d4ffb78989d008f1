"""What users may do: roles, scopes of tokens, passwords, and logins that are rate limited."""

import hashlib
import re
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError

from corpus.store import Store
from corpus.store.accounts import Token, User
from outputs.errors import LoginError, LoginLimitError, PasswordError, UserNameError

# Each role may do what the roles before it may.
ROLES = ("reader", "analyst", "admin")
_ADMIN = ROLES[-1]
# What a token may be used for; a token never opens more than its user's role.
SCOPES = {"read": "reader", "review": "analyst", "admin": "admin"}
ROLE_NAMES = {"reader": "열람자", "analyst": "분석가", "admin": "관리자"}

_NAME = re.compile(r"[\w.-]{1,64}")
_SHORTEST, _LONGEST = 10, 200
_FEWEST_SIGNS = 4
_TOKEN_PREFIX = "miclu_"  # noqa: S105  what all tokens begin with, so that leaked ones are found
# Failed logins before a name or an address must wait. Source: OWASP ASVS 4.0, 2.2.1, allows 100
# an hour for an account; an office behind one address has many accounts.
_WINDOW = timedelta(minutes=15)
_MOST_OF_NAME, _MOST_OF_ADDRESS = 10, 50
# Lines that names without a user may make in the audit log in that time, all of them together; a
# user's name makes no more than the limit above lets through.
_UNKNOWN, _MOST_UNKNOWN = "-", 30


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """Who asks: a user by session or token, with the role that counts now."""

    name: str
    role: str

    def may(self, role: str) -> bool:
        """Tell whether this role includes another."""
        return ROLES.index(self.role) >= ROLES.index(role)


def add_user(store: Store, name: str, *, role: str, password: str) -> User:
    """Add a user who can log in at once.

    Raises:
        UserNameError: The name is empty, long, or has spaces or other signs.
        PasswordError: The password is too short, too long, or of too few different signs.
        UserExistsError: The name is taken.
    """
    if not _NAME.fullmatch(name):
        raise UserNameError(name)
    return store.accounts.add(name, role=role, password=hash_password(password, name=name))


def change_user(
    store: Store,
    name: str,
    *,
    role: str | None = None,
    password: str | None = None,
    disabled: bool | None = None,
) -> User:
    """Change a user, shut one out or let one in; what is None stays. It ends all sessions.

    Raises:
        MissingUserError: There is no such user.
        PasswordError: The password is too short, too long, or of too few different signs.
        LastUserError: No other admin could log in; nothing was changed.
    """
    user = store.accounts.get(name)
    hashed = hash_password(password, name=name) if password else None
    if disabled is not None:
        accounts = store.accounts
        user = accounts.disable(name, keep=_ADMIN) if disabled else accounts.enable(name)
    if role or hashed:
        user = store.accounts.change(name, role=role, password=hashed, keep=_ADMIN)
    return user


def hash_password(password: str, *, name: str) -> str:
    """Give the argon2id hash of a new password.

    Raises:
        PasswordError: It is too short, too long, of too few different signs, or the name.
    """
    if not _SHORTEST <= len(password) <= _LONGEST:
        raise PasswordError(f"has {len(password)} signs")
    if len(set(password)) < _FEWEST_SIGNS:
        raise PasswordError("repeats a few signs")
    if name.casefold() in password.casefold():
        raise PasswordError("holds the name")
    return PasswordHasher().hash(password)


def log_in(store: Store, name: str, password: str, *, address: str, at: datetime) -> User:
    """Give the user whose name and password these are.

    Raises:
        LoginLimitError: Too many logins failed of late for the name or from the address.
        LoginError: They do not fit, or the user is disabled; it is counted, and told in the audit
            log, where a name that no user has is left out: it may be a password.
    """
    own, place, since = f"name {name[:64]}", f"address {address}", at - _WINDOW
    failed = store.accounts.count_failures(own, since=since)
    tried = store.accounts.count_failures(place, since=since)
    if failed >= _MOST_OF_NAME or tried >= _MOST_OF_ADDRESS:
        raise LoginLimitError(int(_WINDOW.total_seconds()) // 60)
    user = store.accounts.find(name)
    fits = _verify(user.password if user else _nobody(), password)
    if user is None or not fits or user.disabled:
        subjects = (own, place) if user else (own, place, _UNKNOWN)
        action = "login.limited" if failed + 1 >= _MOST_OF_NAME else "login.failed"
        subject = user.name if user else _UNKNOWN
        line = {
            "author": "-",
            "action": action,
            "subject": subject,
            "details": {"address": address},
        }
        has_room = user or store.accounts.count_failures(_UNKNOWN, since=since) < _MOST_UNKNOWN
        store.accounts.note_failure(*subjects, told=line if has_room else None)
        raise LoginError
    store.accounts.forget_failures(own, before=since)
    return user


def make_token(store: Store, user: str, name: str, *, scopes: Iterable[str]) -> str:
    """Make a token for a program and give it; it is never shown again.

    Raises:
        MissingUserError: There is no such user.
    """
    token = _TOKEN_PREFIX + secrets.token_urlsafe(32)
    store.accounts.add_token(user, name, hashed=_hash_token(token), scopes=scopes)
    return token


def identify_token(store: Store, token: str) -> Identity | None:
    """Tell who asks with a token, with the largest role that its scopes and the user's allow."""
    known = store.accounts.find_token(_hash_token(token))
    if known is None:
        return None
    own = store.accounts.get(known.user).role
    allowed = [role for role in _scope_roles(known) if ROLES.index(role) <= ROLES.index(own)]
    return Identity(name=known.user, role=max(allowed, key=ROLES.index)) if allowed else None


def _scope_roles(token: Token) -> list[str]:
    return [SCOPES[scope] for scope in token.scopes if scope in SCOPES]


@cache
def _nobody() -> str:
    """Give a hash to verify where no such user is, so that the time does not tell the names."""
    return PasswordHasher().hash(secrets.token_hex())


def _verify(hashed: str, password: str) -> bool:
    if len(password) > _LONGEST:
        return False
    try:
        return PasswordHasher().verify(hashed, password)
    except (VerificationError, InvalidHashError):
        return False


def _hash_token(token: str) -> str:
    # No salt: a token is 256 random bits, which no list of hashes holds.
    return hashlib.sha256(token.encode()).hexdigest()
