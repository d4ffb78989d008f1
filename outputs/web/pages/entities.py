"""Entities: the list, the page of one, and its parts, each with an address of its own."""

from collections.abc import Sequence
from typing import Annotated

from fastapi import Query, Request
from fastapi.responses import Response

from corpus.activities.reading import ActivityRequest, find_activities
from corpus.cards.making import make_card
from corpus.facts.quote import Quote
from corpus.knowledge import find_last_terms
from corpus.search.records import Filters, SearchRequest, Sort
from corpus.store import StoredEntity, Succession
from outputs.judging import DECISIONS, tell_link
from outputs.labels import CARD_PARTS
from outputs.routing import SnapshotRouter
from outputs.search import search_documents, search_facts, suggest_names
from outputs.site import Site
from outputs.values import tell_days
from outputs.web.access import Reader, SiteOf
from outputs.web.inputs import Words
from outputs.web.known import EntityOf, is_name
from outputs.web.menu import MenuEntry
from outputs.web.network import HEIGHT, WIDTH, place_nodes, shorten
from outputs.web.rendering import render

MENU = MenuEntry(label="기관·클러스터", address="/entities", order=20)

router = SnapshotRouter()

TYPES = ("CLUSTER", "ORG", "PROGRAM", "PERSON")
# Who has posts, and of whom a card is made.
_WITH_POSTS = ("CLUSTER", "ORG", "PERSON")
_WITH_CARD = ("CLUSTER", "ORG")
_A_PAGE = 30
_A_SHORT_PAGE = 10
_MOST_PAGES = 50
# So many are looked at, the last seen; the files have all.
_MOST_POSTS = 300
_MOST_TIES = 60

PageNumber = Annotated[int, Query(ge=1, le=_MOST_PAGES)]
Cursor = Annotated[str, Query(max_length=8_000)]


@router.get("/entities")
def list_entities(
    request: Request,
    site: SiteOf,
    _: Reader,
    words: Words = "",
    type: Words = "",  # noqa: A002  what stands in the address
    page: PageNumber = 1,
) -> Response:
    """List entities by words or 초성, exact names first, else the most mentioned."""
    end = page * _A_PAGE
    chosen = type if type in TYPES else None
    found = []
    if not words or is_name(words):
        found = site.store.find_entities(words, entity_type=chosen, limit=end + 1)
    return render(
        request,
        "entities.html",
        words=words,
        chosen=chosen,
        types=TYPES,
        found=found[end - _A_PAGE : end],
        page=page,
        has_more=len(found) > end,
        most_pages=_MOST_PAGES,
        coverage=None if found else site.store.searching.find_coverage(),
    )


@router.get("/entities/names")
def suggest(
    request: Request, site: SiteOf, _: Reader, left: Words = "", right: Words = ""
) -> Response:
    """Give names that begin as typed in a field, or with these 초성."""
    typed = left or right
    found = suggest_names(site.store, typed) if is_name(typed) else ()
    return render(request, "entity/options.html", found=found)


@router.get("/entities/{key}")
def show(request: Request, site: SiteOf, entity: EntityOf, measure: Words = "") -> Response:
    """Show the names of an entity at once; its parts follow by themselves, or behind links."""
    card = site.store.namings.get_card(entity.key)
    return render(
        request,
        "entity.html",
        entity=entity,
        names=[(naming, tell_link(naming)) for naming in card.namings],
        judgements=[(each, DECISIONS[each.decision]) for each in card.judgements],
        successions=_link_successions(site, entity, card.successions),
        parts=_name_parts(entity),
        measure=measure,
    )


@router.get("/entities/{key}/card")
def show_card(request: Request, site: SiteOf, entity: EntityOf) -> Response:
    """Show what the base knows of a cluster or organisation, and of what it knows nothing."""
    card = make_card(site.store, entity.key, brief=True)
    return render(request, "entity/card.html", entity=entity, card=card, parts=CARD_PARTS)


@router.get("/entities/{key}/posts")
def show_posts(request: Request, site: SiteOf, entity: EntityOf, page: PageNumber = 1) -> Response:
    """Show who held which post when, or the posts of a person; the last ones first."""
    if entity.type == "PERSON":
        found = find_last_terms(site.store, person=entity.key, limit=_MOST_POSTS)
    else:
        found = find_last_terms(site.store, organisation=entity.key, limit=_MOST_POSTS)
    start = (page - 1) * _A_PAGE
    shown = found[::-1][start : start + _A_PAGE]
    has_more = len(found) > start + _A_PAGE
    return render(
        request, "entity/posts.html", entity=entity, terms=shown, page=page, has_more=has_more
    )


@router.get("/entities/{key}/activities")
def show_activities(
    request: Request, site: SiteOf, entity: EntityOf, cursor: Cursor = ""
) -> Response:
    """Show what an entity held or took part in, the latest first."""
    wish = ActivityRequest(entities=(entity.key,), limit=_A_SHORT_PAGE, cursor=cursor, sentences=1)
    answer = find_activities(site.store, wish)
    shown = [
        (each, tell_days(each.known.first_day, each.known.last_day, each.known.precision))
        for each in answer.activities
    ]
    return render(
        request, "entity/activities.html", entity=entity, activities=shown, cursor=answer.cursor
    )


@router.get("/entities/{key}/quotes")
def show_quotes(request: Request, site: SiteOf, entity: EntityOf, cursor: Cursor = "") -> Response:
    """Show what a person said, or people of an organisation, the newest first."""
    filters = Filters(type=Quote.TYPE, entity=entity.key)
    wish = SearchRequest(filters=filters, sort=Sort.NEWEST, limit=_A_SHORT_PAGE, cursor=cursor)
    answer = search_facts(site.store, wish)
    return render(request, "entity/quotes.html", entity=entity, answer=answer)


@router.get("/entities/{key}/relations")
def show_relations(
    request: Request, site: SiteOf, entity: EntityOf, page: PageNumber = 1
) -> Response:
    """Show the relations of an entity as a picture and as a list, last seen first."""
    ties = site.store.entity_facts.find_ties([entity.key], most=_MOST_TIES)
    start = (page - 1) * _A_PAGE
    shown = ties[start : start + _A_PAGE]
    return render(
        request,
        "entity/relations.html",
        entity=entity,
        ties=shown,
        evidence=site.store.citations.find([tie.number for tie in shown], most=1),
        nodes=place_nodes(shown),
        short=shorten(entity.name),
        size=(WIDTH, HEIGHT),
        page=page,
        has_more=len(ties) > start + _A_PAGE,
    )


@router.get("/entities/{key}/relations.svg")
def draw_relations(
    request: Request, site: SiteOf, entity: EntityOf, page: PageNumber = 1
) -> Response:
    """Give the picture of the relations as a file."""
    ties = site.store.entity_facts.find_ties([entity.key], most=_MOST_TIES)
    start = (page - 1) * _A_PAGE
    drawn = render(
        request,
        "entity/network.svg",
        entity=entity,
        nodes=place_nodes(ties[start : start + _A_PAGE]),
        short=shorten(entity.name),
        size=(WIDTH, HEIGHT),
    )
    headers = {"content-disposition": 'attachment; filename="miclu-relations.svg"'}
    return Response(drawn.body, media_type="image/svg+xml", headers=headers)


@router.get("/entities/{key}/documents")
def show_documents(
    request: Request, site: SiteOf, entity: EntityOf, cursor: Cursor = ""
) -> Response:
    """Show the documents that name an entity, the newest first."""
    filters = Filters(entity=entity.key)
    wish = SearchRequest(filters=filters, sort=Sort.NEWEST, limit=_A_SHORT_PAGE, cursor=cursor)
    answer = search_documents(site.store, wish)
    return render(request, "entity/documents.html", entity=entity, answer=answer)


def _name_parts(entity: StoredEntity) -> list[tuple[str, str]]:
    """Give the address and the heading of each part that an entity of this type has."""
    parts = [
        ("card", "카드", entity.type in _WITH_CARD),
        ("posts", "직위", entity.type in _WITH_POSTS),
        ("figures", "수치", entity.type != "PERSON"),
        ("activities", "활동", True),
        ("quotes", "발언", entity.type != "PROGRAM"),
        ("relations", "관계", True),
        ("documents", "문서", True),
    ]
    return [(word, label) for word, label, is_there in parts if is_there]


def _link_successions(
    site: Site, entity: StoredEntity, successions: Sequence[Succession]
) -> list[tuple[Succession, dict[str, str]]]:
    """Tell for each succession which of its sides have a page of their own."""
    known = {
        key: "" if key == entity.key or site.store.find_entity(key) is None else key
        for each in successions
        for key in (each.before, each.after)
    }
    return [(each, known) for each in successions]
