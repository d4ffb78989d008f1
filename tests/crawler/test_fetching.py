import gzip
from datetime import datetime
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

import pytest

from corpus.times import KST
from crawler.errors import FetchError
from crawler.fetching import Fetcher

NOW = datetime(2026, 11, 21, 12, 0, tzinfo=KST)


class Handler(BaseHTTPRequestHandler):
    def do_GET(self):
        match self.path:
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
    ("path", "fault"),
    [
        ("/loop", "redirects without end"),
        ("/away", "on a host that the publisher does not declare"),
        ("/large", "larger than 10485760 bytes"),
    ],
)
def test_what_is_refused(fetcher, site, path, fault):
    with pytest.raises(FetchError, match=fault) as caught:
        fetcher.fetch(f"{site}{path}")
    assert not caught.value.is_network


def test_no_answer_is_told_apart(fetcher):
    with pytest.raises(FetchError, match="ConnectionError") as caught:
        fetcher.fetch("http://127.0.0.1:9/")
    assert caught.value.is_network
