import re
from datetime import datetime, timedelta

import pytest

from corpus.knowledge import get_statement
from corpus.store import QueueQuery, Review
from corpus.times import KST
from outputs.web.reviewing.log import measure_pace


@pytest.fixture
def store(store, web_queue):
    web_queue.tell_figures(store, [10, 20, 30])
    return store


@pytest.fixture
def keys(store):
    return [each.standing.key for each in store.reviews.find_queue(QueueQuery()).statements]


def decide(store, key, decision, author):
    review = Review(statement=key, decision=decision, author=author, reason="틀림")
    return store.reviews.decide(review)


def test_the_log_can_be_undone_where_a_decision_is_in_force(visitor, store, keys):
    decide(store, keys[0], "accepted", "bada")
    decide(store, keys[0], "rejected", "nari")
    visitor.log_in()
    page = visitor.get("/review/log").text
    assert page.count('action="/review/undo"') == 1
    version = re.search(r'name="version" value="(\d+)"', page)[1]
    answer = visitor.post("/review/undo", key=keys[0], version=version, back="/review/log?fact=")
    assert answer.headers["location"] == "/review/log?fact="
    assert get_statement(store, keys[0]).status == "accepted"


def test_the_log_is_filtered_and_paged(visitor, store, keys):
    for _ in range(26):
        decide(store, keys[0], "accepted", "bada")
        decide(store, keys[1], "rejected", "nari")
    visitor.log_in()
    page = visitor.get("/review/log").text
    following = re.search(r"before=(\d+)", page)[1]
    assert visitor.get(f"/review/log?before={following}").text.count("<tr>") == 3
    assert visitor.get(f"/review/log?fact={keys[0]}&author=bada").text.count("<tr>") == 27
    assert "기록이 없습니다" in visitor.get("/review/log?fact=nope").text


def test_an_undo_never_leads_elsewhere(visitor, store, keys):
    number = decide(store, keys[0], "accepted", "nari")
    visitor.log_in()
    answer = visitor.post("/review/undo", key=keys[0], version=number, back="//evil.example")
    assert answer.status_code == 200
    assert "evil.example" not in answer.text


def test_progress_counts_types_and_authors(visitor, store, keys):
    decide(store, keys[0], "accepted", "bada")
    visitor.log_in()
    page = visitor.get("/review/progress").text
    assert 'max="3" value="1" aria-label="수치"' in page
    assert "/review/log?author=bada" in page


def test_the_pace_is_the_middle_of_what_takes_no_break():
    start = datetime(2026, 3, 1, 9, tzinfo=KST)
    times = [start + timedelta(seconds=seconds) for seconds in (0, 4, 10, 10, 18, 2_000)]
    assert measure_pace(times[::-1]) == 6
    assert measure_pace(times[:1]) is None


def test_disagreements_are_listed_with_who_said_what(visitor, store, keys):
    visitor.log_in()
    assert "갈린 판정이 없습니다" in visitor.get("/review/disagreements").text
    decide(store, keys[0], "accepted", "bada")
    decide(store, keys[0], "rejected", "nari")
    page = visitor.get("/review/disagreements").text
    assert all(words in page for words in ("bada", "nari", f"/review?fact={keys[0]}"))


def test_a_sample_is_decided_on_its_page_and_gives_precision(visitor, store):
    visitor.log_in()
    page = visitor.get("/review/precision?fact_type=figure").text
    assert page.count('action="/review/decide"') == 6
    sample = store.reviews.find_sample("figure")
    answer = visitor.post(
        "/review/decide",
        key=sample[0].standing.key,
        version="0",
        decision="accepted",
        back="/review/precision?fact_type=figure#s1",
    )
    assert answer.headers["location"] == "/review/precision?fact_type=figure#s1"
    page = visitor.get("/review/precision").text
    assert "100.0%" in page
    assert page.count('action="/review/decide"') == 4
