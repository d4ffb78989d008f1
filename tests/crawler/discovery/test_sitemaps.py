import gzip
import zlib
from datetime import date, datetime

from corpus.times import KST
from crawler.discovery import Scope
from crawler.discovery.sitemaps import parse_sitemap, read_sitemap
from crawler.page import Page
from crawler.publishers.gaon import PUBLISHER
from crawler.sample.outlet import Outlet
from crawler.sample.render import render_sitemap
from crawler.wish import Wish

HOME = "http://www.gaon.example/"
FETCHED = datetime(2026, 11, 21, 12, 0, tzinfo=KST)


def read(body: bytes, *, wish: Wish | None = None, depth: int = 0):
    page = Page(body=body, address=HOME, fetched=FETCHED)
    scope = Scope(publisher=PUBLISHER, wish=wish or Wish())
    return read_sitemap(page, {"depth": depth}, scope)


def make_index(*modified: str) -> bytes:
    entries = (
        f"<sitemap><loc>/s{number}.xml</loc><lastmod>{day}</lastmod></sitemap>"
        for number, day in enumerate(modified)
    )
    return f"<sitemapindex>{''.join(entries)}</sitemapindex>".encode()


def test_sitemap_tells_the_last_change_and_leaves_out_the_moved_article(few_articles):
    found, nested = parse_sitemap(render_sitemap(Outlet(few_articles)), address=HOME)
    modified = {each.address: each.modified for each in found}
    assert modified[PUBLISHER.make_address("507")] == datetime(2026, 11, 10, 15, 30, tzinfo=KST)
    assert PUBLISHER.make_address("501") not in modified
    assert nested == ()


def test_news_dates():
    news = (
        '<urlset xmlns:news="http://n"><url><loc>http://www.gaon.example/news/1</loc><news:news>'
        "<news:publication_date>2026-11-02T09:00:00+09:00</news:publication_date></news:news></url>"
        "</urlset>"
    )
    (found,), _ = parse_sitemap(news.encode(), address=HOME)
    assert found.published == datetime(2026, 11, 2, 9, 0, tzinfo=KST)


def test_a_gzipped_sitemap_reads_as_a_plain_one(few_articles):
    plain = render_sitemap(Outlet(few_articles))
    assert read(gzip.compress(plain)) == read(plain)
    assert len(read(plain).found) == 11


def test_a_bomb_and_a_damaged_file_are_counted_rejects():
    packer = zlib.compressobj(wbits=zlib.MAX_WBITS | 16)
    bomb = b"".join(packer.compress(bytes(1024 * 1024)) for _ in range(60)) + packer.flush()
    for body in (bomb, b"\x1f\x8bnothing"):
        assert [each.reason for each in read(body).rejects] == ["no_entries"]


def test_an_index_leads_on_newest_first_and_not_before_the_first_day():
    index = make_index("2026-10-01", "2026-11-20", "2026-11-05")
    wish = Wish(since=date(2026, 11, 1))
    assert [each.address for each in read(index, wish=wish).further] == [
        f"{HOME}s1.xml",
        f"{HOME}s2.xml",
    ]
    assert len(read(index).further) == 3


def test_sitemaps_that_name_each_other_come_to_an_end():
    index = make_index("2026-11-20")
    depth, steps = 0, 0
    while further := read(index, depth=depth).further:
        depth, steps = further[0].state["depth"], steps + 1
    assert steps == 2
    assert len(read(make_index(*["2026-11-20"] * 300)).further) == 100


def test_an_index_of_too_many_sitemaps_gives_the_newest_and_a_counted_reject():
    days = [f"2026-{1 + number // 28:02}-{1 + number % 28:02}" for number in range(101)]
    harvest = read(make_index(*days))
    assert len(harvest.further) == 100
    assert harvest.further[0].address.endswith("/s100.xml")
    assert [(each.reason, each.detail) for each in harvest.rejects] == [
        ("page_cap", "101 sitemaps")
    ]
    assert read(make_index(*days[:100])).rejects == ()
