"""What a crawler brings to the frontier and gets from it; `frontier.py` tells how it works."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from corpus.records import Document
from corpus.store.views import Saved

COUNTED = "counted"
"""The word in a request that counts against the limit of its walk."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Walk:
    """A walk as a crawler joins it, and when the first one did.

    `caught_up` tells that the walk before it left no article out.
    """

    number: int
    caught_up: bool
    opened: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """A request to be made, in a form that JSON keeps; the lowest `rank` goes first.

    `source` marks feeds, sitemaps and lists. One that `is_done` is only kept from being made:
    a redirect has led there already.
    """

    fingerprint: str
    request: dict[str, Any]
    rank: int = 0
    source: bool = False
    is_done: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A request in hand, under the number by which it is given back.

    `is_orphan`: a crawler that died had it in hand before.
    """

    number: int
    request: dict[str, Any]
    is_orphan: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectedPage:
    """A page that gave no document, and why."""

    reason: str
    address: str
    at: datetime
    detail: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What a crawler brings to the store at once.

    `documents` are as `clean_document` gives them. `done` holds the numbers of requests, each with
    the fault that may be gone the next time, empty for none. `postponed` are requests in a new
    form, to be made from a moment on; `released` are in hand and will not be made by this crawler.
    """

    documents: tuple[Document, ...] = ()
    rejects: tuple[RejectedPage, ...] = ()
    asks: tuple[Ask, ...] = ()
    done: tuple[tuple[int, str], ...] = ()
    postponed: tuple[tuple[Taken, datetime], ...] = ()
    released: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exchanged:
    """What the store gives for a batch.

    `saved` in the order of the documents. Where nothing was `taken`, `next_due` is the next moment
    to try: a request waits until then, or another crawler has it in hand; None where none is left.
    """

    saved: tuple[Saved, ...]
    taken: tuple[Taken, ...]
    next_due: datetime | None
