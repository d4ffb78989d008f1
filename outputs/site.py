"""What the web application stands on: one open store, the settings, and who may read."""

import os
import secrets
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from corpus.settings import Settings
from corpus.store import Store
from corpus.times import Clock, now

_KEY_BYTES = 32
_RUN_BYTES = 8


def make_run() -> str:
    """Make the word of a run of the server."""
    return secrets.token_hex(_RUN_BYTES)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedCopy:
    """A page as it was fetched: its markup, from where and when."""

    markup: str
    address: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """What every page and API call is given, as `request.app.state.site`.

    `secret` signs sessions. `run` is the same in all processes of one server, and of no other.
    `language` is `ko` or `en`. Without `open_reading` everything but the login needs a user.
    `publishers` gives the names of publishers by their keys; others go by their key.
    """

    store: Store
    settings: Settings
    secret: bytes
    run: str = field(default_factory=make_run)
    clock: Clock = now
    language: str = "ko"
    open_reading: bool = True
    publishers: Mapping[str, str] = field(default_factory=dict)
    load_archived: Callable[[str], ArchivedCopy | None] = lambda _: None


def load_secret(home: Path) -> bytes:
    """Load the key of an installation from `secret` in its home, made at the first call.

    Only its owner may read the file. Several processes that start at once get the same key.
    """
    path = home / "secret"
    if not path.exists():
        _make_secret(path)
    return path.read_bytes()


def _make_secret(path: Path) -> None:
    """Write the file whole under another name and link it, unless another process was first."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f".{path.name}.{os.getpid()}")
    made = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(made, "wb") as file:
        file.write(secrets.token_bytes(_KEY_BYTES))
    with suppress(FileExistsError):
        path.hardlink_to(part)
    part.unlink()
