import re

import pytest

from corpus.store import QueueQuery, Review


@pytest.fixture
def filled(visitor, web_queue):
    web_queue.tell_figures(visitor.site.store, range(1, 221))
    return visitor.log_in()


def read_form(page):
    found = re.findall(r'name="(place|digest)" value="([^"]*)"', page)
    return dict(found[:2])


def test_one_click_decides_what_was_previewed_and_no_more(filled):
    store = filled.site.store
    page = filled.get("/review/bulk?type=figure").text
    assert "한 번에 판정할 사실 200건" in page
    assert "더 있습니다" in page
    form = read_form(page)
    answer = filled.post("/review/bulk", decision="accepted", **form)
    assert answer.status_code == 303
    assert "200건을 판정했습니다" in filled.get(answer.headers["location"]).text
    assert len(store.reviews.find_log(limit=None)) == 200
    (entry,) = store.accounts.find_audit(action="review.bulk.accepted")
    assert entry.details["count"] == 200
    again = filled.post("/review/bulk", decision="accepted", **form)
    assert again.status_code == 409
    assert len(store.reviews.find_log(limit=None)) == 200


def test_what_changed_since_the_preview_is_shown_again(filled):
    store = filled.site.store
    form = read_form(filled.get("/review/bulk?type=figure").text)
    key = store.reviews.find_queue(QueueQuery(), limit=1).statements[0].standing.key
    store.reviews.decide(Review(statement=key, decision="accepted", author="bada"))
    answer = filled.post("/review/bulk", decision="rejected", reason="옛 규칙 <x>", **form)
    assert answer.status_code == 409
    assert "그 사이 목록이 바뀌어" in answer.text
    assert 'value="옛 규칙 &lt;x&gt;"' in answer.text
    assert len(store.reviews.find_log(limit=None)) == 1


def test_without_a_filter_or_a_reason_nothing_is_decided(filled):
    assert "먼저 종류" in filled.get("/review/bulk").text
    form = read_form(filled.get("/review/bulk?type=figure").text)
    assert filled.post("/review/bulk", decision="rejected", **form).status_code == 422
    assert (
        filled.post("/review/bulk", decision="accepted", digest=form["digest"]).status_code == 422
    )
    assert filled.post("/review/bulk", decision="corrected", **form).status_code == 422
    assert filled.get("/review/bulk?entity=없는이름").status_code == 404
    assert filled.site.store.reviews.find_log() == []


def undo_form(page):
    form = page.split('action="/review/bulk/undo"', 1)[1].split("</form>", 1)[0]
    return dict(re.findall(r'name="(place|line)" value="([^"]*)"', form))


def test_all_that_one_click_decided_is_undone_by_another(filled):
    store = filled.site.store
    form = read_form(filled.get("/review/bulk?type=figure").text)
    answer = filled.post("/review/bulk", decision="accepted", **form)
    page = filled.get(answer.headers["location"]).text
    assert "마지막으로 한꺼번에 판정한 200건" in page
    answer = filled.post("/review/bulk/undo", **undo_form(page))
    assert answer.status_code == 303
    page = filled.get(answer.headers["location"]).text
    assert "200건을 되돌렸습니다." in page
    assert "/review/bulk/undo" not in page
    assert len(store.reviews.find_queue(QueueQuery(), limit=300).statements) == 220
    (entry,) = store.accounts.find_audit(action="review.bulk.undone")
    assert entry.details["count"] == 200


def test_a_bunch_of_which_one_was_decided_again_is_not_undone(filled):
    store = filled.site.store
    form = read_form(filled.get("/review/bulk?type=figure").text)
    answer = filled.post("/review/bulk", decision="accepted", **form)
    undo = undo_form(filled.get(answer.headers["location"]).text)
    key = store.reviews.find_log(limit=100)[50].statement
    store.reviews.decide(Review(statement=key, decision="rejected", author="bada", reason="틀림"))
    answer = filled.post("/review/bulk/undo", **undo)
    assert answer.status_code == 409
    assert "되돌리지 않았습니다" in answer.text
    assert len(store.reviews.find_log(limit=None)) == 201


def test_the_bunch_of_another_is_not_undone(filled):
    form = read_form(filled.get("/review/bulk?type=figure").text)
    answer = filled.post("/review/bulk", decision="accepted", **form)
    undo = undo_form(filled.get(answer.headers["location"]).text)
    filled.log_in("bada")
    assert "/review/bulk/undo" not in filled.get("/review/bulk?type=figure").text
    assert filled.post("/review/bulk/undo", **undo).status_code == 409
    assert len(filled.site.store.reviews.find_log(limit=None)) == 200
