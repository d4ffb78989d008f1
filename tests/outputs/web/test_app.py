import json

import pytest

HTMX = {"hx-request": "true", "hx-target": "review"}


def notice(answer):
    return json.loads(answer.headers["hx-trigger"])["miclu:notice"]


@pytest.fixture
def desk(visitor, web_queue):
    web_queue.tell_figures(visitor.site.store, [10, 20, 30])
    visitor.log_in("nari")
    return web_queue.Desk(visitor)


def test_an_error_names_no_place_in_the_page_and_says_that_the_words_are_kept(desk):
    page = desk.open()
    desk.store.accounts.change("nari", role="reader")
    desk.visitor.log_in("nari")
    answer = desk.correct(page, token=form_token(desk.visitor), value="77")
    assert answer.status_code == 403
    assert "hx-retarget" not in answer.headers
    assert notice(answer) == "이 일을 할 권한이 없습니다. 입력한 내용은 그대로 있습니다."


@pytest.mark.parametrize("value", ["삼백", ""])
def test_a_refused_form_takes_its_own_place(desk, value):
    answer = desk.correct(desk.open(), value=value)
    assert answer.status_code == 422
    assert answer.headers["hx-retarget"] == "#review"
    assert "hx-trigger" not in answer.headers


def form_token(visitor):
    return visitor.get("/login").text.split('name="form_token" value="', 1)[1].split('"', 1)[0]
