import re
from html import unescape
from urllib.parse import parse_qs, urlsplit

import pytest

HTMX = {"hx-request": "true", "hx-target": "review"}


@pytest.fixture
def desk(visitor, web_queue):
    web_queue.tell_figures(visitor.site.store, range(1, 46))
    visitor.log_in("nari")
    return web_queue.Desk(visitor)


def press(desk, page, key):
    link = re.search(rf'href="([^"]+)"[^>]*data-key="{key}"', page.text)[1]
    return desk.visitor.get(unescape(link), headers=HTMX)


def walk(desk, page, key, times):
    pages = [page]
    for _ in range(times):
        pages.append(press(desk, pages[-1], key))
    return pages


def test_the_queue_is_walked_back_as_it_was_walked(desk):
    there = walk(desk, desk.open(), "j", 43)
    keys = [desk.key(page) for page in there]
    assert len(set(keys)) == 44
    back = walk(desk, there[-1], "k", 43)
    assert [desk.key(page) for page in back] == keys[::-1]
    assert 'data-key="k"' not in back[-1].text


def test_a_page_before_has_its_own_address(desk):
    first = desk.open()
    second = walk(desk, first, "j", 20)[-1]
    back = press(desk, second, "k")
    query = parse_qs(urlsplit(back.headers["hx-replace-url"]).query)
    assert query == {"fact": [desk.key(back)]}
    assert desk.waiting(back) == desk.waiting(first)
    again = desk.visitor.get(back.headers["hx-replace-url"])
    assert desk.key(again) == desk.key(back)


def test_a_page_before_that_is_decided_by_now_is_filled_from_ahead(desk):
    first = desk.open()
    second = walk(desk, first, "j", 20)[-1]
    *_, last_but_one, last = desk.waiting(first)
    desk.send(desk.token(first), last, "accepted")
    assert desk.key(press(desk, second, "k")) == last_but_one


def test_a_cursor_that_is_none_is_told(desk):
    assert desk.open(upto="nonsense").status_code == 400
