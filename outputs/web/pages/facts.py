"""One statement: what it says, every place that states it, what contradicts it, its reviews."""

from contextlib import suppress
from itertools import islice

from fastapi import Request
from fastapi.responses import Response

from corpus.errors import MissingStatementError
from corpus.knowledge import find_contradictions, find_occurrences, get_statement
from outputs.routing import SnapshotRouter
from outputs.site import Site
from outputs.web.access import Reader, SiteOf
from outputs.web.cards import FactCard, make_passage, make_statement_card
from outputs.web.inputs import Key, Number
from outputs.web.rendering import render
from outputs.web.reviewing.log import Line, make_lines

router = SnapshotRouter(prefix="/facts")

_A_PAGE = 20
_MOST_ENTRIES = 50


@router.get("/{key}")
def show(request: Request, site: SiteOf, _: Reader, key: Key, page: Number = 1) -> Response:
    """Show a statement; a retracted one with the place where it stood last."""
    statement = get_statement(site.store, key)
    card = make_statement_card(statement, site.publishers)
    start = (max(page, 1) - 1) * _A_PAGE
    places = islice(find_occurrences(site.store, card.key), start, start + _A_PAGE + 1)
    passages = [make_passage(stored, site.publishers) for stored in places]
    named = site.store.statements.find_named([card.key]).get(card.key, ())
    return render(
        request,
        "fact.html",
        card=card,
        cause=statement.cause,
        named={each.key: each for each in named}.values(),
        passages=passages[:_A_PAGE],
        page=max(page, 1),
        has_more=len(passages) > _A_PAGE,
        against=_find_against(site, card),
        log=_find_log(site, card.key),
    )


def _find_against(site: Site, card: FactCard) -> list[FactCard]:
    """Find the statements that cannot be true together with this one."""
    found = find_contradictions(site.store, fact_type=card.type, statement=card.key)
    return [
        make_statement_card(other, site.publishers)
        for contradiction in found
        if any(each.key == card.key for each in contradiction.statements)
        for other in contradiction.statements
        if other.key != card.key
    ]


def _find_log(site: Site, key: str) -> list[Line]:
    with suppress(MissingStatementError):  # it is not counted yet, so nobody decided about it
        log = site.store.reviews.find_log(statement=key, limit=_MOST_ENTRIES)
        return make_lines(site.store, log)
    return []
