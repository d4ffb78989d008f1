"""Names with a slash in them (R&D/사업화): no key has one, so they lead on to the key's page."""

from urllib.parse import quote

from fastapi.responses import RedirectResponse
from starlette.exceptions import HTTPException

from outputs.routing import SnapshotRouter
from outputs.site import Site
from outputs.web.access import Reader, SiteOf
from outputs.web.known import load_entity

router = SnapshotRouter()


# Found by scanning after the pages of `entities.py` and `figures.py`, it gets what they leave.
@router.get("/entities/{name:path}")
def lead(site: SiteOf, reader: Reader, name: str) -> RedirectResponse:
    """Lead from a name with a slash to the page of its entity."""
    return RedirectResponse(f"/entities/{quote(_find_key(site, reader, name))}", status_code=303)


def _find_key(site: Site, reader: Reader, name: str) -> str:
    key = load_entity(site, reader, name).key
    if "/" in key:
        raise HTTPException(404)
    return key
