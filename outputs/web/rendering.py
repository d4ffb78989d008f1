"""Templates to answers: everything escaped, one environment for each language."""

from functools import cache
from urllib.parse import urlencode, urlsplit

from jinja2 import Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from outputs.accounts import ROLE_NAMES
from outputs.digest.passages import cut_passage, make_link
from outputs.labels import tell_time
from outputs.site import Site
from outputs.web.menu import find_menu
from outputs.web.telling import find_tellers
from outputs.web.words import find_words


def render(request: Request, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
    """Render a template of `outputs/web/templates/` with what all pages show around it."""
    site: Site = request.app.state.site
    page = _environment(site.language).get_template(template)
    words = page.render(
        request=request,
        site=site,
        identity=getattr(request.state, "identity", None),
        session=getattr(request.state, "session", None),
        menu=find_menu(),
        **values,
    )
    # What a page shows hangs on who asks; the store's ETags are for the API.
    headers = {"cache-control": "private, no-cache", "vary": "Cookie, HX-Request"}
    return HTMLResponse(words, status_code=status, headers=headers)


def load_templates(language: str) -> None:
    """Compile all templates, which the first visits would wait for."""
    environment = _environment(language)
    for name in environment.list_templates():
        environment.get_template(name)


def is_local(address: str) -> bool:
    """Tell whether an address leads to one of our own pages: `/facts?q=…`, never `//elsewhere`."""
    parts = urlsplit(address.replace("\\", "/"))
    plain = address.isprintable() and not address.startswith("//")
    return plain and address.startswith("/") and not parts.scheme and not parts.netloc


@cache
def _environment(language: str) -> Environment:
    environment = Environment(
        loader=PackageLoader("outputs.web"),
        autoescape=True,
        auto_reload=False,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.filters |= {
        "moment": tell_time,
        "link": make_link,
        "number": _tell_number,
        "passage": cut_passage,
        **find_tellers(language),
    }
    environment.globals |= {
        "_": find_words(language),
        "language": language,
        "role_names": ROLE_NAMES,
        "with_query": with_query,
    }
    return environment


def with_query(request: Request, **changes: object) -> str:
    """Give the address of this page with some parameters changed; None or "" takes one out."""
    kept = [(key, value) for key, value in request.query_params.multi_items() if key not in changes]
    added = [(key, str(value)) for key, value in changes.items() if value not in (None, "")]
    query = urlencode(kept + added)
    return f"{request.url.path}?{query}" if query else request.url.path


def _tell_number(value: float) -> str:
    return f"{value:,}"
