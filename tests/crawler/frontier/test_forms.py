import json

from scrapy import Request

from corpus.store import COUNTED
from crawler.frontier.forms import make_ask, make_form, make_request
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
    ask = make_ask(again, "abc", depth=2)
    assert (ask.fingerprint, ask.source, ask.request["depth"]) == ("abc", True, 2)
    assert COUNTED not in ask.request


def test_a_plain_request_has_a_short_form():
    spider = NewsSpider(publisher="gaon")
    form = make_form(Request("http://www.gaon.example/", spider.parse_attachment))
    assert form == {"url": "http://www.gaon.example/", "callback": "parse_attachment"}
    assert not make_ask(make_request(form, spider), "abc", depth=0).source


def test_article_pages_count_against_a_limit():
    spider = NewsSpider(publisher="gaon")
    form = make_form(Request("http://www.gaon.example/", spider.parse_article))
    assert form[COUNTED]
    assert make_form(make_request(form, spider)) == form
