"""Five fictional outlets of the sample's markup, served from memory by a process of its own.

`python benchmarks/crawling/outlets.py ARTICLES` prints its address and serves until standard input
closes; `/asked` gives how many times each address was asked for since the last time.
"""

import asyncio
import json
import os
import sys
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import cycle, islice

import crawler.publishers as declared
from corpus.times import KST
from crawler.publishers.families.ndsoft import make_member
from crawler.sample.outlet import Outlet, SampleArticle, load_articles
from crawler.sample.render import render_article, render_feed, render_list

OUTLETS = ("haneul", "badang", "saebyeok", "dalbit", "namu")
_HOST = b"www.gaon.example"
_ROWS = 20
_FIRST = 20001


def make_host(key: str) -> str:
    """Give the invented host of an outlet."""
    return f"www.{key}.example"


def declare_outlets() -> None:
    """Put the five outlets beside the declared publishers, in this process only."""
    own = {
        key: replace(make_member(key=key, name=key, site=f"http://{make_host(key)}"), local=True)
        for key in OUTLETS
    }
    known = {**declared.publishers(), **own}
    declared.publishers = lambda: known


def make_articles(count: int) -> list[SampleArticle]:
    """Make articles out of those of the sample, each with a number, time and words of its own."""
    models = cycle(each for each in load_articles() if each.encoding == "utf-8")
    start = datetime(2026, 11, 20, 18, 0, tzinfo=KST)
    return [
        model.model_copy(
            update={
                "number": _FIRST + place,
                "title": f"{model.title} ({place})",
                "published": start - timedelta(minutes=37 * place),
                "body": f"{model.body}\n\n{place}번째 소식이다.",
                "files": (),
                "changed": None,
            }
        )
        for place, model in enumerate(islice(models, count))
    ]


def render_outlet(count: int) -> dict[str, bytes]:
    """Render the pages of one outlet by path and the first word of the query."""
    outlet = Outlet(make_articles(count))
    pages = {
        f"/news/articleView.html?idxno={shown.article.number}": render_article(shown, outlet)
        for shown in outlet.shown
    }
    for page in range(count // _ROWS + 1):
        rows = outlet.shown[page * _ROWS :][:_ROWS]
        body = render_list(rows, outlet, total=count)
        # The sample links an article that is gone, and one under its old address.
        pages[f"/news/articleList.html?page={page + 1}"] = body.replace(
            b"idxno=9999", b"idxno=%d" % _FIRST
        ).replace(b"/news/view.php?no=", b"/news/articleView.html?idxno=")
    pages["/rss/allArticle.xml"] = render_feed(outlet)
    pages["/robots.txt"] = b"User-agent: *\nDisallow: /paid/\n"
    return pages


def make_answers(count: int) -> dict[str, bytes]:
    """Make the whole answers of all outlets by the start of the address, without scheme."""
    kinds = {".xml": "text/xml", ".txt": "text/plain"}
    answers = {}
    for path, body in render_outlet(count).items():
        kind = kinds.get(path[-4:], "text/html")
        for key in OUTLETS:
            own = body.replace(_HOST, make_host(key).encode())
            head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nContent-Length: {len(own)}\r\n\r\n"
            answers[f"{make_host(key)}{path}"] = head.encode() + own
    return answers


class SiteProtocol(asyncio.Protocol):
    """As little of HTTP/1.1 as a proxy for GET needs: whole addresses, kept connections."""

    def __init__(self, answers: dict[str, bytes], asked: dict[str, int]) -> None:
        self._answers, self._asked = answers, asked
        self._buffer = b""

    def connection_made(self, transport: asyncio.Transport) -> None:
        """Keep the transport."""
        self._transport = transport

    def data_received(self, data: bytes) -> None:
        """Answer each whole request."""
        self._buffer += data
        while b"\r\n\r\n" in self._buffer:
            head, _, self._buffer = self._buffer.partition(b"\r\n\r\n")
            self._transport.write(self._answer(head.split(b" ", 2)[1].decode()))

    def _answer(self, address: str) -> bytes:
        if address == "/asked":
            body = json.dumps(self._asked).encode()
            self._asked.clear()
            return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n" % len(body) + body
        self._asked[address] = self._asked.get(address, 0) + 1
        # Of the words of a query, the first one tells the page.
        key = address.removeprefix("http://").partition("&")[0]
        return self._answers.get(key, b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n")


async def serve(count: int) -> None:
    """Serve until standard input closes."""
    answers, asked = make_answers(count), {}
    loop = asyncio.get_running_loop()
    server = await loop.create_server(lambda: SiteProtocol(answers, asked), "127.0.0.1", 0)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}", flush=True)
    await loop.run_in_executor(None, os.read, 0, 1)


if __name__ == "__main__":
    asyncio.run(serve(int(sys.argv[1])))
