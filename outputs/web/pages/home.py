"""The first page: the box, what the base covers in short, the newest facts, and ways on."""

from fastapi import Request
from fastapi.responses import Response

from corpus.facts import fact_types
from corpus.search.records import SearchRequest
from outputs.routing import SnapshotRouter
from outputs.search import search_facts, suggest_names
from outputs.web.access import Reader, SiteOf
from outputs.web.cards import make_fact_card
from outputs.web.rendering import render

router = SnapshotRouter()

_NEWEST = 8
_SUGGESTED = 8
_CLUSTERS = 10


@router.get("/")
def show(request: Request, site: SiteOf, _: Reader) -> Response:
    """Show the box above the newest facts."""
    answer = search_facts(site.store, SearchRequest(limit=_NEWEST))
    return render(
        request,
        "home.html",
        cards=[make_fact_card(hit, site.publishers) for hit in answer.hits],
        coverage=answer.summary.coverage,
        clusters=site.store.find_entities("", entity_type="CLUSTER", limit=_CLUSTERS),
        types={word: fact.LABEL for word, fact in fact_types().items()},
    )


@router.get("/suggestions")
def suggest(request: Request, site: SiteOf, _: Reader, q: str = "") -> Response:
    """Give the names that what stands in the box may mean, by its beginning or 초성.

    Where nothing begins so, the last word counts alone.
    """
    typed = "".join(sign if sign.isprintable() else " " for sign in q).strip()
    found = suggest_names(site.store, typed, limit=_SUGGESTED) if typed else ()
    if not found and " " in typed:
        found = suggest_names(site.store, typed.split()[-1], limit=_SUGGESTED)
    return render(request, "suggestions.html", suggestions=found)
