import socket
import struct
from http.client import HTTPConnection, HTTPResponse
from urllib.parse import quote, urlsplit

import pytest

from crawler.sample.server import ROWS, SampleServer


@pytest.fixture
def server(few_articles):
    with SampleServer(few_articles) as server:
        yield server


def get(server: SampleServer, address: str) -> tuple[HTTPResponse, str]:
    connection = HTTPConnection(urlsplit(server.address).netloc, timeout=10)
    try:
        connection.request("GET", address)
        response = connection.getresponse()
        return response, response.read().decode("utf-8", errors="replace")
    finally:
        connection.close()


def test_articles_by_path_and_as_a_proxy(server):
    for address in ("/news/articleView.html?idxno=505", "http://www.gaon.example/robots.txt"):
        response, text = get(server, address)
        assert response.status == 200
        assert text
    assert server.asked == ["/news/articleView.html?idxno=505", "/robots.txt"]


def test_other_hosts_are_not_fetched(server):
    assert get(server, "http://www.industrynews.co.kr/")[0].status == 502


def test_the_second_newest_fails_once(server):
    statuses = [get(server, "/news/articleView.html?idxno=511")[0].status for _ in range(2)]
    assert statuses == [500, 200]


@pytest.mark.parametrize(
    "path",
    ["/news/articleView.html?idxno=9999", "/news/articleView.html", "/x", "/news/view.php?no=x"],
)
def test_what_is_not_there_answers_404(path, server):
    assert get(server, path)[0].status == 404


def test_the_old_address_redirects(server):
    response, _ = get(server, "/news/view.php?no=501")
    assert response.status == 301
    assert response.headers["Location"] == "http://www.gaon.example/news/articleView.html?idxno=501"


def test_lists_have_pages_and_a_search(server):
    pages = [get(server, f"/news/articleList.html?page={page}")[1] for page in (1, 2, 3)]
    rows = [page.count('<H2 class="altlist-subject"><a href="http') for page in pages]
    assert rows == [ROWS + 1, 3, 0]  # a gone article follows the first row of each page
    _, found = get(server, f"/news/articleList.html?sc_word={quote('나노 42곳')}")
    assert "총 <strong>1</strong>건" in found
    _, none = get(server, "/news/articleList.html?sc_sdate=2026-11-03")
    assert "총 <strong>0</strong>건" in none


def test_a_client_that_hangs_up_is_no_news(few_articles, capfd):
    with SampleServer(few_articles) as server:
        host, _, port = urlsplit(server.address).netloc.partition(":")
        client = socket.create_connection((host, int(port)), timeout=10)
        client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        client.sendall(b"GET /rss/allArticle.xml HTTP/1.1\r\n")
        client.close()
        assert get(server, "/robots.txt")[0].status == 200
    assert capfd.readouterr().err == ""


def test_a_list_that_makes_no_sense_answers_400(server):
    assert get(server, "/news/articleList.html?page=x")[0].status == 400


def test_the_server_tells_the_time_of_the_outlet(server):
    assert get(server, "/robots.txt")[0].headers["Date"] == "Tue, 10 Nov 2026 15:30:00 +0900"
