"""What a subscription is to be told now."""

from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from datetime import date, datetime, timedelta
from typing import Any
from urllib.parse import parse_qsl

from corpus.search.records import FactHit, Filters, SearchRequest, Sort
from corpus.store import Store
from corpus.store.alerts import Subscription
from corpus.times import korean_day
from outputs.digest.week import Week
from outputs.search import search_facts

# The first letter also tells of the week before.
_LOOK_BACK = timedelta(days=7)
_A_PAGE = 100
_MOST_FACTS = 200
DAILY, WEEKLY = "daily", "weekly"
RHYTHMS = (DAILY, WEEKLY)


def name_alert(subscription: Subscription, at: datetime) -> str:
    """Name the alert of a day or week: there is one at most."""
    day = korean_day(at)
    when = str(Week.of(day)) if subscription.rhythm == WEEKLY else day.isoformat()
    return f"alert/{subscription.number}/{when}"


def find_new_facts(store: Store, subscription: Subscription) -> list[FactHit]:
    """Find what the search gives and the subscriber was not told, newest first, up to 200."""
    new: list[FactHit] = []
    for hits in _find_pages(store, make_request(subscription)):
        told = store.alerts.find_told(subscription.number, [hit.key for hit in hits])
        new += [hit for hit in hits if hit.key not in told and hit.retracted is None]
        if len(new) >= _MOST_FACTS:
            break
    return new[:_MOST_FACTS]


def make_request(subscription: Subscription) -> SearchRequest:
    """Make the search of a subscription, of what was published since shortly before it began."""
    filters = load_filters(subscription.filters.items())
    begun = korean_day(subscription.created) - _LOOK_BACK
    since = max(begun, filters.since) if filters.since else begun
    return SearchRequest(
        words=subscription.words,
        filters=replace(filters, since=since),
        sort=Sort.NEWEST,
        limit=_A_PAGE,
        expand=dict(parse_qsl(subscription.query)).get("expand") != "no",
    )


def load_filters(items: Iterable[tuple[str, object]]) -> Filters:
    """Make filters of what the store keeps: days as ISO words; unknown fields are left out."""
    known = {field.name for field in fields(Filters)}
    values: dict[str, Any] = {name: _load(name, value) for name, value in items if name in known}
    return Filters(**values)


def dump_filters(filters: Filters) -> dict[str, object]:
    """Give the fields that restrict, for the store."""
    told = {field.name: getattr(filters, field.name) for field in fields(Filters)}
    return {
        name: value.isoformat() if isinstance(value, date) else value
        for name, value in told.items()
        if value is not None and name != "with_held"
    }


def _load(name: str, value: object) -> object:
    return date.fromisoformat(str(value)) if name in ("since", "until") else value


def _find_pages(store: Store, request: SearchRequest) -> Iterator[tuple[FactHit, ...]]:
    while True:
        answer = search_facts(store, request)
        yield answer.hits
        if not answer.summary.cursor:
            return
        request = replace(request, cursor=answer.summary.cursor)
