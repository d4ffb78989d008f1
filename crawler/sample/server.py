"""The server of the sample outlet: on loopback, also as the proxy that its invented name needs."""

import sys
from collections.abc import Callable
from datetime import date, datetime
from email.utils import format_datetime
from hashlib import md5
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from types import TracebackType
from typing import Any, NamedTuple, Self
from urllib.parse import parse_qs, urlsplit

from crawler.publishers.gaon import PUBLISHER
from crawler.sample.outlet import Outlet, SampleArticle, Shown, load_articles
from crawler.sample.render import (
    make_address,
    render_article,
    render_feed,
    render_list,
    render_more,
    render_robots,
    render_sitemap,
)

ROWS = 10
_OK = 200
_XML = "text/xml; charset=utf-8"
_NOT_HERE = "<html><body><p>요청하신 페이지를 찾을 수 없습니다.</p></body></html>".encode()


class Answer(NamedTuple):
    """What the server says to one request; `content_type` without charset, as many sites do."""

    body: bytes
    status: int = 200
    content_type: str = "text/html"
    location: str = ""


class SampleServer:
    """Serves the outlet as it stood at a moment, by default after all has happened.

    A context manager. `address` is both where a browser finds the pages and the proxy for
    `run_crawl`; `asked` holds what was asked for, path and query, in order, `agents` who asked,
    `unchanged` what was asked for with a validator that still held.
    With `has_paging` False every list page is the first one, a fault that real sites have.
    """

    def __init__(
        self,
        articles: tuple[SampleArticle, ...] | None = None,
        *,
        as_of: datetime | None = None,
        has_paging: bool = True,
        port: int = 0,
    ) -> None:
        self.outlet = Outlet(load_articles() if articles is None else articles, as_of=as_of)
        self.asked: list[str] = []
        self.agents: set[str] = set()
        self.unchanged: list[str] = []
        self._has_paging = has_paging
        self._failed = False
        self._lock = Lock()
        self._server = _QuietServer(("127.0.0.1", port), _make_handler(self))
        self.address = f"http://127.0.0.1:{self._server.server_port}"

    def __enter__(self) -> Self:
        Thread(target=self._server.serve_forever, args=(0.05,), daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._server.shutdown()
        self._server.server_close()

    def answer(self, address: str) -> Answer:
        """Answer a request for a path, or for a whole address as proxies are asked."""
        parts = urlsplit(address)
        self.asked.append(f"{parts.path}?{parts.query}" if parts.query else parts.path)
        if parts.hostname not in {None, PUBLISHER.domain}:
            return Answer(_NOT_HERE, status=502)
        route = self._routes.get(parts.path)
        words = {name: values[-1] for name, values in parse_qs(parts.query).items()}
        return route(words) if route else Answer(_NOT_HERE, status=404)

    @property
    def _routes(self) -> dict[str, Callable[[dict[str, str]], Answer]]:
        return {
            "/robots.txt": lambda _: Answer(render_robots(), content_type="text/plain"),
            "/rss/allArticle.xml": lambda _: Answer(render_feed(self.outlet), content_type=_XML),
            "/sitemap.xml": lambda _: Answer(render_sitemap(self.outlet), content_type=_XML),
            "/": self._answer_list,
            "/news/articleList.html": self._answer_list,
            "/news/ajaxArticlePaging.php": self._answer_more,
            "/news/articleView.html": self._answer_article,
            "/news/view.php": self._answer_old_address,
            "/news/download.php": self._answer_file,
        }

    def _answer_list(self, words: dict[str, str]) -> Answer:
        try:
            rows, total = self._find_rows(words, has_paging=self._has_paging)
        except ValueError:
            return Answer(_NOT_HERE, status=400)
        return Answer(render_list(rows, self.outlet, total=total))

    def _answer_more(self, words: dict[str, str]) -> Answer:
        """Answer the button for more rows, whose pages are never the first one."""
        try:
            rows, _ = self._find_rows(words, has_paging=True)
        except ValueError:
            return Answer(_NOT_HERE, status=400)
        return Answer(render_more(rows), content_type="application/json")

    def _find_rows(
        self, words: dict[str, str], *, has_paging: bool
    ) -> tuple[tuple[Shown, ...], int]:
        """Find one page of a list, and how many rows all have; ValueError for odd words."""
        since = date.fromisoformat(words.get("sc_sdate") or "0001-01-01")
        until = date.fromisoformat(words.get("sc_edate") or "9999-12-31")
        page = int(words.get("page", "1")) if has_paging else 1
        found = self.outlet.search(words.get("sc_word", ""), since=since, until=until)
        return found[max(page - 1, 0) * ROWS :][:ROWS], len(found)

    def _answer_article(self, words: dict[str, str]) -> Answer:
        number = words.get("idxno", "")
        shown = self.outlet.find(int(number)) if number.isdecimal() else None
        if shown is None:
            return Answer(_NOT_HERE, status=404)
        if shown.article.number == self.outlet.failing and self._is_first_failure():
            return Answer(b"<html><body>Internal Server Error</body></html>", status=500)
        return Answer(render_article(shown, self.outlet))

    def _answer_old_address(self, words: dict[str, str]) -> Answer:
        number = words.get("no", "")
        if not number.isdecimal() or self.outlet.find(int(number)) is None:
            return Answer(_NOT_HERE, status=404)
        return Answer(b"", status=301, location=make_address(int(number)))

    def _answer_file(self, words: dict[str, str]) -> Answer:
        """Answer with a file that an article names; what it holds is its name."""
        name = words.get("file", "")
        if not any(name in shown.article.files for shown in self.outlet.shown):
            return Answer(_NOT_HERE, status=404)
        return Answer(name.encode(), content_type="application/octet-stream")

    def _is_first_failure(self) -> bool:
        with self._lock:
            has_failed, self._failed = self._failed, True
        return not has_failed


def make_tag(answer: Answer) -> str:
    """Give the validator of a page as servers write it; empty for other answers."""
    return f'"{md5(answer.body, usedforsecurity=False).hexdigest()}"' * (answer.status == _OK)


class _QuietServer(ThreadingHTTPServer):
    """A server that says nothing about clients that hang up, as a killed crawl does."""

    daemon_threads = True

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print the traceback of an error of our own only."""
        if not isinstance(sys.exception(), ConnectionError):
            super().handle_error(request, client_address)


def _make_handler(server: SampleServer) -> type[BaseHTTPRequestHandler]:
    """Make the handler class that asks a server for its answers."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        server_version = "gaon"
        sys_version = ""

        def do_GET(self) -> None:
            server.agents.add(self.headers.get("User-Agent", ""))
            answer = server.answer(self.path)
            tag = make_tag(answer)
            if tag and self.headers.get("If-None-Match") == tag:
                server.unchanged.append(self.path)
                answer = Answer(b"", status=304, content_type=answer.content_type)
            self.send_response(answer.status)
            if tag:
                self.send_header("ETag", tag)
            self.send_header("Content-Type", answer.content_type)
            self.send_header("Content-Length", str(len(answer.body)))
            if answer.location:
                self.send_header("Location", answer.location)
            self.end_headers()
            self.wfile.write(answer.body)

        def date_time_string(self, timestamp: float | None = None) -> str:  # noqa: ARG002
            """Tell the time of the outlet, not of this machine."""
            return format_datetime(server.outlet.as_of)

        def log_message(self, format: str, *args: object) -> None:  # noqa: A002
            """Stay silent."""

    return Handler
