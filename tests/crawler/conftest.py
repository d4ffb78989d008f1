"""A small outlet of the tests' own, and pages of it."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Thread

import pytest

from corpus.settings import Settings
from corpus.times import KST
from crawler.page import Page
from crawler.sample.outlet import Change, Outlet, SampleArticle
from crawler.sample.render import make_address, render_article

FETCHED = datetime(2026, 11, 21, 12, 0, tzinfo=KST)


def make_article(number: int = 501, **changes) -> SampleArticle:
    values = {
        "number": number,
        "skin": "E",
        "title": f"'바람' 싣는 밀양 나노 미클, 총회 열어 — {number}",
        "subtitle": "회원사 40곳 한자리에",
        "section": "클러스터",
        "reporter": "나루 기자",
        "email": "naru@gaon.example",
        "published": datetime(2026, 11, 2, 9, number % 60, tzinfo=KST),
        "body": "밀양 나노 미니클러스터가 2일 총회를 열었다.\n\n회원사 40곳이 참석했다.",
        "captions": ("총회에 모인 회원들. [사진=밀양 나노 미클]",),
        "tags": ("밀양", "나노"),
    }
    return SampleArticle(**(values | changes))


def make_page(article: SampleArticle, **changes) -> Page:
    outlet = Outlet([article])
    values = {
        "body": render_article(outlet.shown[0], outlet),
        "address": make_address(article.number),
        "fetched": FETCHED,
        "content_type": "text/html",
    }
    return Page(**(values | changes))


@pytest.fixture(name="make_article")
def make_article_fixture():
    return make_article


@pytest.fixture(name="make_page")
def make_page_fixture():
    return make_page


@pytest.fixture
def few_articles() -> tuple[SampleArticle, ...]:
    """Twelve articles (two list pages); number 507 changes on 10 November."""
    change = Change(
        modified=datetime(2026, 11, 10, 15, 30, tzinfo=KST),
        body="밀양 나노 미니클러스터가 2일 총회를 열었다.\n\n회원사 42곳이 참석했다.",
    )
    return tuple(
        make_article(number, skin="CE"[number % 2], changed=change if number == 507 else None)
        for number in range(501, 513)
    )


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    return Settings(home=tmp_path / "var", contact="https://miclu.example/crawler")


class ScriptedOutlet:
    """A server of the sample outlet's name that answers each path as it is told to, else 404.

    `address` is the proxy for crawls, `asked` the paths in the order of asking; `closing` is set
    at the end, for answers that wait.
    """

    site = "http://www.gaon.example"

    def __init__(self) -> None:
        self.routes: dict[str, Callable[[BaseHTTPRequestHandler], None]] = {}
        self.asked: list[str] = []
        self.closing = Event()
        outlet = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self) -> None:
                path = self.path.removeprefix(outlet.site)
                outlet.asked.append(path)
                route = outlet.routes.get(path, outlet.routes["missing"])
                try:
                    route(self)
                except ConnectionError:
                    self.close_connection = True

            def log_message(self, format: str, *args: object) -> None:  # noqa: A002
                pass

        self.add("missing", status=404)
        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.address = f"http://127.0.0.1:{self.server.server_port}"

    def add(self, path: str, body: bytes = b"", *, status: int = 200, **headers: str) -> None:
        """Answer a path with a page; header names are written with underscores."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in ({"Content_Type": "text/html"} | headers).items():
                handler.send_header(name.replace("_", "-"), value)
            handler.send_header("Content-Length", str(len(body)))
            handler.end_headers()
            handler.wfile.write(body)

        self.routes[path] = answer

    def add_feed(self, *paths: str) -> None:
        """Name the pages of these paths in the feed."""
        items = "".join(f"<item><link>{self.site}{path}</link></item>" for path in paths)
        body = f"<rss><channel>{items}</channel></rss>".encode()
        self.add("/rss/allArticle.xml", body, Content_Type="text/xml")


@pytest.fixture
def outlet() -> Iterator[ScriptedOutlet]:
    """An outlet that answers as it is told to; article 501 is sound."""
    made = ScriptedOutlet()
    made.add("/news/articleView.html?idxno=501", make_page(make_article(501)).body)
    Thread(target=made.server.serve_forever, args=(0.02,), daemon=True).start()
    yield made
    made.closing.set()
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def start_scrapy(settings: Settings) -> Callable[..., "subprocess.Popen[bytes]"]:
    """Start a crawl as Scrapy's own users do: `start_scrapy(proxy, "RETRY_TIMES=1", limit="6")`."""

    def start(proxy: str, *options: str, **arguments: str) -> "subprocess.Popen[bytes]":
        command = [sys.executable, "-m", "scrapy", "crawl", "news", "-a", "publisher=gaon"]
        chosen = (f"MICLU_LOCAL_PROXY={proxy}", "LOG_LEVEL=CRITICAL", *options)
        words = [word for option in chosen for word in ("-s", option)]
        words += [word for each in arguments.items() for word in ("-a", "=".join(each))]
        environment = {**os.environ, "MICLU_HOME": str(settings.home)}
        return subprocess.Popen([*command, *words], cwd=Path(__file__).parents[2], env=environment)

    return start
