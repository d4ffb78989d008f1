from dataclasses import replace

import pytest

from outputs.web.guard import POLICY


def test_every_answer_forbids_inline_scripts_frames_and_sniffing(visitor):
    for address in ("/login", "/static/app.css", "/nowhere"):
        headers = visitor.get(address).headers
        assert headers["content-security-policy"] == POLICY
        assert headers["x-content-type-options"] == "nosniff"
        assert headers["x-frame-options"] == "DENY"
    assert "unsafe" not in POLICY


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"origin": "https://evil.example"}, 403),
        ({"origin": "null"}, 403),
        ({"sec-fetch-site": "cross-site"}, 403),
        ({"host": "evil.example"}, 421),
        ({"content-length": "99999999"}, 413),
    ],
)
def test_requests_of_other_sites_and_giants_are_refused(visitor, headers, status):
    answer = visitor.client.post("/login", data={"name": "bada"}, headers=headers)
    assert answer.status_code == status


@pytest.mark.parametrize(
    "address", ["/", "/login", "/search?q=x", "/feeds/digests.atom", "/static/app.css", "/nowhere"]
)
def test_head_is_answered_as_get_without_its_body(visitor, address):
    answer, page = visitor.client.head(address), visitor.get(address)
    assert (answer.status_code, answer.content) == (page.status_code, b"")
    assert answer.headers["content-type"] == page.headers["content-type"]
    assert answer.headers["content-length"] == page.headers["content-length"]


def test_head_is_none_where_nothing_is_read(visitor):
    assert visitor.client.head("/logout").status_code == 405
    assert visitor.client.head("/audit").headers["location"] == "/login?next=/audit"


def test_a_giant_address_is_refused(visitor):
    assert visitor.get("/login?next=" + "x" * 17_000).status_code == 414


def test_a_giant_body_without_a_length_is_cut_off(visitor):
    pieces = (b"x" * 100_000 for _ in range(50))
    headers = {"content-type": "application/x-www-form-urlencoded"}
    assert visitor.client.post("/login", content=pieces, headers=headers).status_code >= 400


def test_paths_do_not_lead_out_of_the_folder_of_files(visitor):
    for path in ("/static/../app.py", "/static/%2e%2e/app.py", "/static/fonts/..%2f..%2fsite.py"):
        assert visitor.get(path).status_code == 404


def test_markup_in_an_address_is_shown_as_words(visitor):
    visitor.log_in("bada")
    page = visitor.get("/audit?author=%3Cscript%3Ealert(1)%3C/script%3E&action=%22%3E%3Cb%3E").text
    assert "<script>alert" not in page
    assert '"><b>' not in page


def test_everything_needs_a_user_where_reading_is_not_open(site, visitor):
    closed = type(visitor)(replace(site, open_reading=False))
    assert closed.client.get("/login", headers={"host": "miclu.example"}).status_code == 200


def test_a_page_that_is_not_there_says_so_in_korean(visitor):
    answer = visitor.get("/nowhere")
    assert answer.status_code == 404
    assert "이런 페이지가 없습니다" in answer.text
