from dataclasses import asdict, replace
from datetime import date, datetime, timedelta

import pytest

from corpus.records import Rejected
from corpus.times import KST
from crawler.discovery import Scope
from crawler.discovery.lists import ListState, make_list_address, make_list_source, read_list
from crawler.page import Page
from crawler.publishers import get_publisher
from crawler.publishers.gaon import PUBLISHER
from crawler.wish import Wish

HOME = "http://www.gaon.example/news/articleList.html"
FETCHED = datetime(2026, 11, 21, 12, 0, tzinfo=KST)
TEMPLATE = PUBLISHER.lists[0]
BARE = replace(PUBLISHER, more=None)


def make_page(numbers, *, days=None, total=None) -> Page:
    """Make a list page; row n is from n days before, or of the given day."""
    rows = "".join(
        f'<li class="item"><h4 class="titles"><a href="/news/articleView.html?idxno={number}">'
        f'기사 {number}</a></h4><em class="info dated">'
        f"{(FETCHED - timedelta(days=days or index)).strftime('%Y.%m.%d %H:%M')}</em></li>"
        for index, number in enumerate(numbers)
    )
    count = f'<b class="altlist-count">총 <strong>{total}</strong></b>' if total else ""
    body = f'{count}<section id="section-list"><ul class="type2">{rows}</ul></section>'
    return Page(body=body.encode(), address=HOME, fetched=FETCHED)


def make_json(numbers) -> Page:
    rows = ",".join(
        f'{{"idxno": "{number}", "pub_date": "2026-11-10", "viewTime": "09:00"}}'
        for number in numbers
    )
    return Page(body=f'{{"data": [{rows}]}}'.encode(), address=HOME, fetched=FETCHED)


def read(page: Page, publisher=PUBLISHER, /, *, wish=None, seen=(), is_caught_up=False, **state):
    scope = Scope(publisher=publisher, wish=wish or Wish(), seen=seen, is_caught_up=is_caught_up)
    harvest = read_list(page, asdict(ListState(**{"template": TEMPLATE, **state})), scope)
    return harvest, next((each.state for each in harvest.further), None)


def test_list_address_carries_the_wish():
    wish = Wish(since=date(2026, 11, 2))
    state = ListState(template=PUBLISHER.search, query="나노 미클&x", page=3)
    assert make_list_address(state, wish) == (
        "http://www.gaon.example/news/articleList.html?page=3&sc_sdate=2026-11-02&sc_edate="
        "&sc_order_by=E&sc_area=A&view_type=sm"
        "&sc_word=%EB%82%98%EB%85%B8+%EB%AF%B8%ED%81%B4%26x"
    )


def test_days_in_the_form_of_an_outlet_and_pages_from_nought():
    wish = Wish(since=date(2026, 11, 2))
    search = get_publisher("hankyung").search
    address = make_list_address(ListState(template=search, query="x"), wish)
    assert "sdate=2026.11.02&edate=&page=1" in address
    search = get_publisher("fnnews").search
    assert make_list_address(ListState(template=search, query="x"), wish).endswith("page=0")


def test_the_next_page_follows_and_knows_the_first():
    harvest, state = read(make_page(range(40, 20, -1), total=60))
    assert len(harvest.found) == 20
    assert state["page"] == 2
    assert state["first"] == tuple(str(number) for number in range(40, 20, -1))
    assert state["total"] == "60"


def test_a_second_page_that_is_the_first_is_asked_for_at_the_button():
    """Two new articles came in between: most rows are the same, not all."""
    _, state = read(make_page(range(40, 20, -1), total=60))
    harvest, state = read(make_page(range(42, 22, -1), total=62), **state)
    assert harvest.found == ()
    assert state["by_more"]
    assert state["page"] == 2
    (source,) = harvest.further
    assert source.address == (
        "http://www.gaon.example/news/ajaxArticlePaging.php?page=2&total=60&list_per_page=20"
        "&page_per_page=10&view_type=sm&box_idxno=0&sc_sdate=&sc_edate=&sc_order_by=E"
    )


def test_the_button_keeps_the_words_of_a_search():
    scope = Scope(publisher=PUBLISHER)
    state = ListState(template=PUBLISHER.search, query="미클", page=2, by_more=True)
    assert make_list_source(state, scope).address.endswith(
        "box_idxno=0&sc_sdate=&sc_edate=&sc_order_by=E&sc_area=A&sc_word=%EB%AF%B8%ED%81%B4"
    )


def test_rows_of_the_button_go_on_until_there_are_none():
    state = {"by_more": True, "page": 2, "first": ("40", "39"), "last": ("40", "39")}
    harvest, following = read(make_json([20, 19]), **state)
    assert len(harvest.found) == 2
    assert following["page"] == 3
    assert following["by_more"]
    harvest, following = read(make_json([]), **{**following, "first": ("40", "39")})
    assert (harvest.found, harvest.rejects, following) == ((), (), None)


def test_a_button_that_repeats_ends_the_list():
    state = {"by_more": True, "page": 3, "first": ("40",), "last": ("20", "19")}
    harvest, following = read(make_json([20, 19]), **state)
    assert harvest.is_repeat
    assert following is None


def test_a_repeat_without_a_button_ends_the_list():
    harvest, following = read(make_page([40, 39]), BARE, page=2, first=("40", "39"))
    assert harvest.is_repeat
    assert following is None


def test_a_last_page_that_comes_again_and_again_ends_the_list():
    state = {"page": 9, "first": ("90", "89"), "last": ("12", "11")}
    harvest, _ = read(make_page([12, 11]), BARE, **state)
    assert harvest.is_repeat


def test_a_second_page_that_forgot_the_words_is_asked_for_at_the_button():
    state = {"page": 2, "query": "미클", "total": "31", "first": ("40",), "last": ("40",)}
    _, following = read(make_page([99, 98], total="80,112"), **state)
    assert following["by_more"]


def test_paging_ends_where_all_rows_are_too_old():
    wish = Wish(since=date(2026, 11, 20))
    _, following = read(make_page([9, 8], days=1), wish=wish)
    assert following["page"] == 2
    _, following = read(make_page([9, 8], days=2), wish=wish)
    assert following is None


@pytest.mark.parametrize(
    ("known", "is_caught_up", "stored", "query", "following"),
    [
        (0, True, (9, 8), "", 1),  # the first page of stored articles only
        (1, True, (9, 8), "", None),  # the second
        (1, False, (9, 8), "", 2),  # the last crawl may have left some out
        (1, True, (9,), "", 0),
        (1, True, (9, 8), "총회", 2),  # what a user searches for may be found anywhere
    ],
)
def test_paging_ends_at_stored_articles(known, is_caught_up, stored, query, following):
    seen = {PUBLISHER.make_address(str(number)) for number in stored}
    state = {"known": known, "query": query, "page": 3}
    wish = Wish(query=query)
    _, state = read(make_page([9, 8]), wish=wish, seen=seen, is_caught_up=is_caught_up, **state)
    assert (state["known"] if state else None) == following


def test_the_outlets_last_page_is_passed_by_cutting_the_days():
    """A list that is 200 pages long at most goes on with the day of its last row."""
    wish = Wish(since=date(2026, 1, 1))
    page = make_page(range(40, 20, -1))
    harvest, state = read(page, wish=wish, page=200, first=("9999",))
    assert len(harvest.found) == 20
    assert (state["page"], state["until"], state["first"]) == (1, "2026-11-02", ())
    assert "sc_sdate=2026-01-01&sc_edate=2026-11-02" in harvest.further[0].address


def test_a_day_of_more_rows_than_the_outlet_shows_is_a_counted_reject():
    wish = Wish(since=date(2026, 1, 1))
    page = make_page([9, 8], days=3)
    harvest, state = read(page, wish=wish, page=200, until="2026-11-18", first=("7",))
    assert state is None
    assert harvest.rejects == (Rejected(address=HOME, reason="page_cap", detail="page 200"),)


def test_without_bounds_the_newest_pages_are_enough():
    harvest, state = read(make_page([9, 8]), page=200, first=("7",))
    assert state is None
    assert [each.reason for each in harvest.rejects] == ["page_cap"]


def test_an_empty_list_is_a_reject_but_an_empty_search_is_none():
    empty = make_page([])
    assert [each.reason for each in read(empty)[0].rejects] == ["no_entries"]
    assert read(empty, query="미클")[0].rejects == ()
    assert read(empty, page=4)[0].rejects == ()


def test_the_search_of_a_profile_ends_at_known_articles():
    seen = {PUBLISHER.make_address("9"), PUBLISHER.make_address("8")}
    state = {"known": 1, "query": "산업단지", "page": 3}
    _, following = read(make_page([9, 8]), seen=seen, is_caught_up=True, **state)
    assert following is None


@pytest.mark.parametrize(
    ("total", "further", "reasons"),
    [("", 0, []), ("20", 0, []), ("500", 1, [])],
)
def test_an_empty_page_where_more_rows_were_told_of_leads_to_the_button(total, further, reasons):
    first = tuple(str(number) for number in range(40, 20, -1))
    harvest, _ = read(make_page([]), page=2, total=total, first=first, last=first)
    assert len(harvest.further) == further
    assert [each.reason for each in harvest.rejects] == reasons


def test_a_refusal_in_the_middle_of_a_list_is_a_counted_reject():
    state = {"by_more": True, "page": 2, "total": "500", "first": ("40",), "last": ("40",)}
    refusal = Page(body=b'{"result": "fail"}', address=HOME, fetched=FETCHED)
    harvest, following = read(refusal, **state)
    assert harvest.rejects == (Rejected(address=HOME, reason="list_cut", detail="500"),)
    assert following is None
    # An answer with no rows is the end, whatever was told.
    assert read(make_json([]), **state)[0].rejects == ()


def test_a_list_without_a_button_that_breaks_off_is_a_counted_reject():
    state = {"page": 2, "total": "500", "first": ("40",), "last": ("40",)}
    assert [each.reason for each in read(make_page([]), BARE, **state)[0].rejects] == ["list_cut"]
