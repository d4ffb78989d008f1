import asyncio
import time

import pytest
from starlette.applications import Starlette
from starlette.responses import JSONResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from outputs.api.edge import Deadline


def test_head_tells_what_get_would_without_its_body(client):
    asked = {"headers": {"Accept-Encoding": "identity"}}
    get, head = (client.request(word, "/api/v1/status", **asked) for word in ("GET", "HEAD"))
    assert head.content == b""
    assert (head.status_code, head.headers) == (get.status_code, get.headers)
    assert int(head.headers["content-length"]) == len(get.content)


def test_head_of_what_is_missing_is_404(client):
    answer = client.head("/api/v1/documents/gaon-99")
    assert (answer.status_code, answer.content) == (404, b"")


def test_nothing_is_sent_again_while_the_base_is_the_same(client):
    tag = client.get("/api/v1/status").headers["etag"]
    answer = client.get("/api/v1/status", headers={"If-None-Match": f'"other", {tag}'})
    assert (answer.status_code, answer.content, answer.headers["etag"]) == (304, b"", tag)


def test_a_tag_that_came_back_as_a_strong_one_is_the_same(client):
    tag = client.get("/api/v1/status").headers["etag"]
    strong = {"If-None-Match": tag.removeprefix("W/")}
    assert client.get("/api/v1/status", headers=strong).status_code == 304


def test_a_change_of_the_base_gives_another_tag(client, base):
    tag = client.get("/api/v1/status").headers["etag"]
    base.save_document(base.get_document("gaon-1"))
    answer = client.get("/api/v1/status", headers={"If-None-Match": tag})
    assert answer.status_code == 200
    assert answer.headers["etag"] != tag


def test_tags_differ_by_what_is_asked_and_who_asks(client, bearer):
    tags = [
        client.get("/api/v1/status").headers["etag"],
        client.get("/api/v1/documents/gaon-1").headers["etag"],
        client.get("/api/v1/documents/gaon-1?revision=1").headers["etag"],
        client.get("/api/v1/status", headers=bearer("reader")).headers["etag"],
    ]
    assert len(set(tags)) == len(tags)


def test_problems_carry_no_tag_and_are_not_kept(client):
    answer = client.get("/api/v1/documents/gaon-99")
    assert "etag" not in answer.headers
    assert answer.headers["cache-control"] == "no-store"


def test_answers_are_kept_by_the_asker_alone_who_asks_again(client):
    headers = client.get("/api/v1/status").headers
    assert headers["cache-control"] == "private, no-cache"
    assert headers["vary"] == "Accept-Encoding, Authorization, Cookie"


def test_large_answers_are_packed_and_small_ones_are_not(client):
    packed = client.get("/api/v1/exports/documents?format=jsonl")
    small = client.get("/api/v1/documents/gaon-1/names")
    assert packed.headers["content-encoding"] == "gzip"
    assert "content-encoding" not in small.headers


def test_other_sites_scripts_read_nothing(client):
    answer = client.get("/api/v1/status", headers={"Origin": "https://other.example"})
    assert "access-control-allow-origin" not in answer.headers


def slow(seconds):
    def answer(_):
        time.sleep(seconds)
        return JSONResponse({})

    return answer


@pytest.fixture
def timed():
    """A client of an application that may take a tenth of a second."""
    routes = [
        Route("/slow", slow(0.5)),
        Route("/quick", slow(0)),
        Route("/v1/exports/slow", slow(0.5)),
    ]
    app = Starlette(routes=routes)
    app.add_middleware(Deadline, seconds=0.1)
    return TestClient(app)


def test_what_takes_too_long_is_a_problem(timed):
    answer = timed.get("/slow")
    assert (answer.status_code, answer.headers["retry-after"]) == (503, "30")
    assert answer.headers["content-type"] == "application/problem+json"


@pytest.mark.parametrize("path", ["/quick", "/v1/exports/slow"])
def test_what_is_in_time_or_an_export_is_answered(timed, path):
    assert timed.get(path).json() == {}


def test_an_answer_that_comes_too_late_is_not_sent_twice():
    sent = []

    async def late(scope, receive, send):
        try:
            await asyncio.sleep(10)
        except asyncio.CancelledError:
            await send({"type": "http.response.start", "status": 200, "headers": []})

    async def send(message):
        sent.append(message)

    async def ask():
        scope = {"type": "http", "path": "/v1/facts", "headers": []}
        await Deadline(late, seconds=0.01)(scope, None, send)
        await asyncio.sleep(0.05)

    asyncio.run(ask())
    assert [message.get("status") for message in sent] == [503, None]
