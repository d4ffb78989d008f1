from datetime import date, datetime

from scrapy.http import Response

from corpus.records import Article, Rejected
from corpus.times import KST
from crawler.page import Page
from crawler.relevance import load_profile
from crawler.responses import choose, make_page
from crawler.wish import Wish

AT = datetime(2026, 11, 21, 12, 0, tzinfo=KST)
ARTICLE = Article(
    publisher="gaon",
    number="1",
    address="http://www.gaon.example/1",
    title="미니클러스터 총회 열려",
    body=("미니클러스터 총회가 열렸다.",),
    published=AT,
)


def test_a_page_is_what_came():
    response = Response("http://x.example/", body=b"x", headers={"Content-Type": "text/html"})
    page = Page(body=b"x", address="http://x.example/", fetched=AT, content_type="text/html")
    assert make_page(response, fetched=AT) == page
    assert make_page(Response("http://x.example/"), fetched=AT).content_type == ""


def test_an_article_of_an_unwanted_day_is_nothing():
    assert choose(ARTICLE, wish=Wish(), profile=None) == ARTICLE
    assert choose(ARTICLE, wish=Wish(since=date(2026, 11, 22)), profile=None) is None


def test_an_article_off_topic_is_a_reject(tmp_path):
    path = tmp_path / "ours.toml"
    path.write_text('any = ["강소특구"]\n', "utf-8")
    profile = load_profile(str(path))
    outcome = choose(ARTICLE, wish=Wish(), profile=profile)
    assert outcome == Rejected(address=ARTICLE.address, reason="irrelevant", detail=profile.version)


def test_a_reject_stays_what_it_is():
    rejected = Rejected(address="http://x.example/", reason="no_body")
    assert choose(rejected, wish=Wish(since=date(2030, 1, 1)), profile=None) is rejected
