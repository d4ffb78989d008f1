"""Requests as plain values that JSON keeps, so that another process can make them."""

from typing import Any

from scrapy import Request, Spider

from corpus.store import COUNTED, Ask

# What middlewares note while a request is under way, and what stands for the crawl, not for it.
_PASSING = {
    "archive",
    "depth",
    "download_latency",
    "download_slot",
    "download_timeout",
    "fetched",
    "orphan",
    "proxy",
}
_ARTICLE = "parse_article"
"""The callback of the pages of which `--limit` counts how many are asked for."""

_SOURCE = "kind"
"""The argument of callbacks that read a feed, sitemap or list."""


def make_form(request: Request) -> dict[str, Any]:
    """Make the plain form of a request whose callbacks are methods of its spider."""
    form: dict[str, Any] = {"url": request.url}
    for word in ("callback", "errback"):
        if method := getattr(request, word):
            form[word] = method.__name__
    if request.cb_kwargs:
        form["arguments"] = request.cb_kwargs
    if form.get("callback") == _ARTICLE:
        form[COUNTED] = True
    if meta := {word: value for word, value in request.meta.items() if word not in _PASSING}:
        form["meta"] = meta
    if request.method != "GET":
        form |= {"method": request.method, "body": request.body.decode(request.encoding)}
    return form


def make_ask(request: Request, fingerprint: str, *, depth: int) -> Ask:
    """Make what the store is given for a request; `depth` is its distance from the first ones."""
    form = make_form(request)
    if depth:
        form["depth"] = depth
    return Ask(
        fingerprint=fingerprint,
        request=form,
        rank=-request.priority,
        source=_SOURCE in request.cb_kwargs,
    )


def make_request(form: dict[str, Any], spider: Spider) -> Request:
    """Make the request of a plain form; its callbacks are those of the spider."""
    methods = {
        word: getattr(spider, form[word]) for word in ("callback", "errback") if word in form
    }
    return Request(
        form["url"],
        method=form.get("method", "GET"),
        body=form.get("body"),
        cb_kwargs=form.get("arguments"),
        meta=form.get("meta"),
        dont_filter=True,
        **methods,
    )
