import json

from scrapy import Request

from crawler.frontier.forms import is_source, make_form, make_request
from crawler.spiders.news import NewsSpider


def test_a_request_survives_as_json():
    spider = NewsSpider(publisher="gaon")
    request = Request(
        "http://www.gaon.example/news/articleList.html?page=2",
        spider.parse_source,
        errback=spider.reject_failure,
        cb_kwargs={"kind": "list", "state": {"page": 2}},
        meta={"download_maxsize": 5, "proxy": "http://127.0.0.1:1", "download_slot": "x"},
        method="POST",
        body="낱말=총회",
    )
    again = make_request(json.loads(json.dumps(make_form(request))), spider)
    assert (again.url, again.method, again.body) == (request.url, "POST", request.body)
    assert (again.callback, again.errback) == (spider.parse_source, spider.reject_failure)
    assert again.cb_kwargs == request.cb_kwargs
    assert again.meta == {"download_maxsize": 5}
    assert is_source(again)


def test_a_plain_request_has_a_short_form():
    spider = NewsSpider(publisher="gaon")
    form = make_form(Request("http://www.gaon.example/", spider.parse_article))
    assert form == {"url": "http://www.gaon.example/", "callback": "parse_article"}
    assert not is_source(make_request(form, spider))
