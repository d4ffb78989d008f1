"""한국경제 (www.hankyung.com): economy."""

from crawler.publishers.base import Expectations, Layout, ListLayout, Publisher

PUBLISHER = Publisher(
    key="hankyung",
    name="한국경제",
    domain="www.hankyung.com",
    number=r"/article/(?:amp/)?(\d{12,13}[a-z]?)\b",
    article="https://www.hankyung.com/article/{number}",
    layouts=(
        Layout(
            title="h1.headline",
            body="#articletxt",
            published=".article-timestamp .item",
            captions=(".figure-caption", "figcaption"),
        ),
    ),
    list_layouts=(ListLayout(rows=("ul.article > li", ".section_cont li"), dates=".date_time"),),
    feeds=tuple(
        f"https://www.hankyung.com/feed/{feed}" for feed in ("all-news", "economy", "industry")
    ),
    search=(
        "https://search.hankyung.com/search/news?query={query}&sort=DATE/DESC&period=DATE&area=ALL"
        "&sdate={since:%Y.%m.%d}&edate={until:%Y.%m.%d}&page={page}"
    ),
    expects=Expectations(articles=20, fill=(("published", 0.95), ("byline", 0.5))),
    unverified=("search", "list_layouts", "layouts"),
)
