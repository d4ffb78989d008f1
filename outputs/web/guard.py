"""What stands around every page: headers, limits, and who may ask.

Pure ASGI, so that streamed exports pass through unbuffered.
"""

from collections.abc import Mapping
from urllib.parse import urlsplit

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from outputs.api.edge import without_body
from outputs.api.problems import problem
from outputs.site import Site
from outputs.web.sessions import identify_session, load_session
from outputs.web.words import find_words

# No inline script or style, nothing from elsewhere, no frame around us. ECharts and htmx run
# under it. Source: CSP Level 3.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self'; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
_HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}
_LARGEST_BODY = 1_000_000
# A search cursor alone may have 8,000 signs.
_LONGEST_ADDRESS = 16_000
_SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})
# Where programs ask, and refusals are problem details.
_API = "/api/"
# What answers HEAD by itself.
_OWN_HEAD = (_API, "/static/")
_LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1", "testserver"})


class Guard:
    """Sets the headers, refuses what is too large or comes from another site, knows the user.

    HEAD is answered as GET without its body. `request.state.session` and `request.state.identity`
    are None where nobody is logged in.
    """

    def __init__(self, app: ASGIApp, *, site: Site) -> None:
        self._app = app
        self._site = site

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, or refuse it in a line of text."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        send = _with_headers(send)
        headers = Headers(scope=scope)
        if fault := self._find_fault(scope, headers):
            await self._refuse(scope, *fault)(scope, receive, send)
            return
        self._identify(scope)
        if scope["method"] == "HEAD" and not scope["path"].startswith(_OWN_HEAD):
            scope, send = {**scope, "method": "GET"}, without_body(send)
        await self._app(scope, _limit(receive), send)

    def _identify(self, scope: Scope) -> None:
        state = scope.setdefault("state", {})
        is_static = scope["path"].startswith("/static/")
        session = None if is_static else load_session(self._site, Request(scope))
        state["session"] = session
        state["identity"] = identify_session(self._site, session)

    def _find_fault(self, scope: Scope, headers: Headers) -> tuple[int, str] | None:
        if len(scope["path"]) + len(scope["query_string"]) > _LONGEST_ADDRESS:
            return 414, "주소가 너무 깁니다."
        if not _is_number_up_to(headers.get("content-length", "0"), _LARGEST_BODY):
            return 413, "보낸 내용이 너무 큽니다."
        if self._site.open_reading and _host_name(headers.get("host", "")) not in _LOOPBACK:
            # Another name that leads to 127.0.0.1 is a page that rebinds its name to read ours.
            return 421, "이 주소로는 열 수 없습니다. http://127.0.0.1 로 여십시오."
        if scope["method"] not in _SAFE_METHODS and not _is_from_here(headers):
            return 403, "다른 사이트에서 보낸 요청은 받지 않습니다."
        return None

    def _refuse(self, scope: Scope, status: int, words: str) -> Response:
        if scope["path"].startswith(_API):
            return problem(status, words, instance=scope["path"])
        told = find_words(self._site.language)(words)
        return PlainTextResponse(f"{told}\n", status_code=status)


def _with_headers(send: Send) -> Send:
    async def send_with_headers(message: Message) -> None:
        if message["type"] == "http.response.start":
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
        await send(message)

    return send_with_headers


def _limit(receive: Receive) -> Receive:
    """Cut off a body without a length that goes on and on."""
    taken = 0

    async def receive_limited() -> Message:
        nonlocal taken
        message = await receive()
        taken += len(message.get("body", b""))
        if taken > _LARGEST_BODY:
            return {"type": "http.disconnect"}
        return message

    return receive_limited


def _is_from_here(headers: Mapping[str, str]) -> bool:
    """Tell whether a form or script of our own pages, or a program, asks.

    Browsers name the origin of what changes something; programs name none.
    """
    if headers.get("sec-fetch-site", "same-origin") not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or urlsplit(origin).netloc == headers.get("host", "")


def _host_name(host: str) -> str:
    try:
        return urlsplit(f"//{host}").hostname or ""
    except ValueError:
        return ""


def _is_number_up_to(text: str, most: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= len(str(most)) and int(text) <= most
