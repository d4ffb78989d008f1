"""List and search pages: rows, the next page, and where a list ends."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any
from urllib.parse import quote_plus

from corpus.records import Rejected
from corpus.times import korean_day
from crawler.discovery.rows import find_total, is_answer, parse_list, parse_more
from crawler.discovery.sources import Found, Harvest, Scope, Source, make_empty
from crawler.page import Page
from crawler.publishers.base import Publisher
from crawler.wish import Wish

# So many list pages of nothing but stored articles end a list where the last crawl missed none:
# one page may hold no more than the articles that feeds named already.
_KNOWN_PAGES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class ListState:
    """How far a list was walked; all of it is JSON.

    `until` is the day (YYYY-MM-DD) to which the list was cut because the outlet shows no more
    pages of it. `known` pages before this one held nothing but stored articles. `first` and
    `last` are the numbers on the first page and on the page before, `total` the rows in all as
    the first page tells. `by_more` asks where the button for more rows asks.
    """

    template: str
    query: str = ""
    until: str = ""
    page: int = 1
    known: int = 0
    total: str = ""
    by_more: bool = False
    first: tuple[str, ...] = ()
    last: tuple[str, ...] = ()


class _Day:
    """A day in an address template: `{since:%Y.%m.%d}`, empty where there is none."""

    def __init__(self, day: date | None) -> None:
        self._day = day

    def __format__(self, form: str) -> str:
        return format(self._day, form or "%Y-%m-%d") if self._day else ""


def make_list_source(state: ListState, scope: Scope) -> Source:
    """Make the source for one page of a list."""
    address = make_list_address(state, scope.wish)
    if state.by_more and scope.publisher.more:
        _, _, rest = make_list_address(replace(state, page=1), scope.wish).partition("?")
        kept = [pair for pair in rest.split("&") if not pair.startswith(("page=", "view_type="))]
        address = scope.publisher.more.address.format(
            page=state.page, total=state.total, rest="&".join(kept)
        )
    return Source(kind="list", address=address, state=asdict(state))


def make_list_address(state: ListState, wish: Wish) -> str:
    """Fill the address template of a list for one page of a wish."""
    return state.template.format(
        page=state.page,
        index=state.page - 1,
        since=_Day(wish.since),
        until=_Day(date.fromisoformat(state.until) if state.until else wish.until),
        query=quote_plus(state.query),
    )


def read_list(page: Page, state: Mapping[str, Any], scope: Scope) -> Harvest:
    """Read a page of a list and tell what to ask next.

    Some sites give page 1 whatever page is asked for, or forget the search words on page 2: then
    the button for more rows is asked instead, once; without one the list ends as a repeat. A
    list that the outlet cuts after so many pages goes on with the days before its last row.
    """
    at = ListState(**state)
    found, total = _parse_page(page, at, scope.publisher)
    if at.page > 1 and (_is_repeat(found, at, scope.publisher) or _is_unfiltered(total, at)):
        return _ask_for_more(at, scope)
    if not found:
        return _end_empty(page, at, scope)
    numbers = tuple(_find_numbers(found, scope.publisher))
    is_known = all(each.address in scope.seen for each in found)
    at = replace(
        at,
        known=at.known + 1 if is_known else 0,
        total=at.total or total,
        first=at.first or numbers,
        last=numbers,
    )
    if _is_past(found, scope.wish) or _is_enough(at, scope):
        return Harvest(found=found)
    return _go_on(page, at, found, scope)


def _parse_page(page: Page, at: ListState, publisher: Publisher) -> tuple[tuple[Found, ...], str]:
    """Parse the rows and the count of all rows, which is empty where the page does not tell."""
    if at.by_more:
        return parse_more(page, publisher), ""
    return parse_list(page, publisher), find_total(page, publisher)


def _is_repeat(found: tuple[Found, ...], at: ListState, publisher: Publisher) -> bool:
    """Tell whether most rows stood on the first page or on the one before.

    News that comes in while a list is walked moves a row or two on to the next page.
    """
    numbers = set(_find_numbers(found, publisher))
    return any(len(numbers & set(before)) * 2 > len(numbers) for before in (at.first, at.last))


def _is_unfiltered(total: str, at: ListState) -> bool:
    """Tell whether a page counts far more rows than the first page did: it forgot the query."""
    return bool(total and at.total) and int(total) > 2 * int(at.total) + 20


def _end_empty(page: Page, at: ListState, scope: Scope) -> Harvest:
    """End a list at a page without rows: the end, an outlet that refuses, or no list at all."""
    if at.page == 1:
        return Harvest() if at.query else make_empty(page.address)
    is_end = not at.total or int(at.total) <= (at.page - 1) * len(at.first)
    if is_end or (at.by_more and is_answer(page, scope.publisher)):
        return Harvest()
    if scope.publisher.more and not at.by_more:
        return _ask_for_more(at, scope)
    return Harvest(rejects=(Rejected(address=page.address, reason="list_cut", detail=at.total),))


def _ask_for_more(at: ListState, scope: Scope) -> Harvest:
    if at.by_more or not scope.publisher.more:
        return Harvest(is_repeat=True)
    return Harvest(further=(make_list_source(replace(at, by_more=True), scope),))


def _go_on(page: Page, at: ListState, found: tuple[Found, ...], scope: Scope) -> Harvest:
    """Ask for the next page, or past the outlet's last page for the days before."""
    if at.page < scope.publisher.list_pages:
        following = replace(at, page=at.page + 1)
        return Harvest(found=found, further=(make_list_source(following, scope),))
    if cut := _cut(at, found, scope.wish):
        return Harvest(found=found, further=(make_list_source(cut, scope),))
    capped = Rejected(address=page.address, reason="page_cap", detail=f"page {at.page}")
    return Harvest(found=found, rejects=(capped,))


def _cut(at: ListState, found: tuple[Found, ...], wish: Wish) -> ListState | None:
    """Begin the list anew with the day of its last row; None where that leads no further.

    Only for a wish with a first day or a query: else the newest pages are what is wanted.
    """
    days = [korean_day(each.published) for each in found if each.published]
    if not days or "{until" not in at.template or not (wish.since or wish.query):
        return None
    oldest = min(days).isoformat()
    if at.until and oldest >= at.until:
        return None
    return ListState(template=at.template, query=at.query, until=oldest)


def _is_past(found: tuple[Found, ...], wish: Wish) -> bool:
    """Tell whether all rows are older than what is wanted; lists go back in time."""
    days = [korean_day(each.published) for each in found if each.published]
    if wish.since is None or len(days) < len(found):
        return False
    return max(days) < wish.since


def _is_enough(at: ListState, scope: Scope) -> bool:
    """Tell whether a list went far enough; what a user searches for may be found anywhere."""
    return scope.is_caught_up and at.known >= _KNOWN_PAGES and not scope.wish.query


def _find_numbers(found: tuple[Found, ...], publisher: Publisher) -> list[str]:
    return [number for each in found if (number := publisher.find_number(each.address))]
