"""The end of a saved search by mail: whoever has the link may end it, without a login."""

from fastapi import Request
from fastapi.responses import Response

from outputs.routing import SnapshotRouter
from outputs.web.access import SiteOf
from outputs.web.inputs import Key
from outputs.web.rendering import render

router = SnapshotRouter()


@router.get("/unsubscribe/{token}")
def ask(request: Request, site: SiteOf, token: Key) -> Response:
    """Ask whether it is to end: mail programs open links by themselves."""
    return render(request, "unsubscribe.html", subscription=site.store.alerts.get(token))


@router.post("/unsubscribe/{token}")
def end(request: Request, site: SiteOf, token: Key) -> Response:
    """End it. The token is the right to do so, so that a mail program's own button works."""
    ended = site.store.alerts.end(site.store.alerts.get(token).number)
    return render(request, "unsubscribe.html", subscription=ended)
