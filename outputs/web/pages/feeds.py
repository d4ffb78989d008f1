"""Atom feeds of signed digests and of searches."""

from dataclasses import replace

from fastapi import Request
from fastapi.responses import Response
from starlette.exceptions import HTTPException

from corpus.search.records import Sort
from outputs.feeds import make_digest_feed, make_search_feed
from outputs.routing import SnapshotRouter
from outputs.search import search_facts
from outputs.site import Site
from outputs.web.access import Reader, SiteOf
from outputs.web.asked import FACTS, read_asked

router = SnapshotRouter(prefix="/feeds")

_TYPE = "application/atom+xml; charset=utf-8"
_MOST = 50


@router.get("/digests.atom")
def give_digests(request: Request, site: SiteOf, _: Reader) -> Response:
    """Give the digests that were signed."""
    feed = make_digest_feed(site.store.digests.find_all(), site=_find_address(request, site))
    return Response(feed, media_type=_TYPE)


@router.get("/search.atom")
def give_search(request: Request, site: SiteOf, _: Reader) -> Response:
    """Give the newest facts that a search finds, with the words and filters of its page."""
    asked = read_asked({**request.query_params, "tab": FACTS, "cursor": ""}, site.store)
    if asked.faults:
        raise HTTPException(422)
    wish = replace(asked.request, sort=Sort.NEWEST, limit=_MOST, facets=(), counts=False)
    answer = search_facts(site.store, wish)
    root = _find_address(request, site)
    address = f"{root}{request.url.path}?{request.url.query}".rstrip("?")
    feed = make_search_feed(answer, words=wish.words, address=address, site=root)
    return Response(feed, media_type=_TYPE)


def _find_address(request: Request, site: Site) -> str:
    return (site.settings.site_address or str(request.base_url)).rstrip("/")
