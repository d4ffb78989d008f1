import gzip
import socket
import time
from contextlib import suppress
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from corpus.times import KST
from crawler.errors import FetchError
from crawler.fetching import Fetcher

ASKED: list[str] = []
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=KST)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        ASKED.append(self.path)
        match self.path:
            case "/slow-head":
                self.trickle(b"HTTP/1.1 200 OK\r\nX: " + b"x" * 40)
            case "/slow-body":
                self.trickle(b"HTTP/1.1 200 OK\r\nContent-Length: 40\r\n\r\n", b"x" * 40)
            case "/moved":
                self.reply(301, Location="/page")
            case "/loop":
                self.reply(302, Location="/loop")
            case "/away":
                self.reply(302, Location="http://169.254.169.254/latest/meta-data")
            case "/large":
                self.reply(
                    200, gzip.compress(bytes(11 * 1024 * 1024)), **{"Content-Encoding": "gzip"}
                )
            case "/page":
                date = {"Date": "Mon, 02 Nov 2026 00:00:00 GMT", "Content-Type": "text/html"}
                self.reply(200, "쪽".encode(), **date)
            case _:
                self.reply(404)

    def trickle(self, *parts):
        """Send the last part byte by byte, for as long as somebody listens."""
        *whole, slow = parts
        self.wfile.write(b"".join(whole))
        with suppress(OSError):
            for byte in slow:
                self.wfile.write(bytes([byte]))
                time.sleep(0.1)

    def reply(self, status, body=b"", **headers):
        self.send_response_only(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        """Stay silent."""


@pytest.fixture(scope="module")
def site():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture
def fetcher():
    with Fetcher(headers={"User-Agent": "x"}, hosts=("127.0.0.1",), clock=lambda: NOW) as opened:
        yield opened


def test_a_page_with_the_time_of_its_server(fetcher, site):
    fetched = fetcher.fetch(f"{site}/moved")
    assert (fetched.status, fetched.page.body.decode()) == (200, "쪽")
    assert fetched.page.address == f"{site}/page"
    assert fetched.page.fetched == datetime(2026, 11, 2, 9, 0, tzinfo=KST)
    assert fetched.page.content_type == "text/html"


def test_a_status_is_no_error_and_our_clock_stands_in(fetcher, site):
    fetched = fetcher.fetch(f"{site}/nowhere")
    assert (fetched.status, fetched.page.fetched) == (404, NOW)


@pytest.mark.parametrize(
    ("path", "fault", "reason"),
    [
        ("/loop", "redirects without end", "redirects"),
        ("/away", "on a host that the publisher does not declare", "offsite"),
        ("/large", "larger than 10485760 bytes", "too_large"),
    ],
)
def test_what_is_refused(fetcher, site, path, fault, reason):
    with pytest.raises(FetchError, match=fault) as caught:
        fetcher.fetch(f"{site}{path}")
    assert caught.value.reason == reason


@pytest.fixture
def private_name(monkeypatch):
    """A name that leads to this machine, whatever it is asked for."""
    resolve = socket.getaddrinfo

    def resolve_here(host, *rest, **named):
        return resolve("127.0.0.1" if host == "www.hanbit.example" else host, *rest, **named)

    monkeypatch.setattr(socket, "getaddrinfo", resolve_here)
    return "www.hanbit.example"


@pytest.mark.parametrize("scheme", ["http", "https"])
def test_a_name_that_leads_inside_is_refused_before_a_byte_is_sent(site, private_name, scheme):
    asked = len(ASKED)
    address = f"{scheme}://{private_name}:{site.rpartition(':')[2]}/page"
    refused = pytest.raises(FetchError, match=r"127\.0\.0\.1, which is not public")
    opened = Fetcher(headers={}, hosts=(private_name,), clock=lambda: NOW)
    with opened as fetcher, refused as caught:
        fetcher.fetch(address)
    assert (caught.value.reason, len(ASKED)) == ("private_address", asked)


def test_the_proxy_of_a_local_publisher_may_stand_anywhere(site):
    hosts = ("www.gaon.example",)
    with Fetcher(headers={}, hosts=hosts, clock=lambda: NOW, proxy=site) as fetcher:
        assert fetcher.fetch("http://www.gaon.example/page").status == 404
    assert ASKED[-1] == "http://www.gaon.example/page"


@pytest.mark.parametrize("path", ["/slow-head", "/slow-body"])
def test_an_answer_that_trickles_in_has_its_time(site, path):
    arguments = {"headers": {}, "hosts": ("127.0.0.1",), "clock": lambda: NOW}
    refused = pytest.raises(FetchError, match=r"within 0\.5 seconds")
    with Fetcher(**arguments, timeout_seconds=0.5) as fetcher, refused as caught:
        fetcher.fetch(f"{site}{path}")
    assert caught.value.reason == "timeout"


def test_no_answer_is_told_apart(fetcher):
    with pytest.raises(FetchError, match="ConnectionError") as caught:
        fetcher.fetch("http://127.0.0.1:9/")
    assert caught.value.reason == "no_answer"
