"""What the base covers, and how the crawls that fill it went."""

from fastapi import Request
from fastapi.responses import Response

from corpus.store import CrawlRun
from outputs.health import tell_health
from outputs.labels import tell_outcome
from outputs.routing import SnapshotRouter
from outputs.web.access import Reader, SiteOf
from outputs.web.rendering import render

router = SnapshotRouter()

# Looked through for the last crawl of each publisher.
_MOST_CRAWLS = 200


@router.get("/about")
def show(request: Request, site: SiteOf, _: Reader) -> Response:
    """Show publishers, days, weeks and gaps, and the last crawl of each publisher."""
    last: dict[str, CrawlRun] = {}
    for run in site.store.crawls.find(limit=_MOST_CRAWLS):
        last.setdefault(run.publisher, run)
    return render(
        request,
        "about.html",
        coverage=site.store.searching.find_coverage(),
        crawls=[(run, tell_health(run), tell_outcome(run.outcome)) for run in last.values()],
        held=site.store.crawls.find_held(),
    )
