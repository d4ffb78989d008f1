from datetime import datetime

from corpus.times import KST
from crawler.discovery import Scope, Source, open_sources, read_source
from crawler.page import Page
from crawler.publishers import get_publisher
from crawler.publishers.gaon import PUBLISHER
from crawler.wish import Wish

HOME = "http://www.gaon.example/"
NOW = datetime(2026, 11, 21, 12, 0, tzinfo=KST)


def kinds(publisher=PUBLISHER, *, queries=(), **wish) -> list[str]:
    sources = open_sources(Scope(publisher=publisher, wish=Wish(**wish), queries=queries))
    return [f"{each.kind} {each.state.get('query', '')}".strip() for each in sources]


def test_a_crawl_begins_with_feeds_sitemaps_and_lists():
    assert kinds() == ["feed", "sitemap", "list"]


def test_a_query_goes_to_the_search_alone():
    assert kinds(query="미클") == ["list 미클"]


def test_the_queries_of_a_profile_take_the_place_of_lists():
    queries = ("산업단지", "미클")
    assert kinds(queries=queries) == ["feed", "sitemap", "list 산업단지", "list 미클"]
    # An outlet without a search is walked through its lists.
    assert kinds(get_publisher("yna"), queries=queries)[-1] == "list"


def test_named_addresses_need_no_source():
    assert kinds(addresses=(f"{HOME}news/articleView.html?idxno=1",)) == []


def make_feed(*times: str) -> Page:
    items = "".join(
        f"<item><link>{HOME}news/articleView.html?idxno={number}</link><pubDate>{time}</pubDate>"
        "</item>"
        for number, time in enumerate(times, start=1)
    )
    body = f"<rss><channel>{items}</channel></rss>".encode()
    return Page(body=body, address=HOME, fetched=NOW)


def test_dates_in_the_future_are_counted_and_not_followed():
    page = make_feed("2026-11-21 11:00:00", "2027-03-01 09:00:00", "2026-11-21 21:00:00")
    harvest = read_source(Source(kind="feed", address=HOME), page, Scope(publisher=PUBLISHER))
    # Nine hours ahead is Korean time that was taken for UTC, and no fault of the article.
    assert [PUBLISHER.find_number(each.address) for each in harvest.found] == ["1", "3"]
    (reject,) = harvest.rejects
    assert reject.reason == "future_date"
    assert reject.address.endswith("idxno=2")
    assert reject.detail.startswith("2027-03-01")
