from datetime import datetime

import pytest
from lxml import etree

from corpus.store.digests import DigestState
from corpus.times import KST
from outputs.digest.gathering.gather import gather
from outputs.digest.gathering.wish import Wish
from outputs.digest.period import Period

ATOM = {"a": "http://www.w3.org/2005/Atom"}
AT = datetime(2026, 11, 12, 9, tzinfo=KST)


@pytest.fixture
def stored(writer, fact):
    body = "가람 미니클러스터의 회원사는 300개사다.\x07"
    figure = fact["figure"]("300개사", 300, unit="개사", measure="<회원사>")
    writer.save("gaon-1", "기사", body.replace("\x07", ""), published=AT, read=(figure,))
    return writer.store


def read(answer):
    assert answer.headers["content-type"].startswith("application/atom+xml")
    return etree.fromstring(answer.content)


def test_a_search_is_a_feed_of_facts(visitor, stored):
    feed = read(visitor.get("/feeds/search.atom?q=회원사"))
    (title,) = feed.xpath("a:entry/a:title/text()", namespaces=ATOM)
    assert title == "<회원사>는 300개사다."
    (link,) = feed.xpath("a:entry/a:link/@href", namespaces=ATOM)
    assert link.startswith("http://testserver/facts/")


def test_only_signed_digests_are_fed(visitor, stored):
    period = Period.read("2026-W46")
    content = gather(stored, Wish(period=period, include_unreviewed=True)).dump()
    stored.digests.save(period.key, content, author="miclu")
    assert read(visitor.get("/feeds/digests.atom")).xpath("a:entry", namespaces=ATOM) == []
    stored.digests.move(period.key, DigestState.SIGNED, version=1, author="nari")
    feed = read(visitor.get("/feeds/digests.atom"))
    assert feed.xpath("a:entry/a:id/text()", namespaces=ATOM) == ["urn:miclu:digest:2026-W46:1"]
    (title,) = feed.xpath("a:entry/a:title/text()", namespaces=ATOM)
    assert "2026년 46주 1판 (서명함)" in title


def test_an_empty_feed_is_a_feed(visitor):
    for name in ("digests", "search"):
        feed = read(visitor.get(f"/feeds/{name}.atom"))
        assert feed.xpath("a:updated/text()", namespaces=ATOM)
