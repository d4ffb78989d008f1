"""머니투데이 (www.mt.co.kr): economy."""

from crawler.publishers.base import Expectations, Layout, ListLayout, Publisher

PUBLISHER = Publisher(
    key="mt",
    name="머니투데이",
    domain="www.mt.co.kr",
    number=(
        r"mt\.co\.kr/(?:amp/)?(?P<section>[a-z-]+)/(?P<day>\d{4}/\d{2}/\d{2})/(?P<number>\d{16,20})"
    ),
    article="https://www.mt.co.kr/{section}/{day}/{number}",
    layouts=(
        Layout(title="h1.subject", body="#textBody", published=".info .date"),
        Layout(
            title="h1.headline",
            body="#articleView",
            published=".col2 .date",
            byline=".name.col1 strong",
            section='.breadcrumb a[data-testid="category"]',
            remove="p.ept",
        ),
    ),
    list_layouts=(ListLayout(rows=("ul.conlist_p1 > li", "li:has(a)"), dates=("time", ".date")),),
    feeds=("http://rss.mt.co.kr/mt_news.xml",),
    search="https://www.mt.co.kr/search?keyword={query}&page={page}",
    expects=Expectations(articles=20, fill=(("published", 0.95), ("byline", 0.5))),
    unverified=("search", "list_layouts", "layouts"),
)
