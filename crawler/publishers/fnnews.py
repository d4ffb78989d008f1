"""파이낸셜뉴스 (www.fnnews.com): economy and finance."""

from crawler.publishers.base import Expectations, Layout, ListLayout, Publisher

_FEEDS = ("all", "economy", "finance")

PUBLISHER = Publisher(
    key="fnnews",
    name="파이낸셜뉴스",
    domain="www.fnnews.com",
    number=r"/news/(\d{18})\b",
    article="https://www.fnnews.com/news/{number}",
    layouts=(
        Layout(
            title="h1.tit_thumb", body=("#article_content", ".cont_view"), captions="figcaption"
        ),
    ),
    list_layouts=(ListLayout(rows=(".list_article li", "li:has(a)"), dates=(".date", "time")),),
    feeds=tuple(f"https://www.fnnews.com/rss/r20/fn_realnews_{feed}.xml" for feed in _FEEDS),
    search="https://www.fnnews.com/search?search_txt={query}&page={index}",
    aliases=("m.fnnews.com",),
    expects=Expectations(articles=20, fill=(("published", 0.95), ("byline", 0.5))),
    unverified=("search", "list_layouts", "aliases"),
)
