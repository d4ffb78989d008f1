import pytest
from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import IgnoreRequest

from crawler.middlewares import LocalProxyMiddleware, OwnHostMiddleware
from crawler.spiders.news import NewsSpider

PROXY = "http://127.0.0.1:8123"


def make_crawler(key: str) -> Crawler:
    crawler = Crawler(NewsSpider, {"MICLU_LOCAL_PROXY": PROXY})
    crawler.spider = NewsSpider(publisher=key)
    return crawler


def test_every_request_of_a_local_publisher_goes_through_its_proxy():
    request = Request("http://www.gaon.example/robots.txt")
    LocalProxyMiddleware.from_crawler(make_crawler("gaon")).process_request(request)
    assert request.meta["proxy"] == PROXY


def test_other_publishers_are_asked_directly():
    request = Request("https://www.industrynews.co.kr/")
    LocalProxyMiddleware.from_crawler(make_crawler("industrynews")).process_request(request)
    assert "proxy" not in request.meta


@pytest.mark.parametrize(
    "address", ["http://evil.example/", "http://127.0.0.1/", "http://shop.gaon.example/"]
)
def test_hosts_that_are_not_declared_are_refused(address):
    with pytest.raises(IgnoreRequest, match="offsite"):
        OwnHostMiddleware.from_crawler(make_crawler("gaon")).process_request(Request(address))


def test_declared_hosts_pass():
    request = Request("http://www.gaon.example/news/articleView.html?idxno=1")
    middleware = OwnHostMiddleware.from_crawler(make_crawler("gaon"))
    assert middleware.process_request(request) is None
