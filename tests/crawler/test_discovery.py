from datetime import date, datetime

import pytest

from corpus.times import KST
from crawler.discovery import (
    Found,
    Wish,
    check_wish,
    make_list_address,
    parse_feed,
    parse_list,
    parse_sitemap,
    parse_wish,
)
from crawler.errors import CrawlWishError
from crawler.page import Page
from crawler.publishers.base import Publisher
from crawler.publishers.gaon import PUBLISHER
from crawler.sample.outlet import Outlet
from crawler.sample.render import render_feed, render_list, render_sitemap

HOME = "http://www.gaon.example/"


def make_time(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 11, day, hour, 0, tzinfo=KST)


def test_feed_times_without_a_zone_are_korean(few_articles):
    found = parse_feed(render_feed(Outlet(few_articles)), address=HOME)
    assert found[0].address == PUBLISHER.make_address("512")
    assert found[0].published == few_articles[-1].published
    assert len(found) == 13  # twelve articles and the page that robots.txt closes


def test_atom_feed_with_relative_links():
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry><link href="/news/1"/>'
        "<published>2026-11-02T00:00:00Z</published><updated>2026-11-03T00:00:00Z</updated>"
        "</entry><entry><title>no link</title></entry></feed>"
    )
    assert parse_feed(feed.encode(), address=HOME) == (
        Found(address=f"{HOME}news/1", published=make_time(2), modified=make_time(3)),
    )


@pytest.mark.parametrize(
    "body", [b"", b"<html><body>login</body></html>", b"\xff\xfe\x00", b"<rss>"]
)
def test_what_is_no_feed_has_no_entries(body):
    assert parse_feed(body, address=HOME) == ()


def test_sitemap_tells_the_last_change_and_leaves_out_the_moved_article(few_articles):
    found, nested = parse_sitemap(render_sitemap(Outlet(few_articles)), address=HOME)
    modified = {each.address: each.modified for each in found}
    assert modified[PUBLISHER.make_address("507")] == datetime(2026, 11, 10, 15, 30, tzinfo=KST)
    assert PUBLISHER.make_address("501") not in modified
    assert nested == ()


def test_index_of_sitemaps_and_news_dates():
    index = b"<sitemapindex><sitemap><loc>/s1.xml</loc></sitemap></sitemapindex>"
    assert parse_sitemap(index, address=HOME) == ((), (f"{HOME}s1.xml",))
    news = (
        '<urlset xmlns:news="http://n"><url><loc>http://www.gaon.example/news/1</loc><news:news>'
        "<news:publication_date>2026-11-02T09:00:00+09:00</news:publication_date></news:news></url>"
        "</urlset>"
    )
    assert parse_sitemap(news.encode(), address=HOME)[0][0].published == make_time(2)


def test_list_rows_without_template_row_side_box_and_old_address(few_articles):
    outlet = Outlet(few_articles)
    body = render_list(outlet.shown[7:], outlet, total=12)
    page = Page(body=body, address=HOME, fetched=outlet.as_of)
    found = parse_list(page, PUBLISHER)
    numbers = [PUBLISHER.find_number(each.address) for each in found]
    assert numbers == ["505", "9999", "504", "503", "502"]
    assert found[0].published == few_articles[4].published


def test_a_page_without_rows_gives_nothing():
    page = Page(body=b"<p>no rows</p>", address=HOME, fetched=make_time(2))
    assert parse_list(page, PUBLISHER) == ()


def test_wish_of_texts():
    wish = parse_wish(since="2026-11-02", limit="5", query="나노 미클")
    assert wish == Wish(since=date(2026, 11, 2), limit=5, query="나노 미클")
    assert parse_wish() == Wish()


@pytest.mark.parametrize("texts", [{"since": "어제"}, {"until": "2026-02-30"}, {"limit": "0"}])
def test_a_wish_that_makes_no_sense_is_refused(texts):
    with pytest.raises(CrawlWishError, match=f"{next(iter(texts))}="):
        parse_wish(**texts)


def test_a_query_needs_a_search():
    bare = Publisher(key="bare", name="", domain="", number="", article="", layouts=())
    with pytest.raises(CrawlWishError, match="'bare' declares no search"):
        check_wish(Wish(query="나노"), bare)


def test_days_of_a_wish_are_korean_and_inclusive():
    wish = Wish(since=date(2026, 11, 2), until=date(2026, 11, 3))
    covered = [
        wish.covers(make_time(day, hour)) for day, hour in ((1, 23), (2, 0), (3, 23), (4, 0))
    ]
    assert covered == [False, True, True, False]
    assert wish.covers(None)
    assert wish.covers(datetime.fromisoformat("2026-11-01T15:00:00+00:00"))


def test_what_did_not_change_since_is_not_wanted():
    wish = Wish(since=date(2026, 11, 2))
    assert not wish.may_cover(Found(address=HOME, modified=make_time(1)))
    assert wish.may_cover(Found(address=HOME, modified=make_time(2)))


def test_list_address_carries_the_wish():
    wish = Wish(since=date(2026, 11, 2), query="나노 미클&x")
    assert make_list_address(PUBLISHER.search, page=3, wish=wish) == (
        "http://www.gaon.example/news/articleList.html?page=3&sc_sdate=2026-11-02&sc_edate="
        "&sc_area=A&view_type=sm&sc_word=%EB%82%98%EB%85%B8+%EB%AF%B8%ED%81%B4%26x"
    )
