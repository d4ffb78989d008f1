from dataclasses import replace
from datetime import datetime

import pytest

from corpus.records import Article
from corpus.times import KST
from crawler.guests import get_publisher_of, make_guest
from crawler.page import Page, parse_page

TEXT = "<p>밀양 나노 미니클러스터가 2일 총회를 열었다.</p>" * 4
NDSOFT = f'<h1 class=heading>밀양 총회</h1><div id="article-view-content-div">{TEXT}</div>'


def make_page(address: str, body: str = NDSOFT) -> Page:
    fetched = datetime(2026, 11, 20, tzinfo=KST)
    return Page(body=body.encode(), address=address, fetched=fetched)


@pytest.mark.parametrize(
    ("address", "key"),
    [
        ("https://www.etnews.com/20261103000123", "etnews"),
        ("https://m.etnews.com/20261103000123", "etnews"),
        ("https://www.industrynews.co.kr/news/articleView.html?idxno=7", "industrynews"),
        ("https://www.industrynews.co.kr/news/articleList.html?view_type=sm", "industrynews"),
    ],
)
def test_a_declared_outlet(address, key):
    assert get_publisher_of(make_page(address)).key == key


def test_an_address_of_an_outlets_former_system_is_a_guest():
    publisher = get_publisher_of(make_page("http://m.daejonilbo.com/mnews.asp?pk_no=1412361"))
    assert publisher.key == "m.daejonilbo.com"
    assert publisher.layouts == ()


def test_the_family_of_an_undeclared_outlet_is_told_by_address_and_markup():
    address = "https://www.hanbit.example/news/articleView.html?idxno=7"
    publisher = make_guest(make_page(address))
    assert publisher.find_number(address) == "7"
    assert publisher.list_layouts
    assert not make_guest(make_page(address, "<p>x</p>")).layouts


def test_a_guest_page_becomes_an_article():
    page = make_page("https://www.hanbit.example/a/7?x=1", f"<h1>밀양 총회</h1><div>{TEXT}</div>")
    article = parse_page(page, get_publisher_of(page))
    assert isinstance(article, Article)
    assert (article.number, article.address) == ("a/7?x=1", page.address)
    assert article.title == "밀양 총회"


def test_local_outlets_are_no_outlets_of_the_web():
    page = make_page("http://www.gaon.example/news/articleView.html?idxno=7")
    assert get_publisher_of(page).key == "www.gaon.example"
    assert not get_publisher_of(replace(page, address="http://other.example/7")).local
