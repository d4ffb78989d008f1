"""What stands around every call: HEAD, ETag, Cache-Control, and a limit of time.

Pure ASGI, so that exports stream through.
"""

import asyncio
import hashlib
from collections.abc import Callable
from contextlib import suppress

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from outputs.api.problems import problem

# Longer than any search takes at a million facts, shorter than proxies wait (60 s by default in
# nginx, Apache and most clouds).
ANSWER_SECONDS = 30.0

# What is written before it can begin to be sent has no such limit.
_SLOW = "/exports/"
_OK = 200


class Caching:
    """Answers HEAD as GET without its body, and 304 where the base is as the asker knows it.

    The tag follows from the state of the base, what is asked and who asks, so that nothing is
    looked up for a 304. Answers may be kept by the asker alone, who must ask again each time.
    """

    def __init__(self, app: ASGIApp, *, mark: Callable[[], str], run: str) -> None:
        self._app = app
        self._mark = mark
        self._run = run  # marks of an earlier run may mean other states

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a call on, or answer that nothing changed."""
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self._app(scope, receive, send)
            return
        if scope["method"] == "HEAD":
            scope, send = {**scope, "method": "GET"}, without_body(send)
        headers = Headers(scope=scope)
        tag = self._make_tag(scope, headers, await run_in_threadpool(self._mark))
        if tag in _split(headers.get("if-none-match", "")):
            unchanged = Response(status_code=304, headers={"etag": tag, **_KEEP})
            await unchanged(scope, receive, send)
            return
        await self._app(scope, receive, _with_tag(send, tag))

    def _make_tag(self, scope: Scope, headers: Headers, mark: str) -> str:
        """Make a weak tag, since what is packed differs from what is not."""
        identity = scope.get("state", {}).get("identity")
        path = scope["path"].encode("utf-8", errors="replace")
        parts = (self._run, mark, headers.get("authorization", ""), repr(identity))
        made = hashlib.sha256("\x1f".join(parts).encode("utf-8", errors="replace"))
        made.update(b"\x1f" + path + b"\x1f" + scope["query_string"])
        return f'W/"{made.hexdigest()[:32]}"'


_KEEP = {"cache-control": "private, no-cache", "vary": "Accept-Encoding, Authorization, Cookie"}


class Deadline:
    """Answers 503 where a call gives nothing in time; what it began ends by itself."""

    def __init__(self, app: ASGIApp, *, seconds: float = ANSWER_SECONDS) -> None:
        self._app = app
        self._seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a call on, and wait for the beginning of its answer."""
        if scope["type"] != "http" or _SLOW in scope["path"]:
            await self._app(scope, receive, send)
            return
        begun = asyncio.Event()
        is_late = False

        async def send_in_time(message: Message) -> None:
            begun.set()
            if not is_late:
                await send(message)

        work: asyncio.Future[None] = asyncio.ensure_future(self._app(scope, receive, send_in_time))
        work.add_done_callback(lambda _: begun.set())
        try:
            with suppress(TimeoutError):
                await asyncio.wait_for(begun.wait(), self._seconds)
            if begun.is_set():
                await work
                return
            is_late = True
        except asyncio.CancelledError:
            work.cancel()
            raise
        work.cancel()
        answer = problem(
            503,
            f"No answer in {self._seconds:g} seconds. Ask for less: fewer words, one type, a year",
            instance=scope["path"],
            headers={"Retry-After": "30"},
        )
        await answer(scope, receive, send)


def without_body(send: Send) -> Send:
    """Send the beginning of an answer alone, as HEAD asks for it."""

    async def send_head(message: Message) -> None:
        if message["type"] == "http.response.body":
            message = {**message, "body": b""}
        await send(message)

    return send_head


def _with_tag(send: Send, tag: str) -> Send:
    async def send_tagged(message: Message) -> None:
        if message["type"] == "http.response.start" and message["status"] == _OK:
            headers = MutableHeaders(scope=message)
            headers["etag"] = tag
            headers.setdefault("cache-control", _KEEP["cache-control"])
            headers["vary"] = _KEEP["vary"]
        await send(message)

    return send_tagged


def _split(header: str) -> set[str]:
    """Give the tags that a header names, as weak ones. Source: RFC 9110, 13.1.2."""
    return {f"W/{tag.strip().removeprefix('W/')}" for tag in header.split(",")}
