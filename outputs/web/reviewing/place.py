"""The place in the queue: its filters, where the page of it begins, and the fact in focus."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Any
from urllib.parse import parse_qsl, urlencode

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field

from corpus.facts import fact_types
from corpus.knowledge import Statement, make_statement
from corpus.store import QueueQuery
from outputs.session import get_entity
from outputs.site import Site

STATUSES = ("unreviewed", "accepted", "corrected", "rejected")
_A_PAGE = 20

Word = Annotated[str, Field(max_length=500)]
Day = Annotated[date | None, BeforeValidator(lambda typed: typed or None)]


class Place(BaseModel):
    """What the address of the queue says; an empty field does not restrict.

    `publisher` is a key or a name. `after` is the cursor of what the page comes after, `upto` that
    of what it ends with; `fact` is the statement in focus, without it the first one is.
    """

    model_config = ConfigDict(frozen=True, extra="ignore")

    type: Word = ""
    entity: Word = ""
    publisher: Word = ""
    since: Day = None
    until: Day = None
    status: Word = STATUSES[0]
    after: Annotated[str, Field(max_length=8_000)] = ""
    upto: Annotated[str, Field(max_length=8_000)] = ""
    fact: Word = ""

    @classmethod
    def parse(cls, query: str) -> "Place":
        """Read what `query` wrote.

        Raises:
            ValueError: It was changed on its way.
        """
        return cls.model_validate(dict(parse_qsl(query)))

    def query(self, **changes: object) -> str:
        """Write the part of an address after the question mark; only what restricts."""
        told = self.model_dump() | changes
        if told["status"] == STATUSES[0]:
            del told["status"]
        return urlencode({name: value for name, value in told.items() if value})

    def address(self, **changes: object) -> str:
        """Give the address of the queue at this place."""
        query = self.query(**changes)
        return f"/review?{query}" if query else "/review"

    @property
    def filters(self) -> Mapping[str, Any]:
        """Give what restricts the queue."""
        plain = ("type", "entity", "publisher", "since", "until")
        return {name: getattr(self, name) for name in plain if getattr(self, name)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """A page of the queue; `following` is the cursor of the next one, None at the end."""

    items: tuple[Statement, ...]
    following: str | None

    def find_at(self, key: str) -> int:
        """Give the line of a statement, 0 where it is not on the page."""
        keys = [each.key for each in self.items]
        return keys.index(key) if key in keys else 0

    def find_next(self, key: str, *, step: int = 1) -> str:
        """Give the key of the statement after another, before it with -1; empty for none."""
        keys = [each.key for each in self.items]
        at = keys.index(key) + step if key in keys else -1
        return keys[at] if 0 <= at < len(keys) else ""


def load_queue(site: Site, place: Place, *, limit: int = _A_PAGE) -> Queue:
    """Load a page of the queue.

    Raises:
        MissingEntityError: Nothing goes by the name.
        BadCursorError: `after` is no cursor.
    """
    query = make_query(site, place)
    page = site.store.reviews.find_queue(query, limit=limit, after=place.after or None)
    return Queue(items=tuple(map(make_statement, page.statements)), following=page.following)


def turn_back(site: Site, place: Place) -> Place:
    """Give the place of the page that ends at `upto`, with its last statement in focus.

    Raises:
        MissingEntityError: Nothing goes by the name.
        BadCursorError: `upto` is no cursor.
    """
    if not place.upto:
        return place
    end = site.store.reviews.find_before(make_query(site, place), place.upto, limit=_A_PAGE)
    fact = place.fact or end.statement
    return place.model_copy(update={"after": end.after or "", "upto": "", "fact": fact})


def make_query(site: Site, place: Place) -> QueueQuery:
    """Make the query of a place; a type or state that is none of ours does not restrict.

    Raises:
        MissingEntityError: Nothing goes by the name.
    """
    keys = {name: key for key, name in site.publishers.items()}
    publisher = place.publisher.strip()
    entity = place.entity.strip()
    return QueueQuery(
        type=place.type if place.type in fact_types() else None,
        entity_key=get_entity(site.store, entity).key if entity else None,
        publisher=keys.get(publisher, publisher) or None,
        since=place.since,
        until=place.until,
        status=place.status if place.status in STATUSES else STATUSES[0],
    )
