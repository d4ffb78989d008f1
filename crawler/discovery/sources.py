"""What discovery takes and gives."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from corpus.records import Rejected
from crawler.publishers.base import Publisher
from crawler.wish import Wish


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """An article that a source names; times are None where the source does not tell them."""

    address: str
    published: datetime | None = None
    modified: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A page that names articles; `state` is JSON and tells how the crawl came to it."""

    kind: str
    address: str
    state: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scope:
    """What a crawl of a publisher is after, and what it knows.

    `seen` holds the addresses of stored articles; with `is_caught_up` all older ones are stored
    too. `queries` are those of the query profile.
    """

    publisher: Publisher
    wish: Wish = field(default_factory=Wish)
    queries: tuple[str, ...] = ()
    seen: Container[str] = ()
    is_caught_up: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Harvest:
    """What a source gave: articles in its order, sources to ask next, and what was wrong.

    `is_repeat` tells that the source only said again what was said before.
    """

    found: tuple[Found, ...] = ()
    further: tuple[Source, ...] = ()
    rejects: tuple[Rejected, ...] = ()
    is_repeat: bool = False


def make_empty(address: str, detail: str = "") -> Harvest:
    """Give the harvest of a source that should name articles and does not."""
    return Harvest(rejects=(Rejected(address=address, reason="no_entries", detail=detail),))
