"""Facts: search, and one with every place that states it."""

from itertools import islice
from typing import Annotated

from fastapi import Query, Request

from corpus.knowledge import find_occurrences, get_statement
from outputs.api.access import Reader, SiteOf
from outputs.api.models.common import Key
from outputs.api.models.facts import FactDetail, FactItem, Named, Place
from outputs.api.models.search import FactSearch, Found
from outputs.routing import SnapshotRouter
from outputs.search import search_facts
from outputs.session import check_entity, check_publisher

router = SnapshotRouter(prefix="/facts", tags=["사실 facts"], dependencies=[Reader])

# More places than anybody reads; an export has all of them.
MOST_PLACES = 500


@router.get("", summary="사실 찾기 / Find facts")
def find_facts(
    asked: Annotated[FactSearch, Query()], site: SiteOf, request: Request
) -> Found[FactItem]:
    """찾을 말이 없으면 모든 사실을 새것부터 준다. / All facts, the newest first, without words."""
    check_publisher(site.store, asked.publisher)
    check_entity(site.store, asked.entity)
    wish = asked.make_request(sort=asked.sort, facets=asked.facets)
    answer = search_facts(site.store, wish)
    items = [FactItem.of(hit, site.publishers) for hit in answer.hits]
    return Found.of(items, answer.summary, request)


@router.get("/{key}", summary="사실 하나 / One fact")
def get_fact(key: Key, site: SiteOf) -> FactDetail:
    """근거를 모두 준다, 많으면 새것 500곳까지. / With its places, the newest 500 of many."""
    statement = get_statement(site.store, key)
    item = FactItem.tell(statement, site.publishers)
    named = site.store.statements.find_named([statement.key]).get(statement.key, ())
    places = islice(find_occurrences(site.store, statement.key), MOST_PLACES)
    return FactDetail(
        **dict(item),
        confidence=statement.confidence,
        version=statement.version,
        cause=statement.cause,
        entities=[
            Named(field=each.field, key=each.key, type=each.type, name=each.name) for each in named
        ],
        places=[Place.of(stored, site.publishers) for stored in places],
    )
