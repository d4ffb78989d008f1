from datetime import datetime

import pytest

from corpus.records import Rejected
from corpus.times import KST
from crawler.discovery import Scope
from crawler.discovery.feeds import parse_feed, read_feed
from crawler.discovery.sources import Found
from crawler.page import Page
from crawler.publishers.gaon import PUBLISHER
from crawler.sample.outlet import Outlet
from crawler.sample.render import render_feed

HOME = "http://www.gaon.example/"


def make_time(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 11, day, hour, 0, tzinfo=KST)


def test_feed_times_without_a_zone_are_korean(few_articles):
    found = parse_feed(render_feed(Outlet(few_articles)), address=HOME)
    assert found[0].address == PUBLISHER.make_address("512")
    assert found[0].published == few_articles[-1].published
    assert len(found) == 13  # twelve articles and the page that robots.txt closes


def test_a_zone_in_a_feed_counts():
    feed = "<rss><channel><item><link>/1</link><pubDate>%s</pubDate></item></channel></rss>"
    for text in ("Mon, 02 Nov 2026 00:00:00 GMT", "Mon, 02 Nov 2026 09:00:00 +0900"):
        (found,) = parse_feed((feed % text).encode(), address=HOME)
        assert found.published == make_time(2)


def test_atom_feed_with_relative_links():
    feed = (
        '<feed xmlns="http://www.w3.org/2005/Atom"><entry>'
        '<link rel="self" href="/feed/1"/><link rel="alternate" href="/news/1"/>'
        "<published>2026-11-02T00:00:00Z</published><updated>2026-11-03T00:00:00Z</updated>"
        "</entry><entry><title>no link</title></entry></feed>"
    )
    assert parse_feed(feed.encode(), address=HOME) == (
        Found(address=f"{HOME}news/1", published=make_time(2), modified=make_time(3)),
    )


def test_a_guid_stands_in_for_a_link_unless_it_is_none():
    items = (
        "<item><link/><guid>http://www.gaon.example/news/7</guid></item>"
        '<item><guid isPermaLink="false">8123</guid></item>'
    )
    feed = f"<rss><channel>{items}</channel></rss>"
    assert [each.address for each in parse_feed(feed.encode(), address=HOME)] == [f"{HOME}news/7"]


@pytest.mark.parametrize(
    "body", [b"", b"<html><body>login</body></html>", b"\xff\xfe\x00", b"<rss>"]
)
def test_what_is_no_feed_has_no_entries(body):
    assert parse_feed(body, address=HOME) == ()
    page = Page(body=body, address=HOME, fetched=make_time(2))
    harvest = read_feed(page, {}, Scope(publisher=PUBLISHER))
    assert harvest.rejects == (Rejected(address=HOME, reason="no_entries"),)
