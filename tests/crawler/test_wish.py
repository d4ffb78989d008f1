from datetime import date, datetime

import pytest

from corpus.times import KST
from crawler.errors import CrawlWishError
from crawler.publishers.base import Publisher
from crawler.publishers.gaon import PUBLISHER
from crawler.wish import Wish, check_wish, parse_wish


def make_time(day: int, hour: int = 9) -> datetime:
    return datetime(2026, 11, day, hour, 0, tzinfo=KST)


def test_wish_of_texts():
    wish = parse_wish(since="2026-11-02", limit="5", query="나노 미클", addresses=" a\nb ")
    assert wish == Wish(since=date(2026, 11, 2), limit=5, query="나노 미클", addresses=("a", "b"))
    assert parse_wish() == Wish()


@pytest.mark.parametrize("texts", [{"since": "어제"}, {"until": "2026-02-30"}, {"limit": "0"}])
def test_a_wish_that_makes_no_sense_is_refused(texts):
    with pytest.raises(CrawlWishError, match=f"{next(iter(texts))}="):
        parse_wish(**texts)


def test_a_query_needs_a_search():
    bare = Publisher(key="bare", name="", domain="", number="", article="", layouts=())
    with pytest.raises(CrawlWishError, match="'bare' declares no search"):
        check_wish(Wish(query="나노"), bare)


def test_a_named_address_must_be_an_article_of_the_publisher():
    check_wish(Wish(addresses=(PUBLISHER.make_address("1"),)), PUBLISHER)
    with pytest.raises(CrawlWishError, match=r"'http://else\.example/1' is no address.*'gaon'"):
        check_wish(Wish(addresses=("http://else.example/1",)), PUBLISHER)


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
    assert not wish.may_cover(published=None, modified=make_time(1))
    assert wish.may_cover(published=None, modified=make_time(2))
