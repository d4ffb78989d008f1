"""매일경제 (www.mk.co.kr): economy."""

from crawler.publishers.base import Expectations, Layout, Publisher

_SITE = "https://www.mk.co.kr"

PUBLISHER = Publisher(
    key="mk",
    name="매일경제",
    domain="www.mk.co.kr",
    # Addresses of before 2022 (/news/society/view/2016/04/…) hold another number: the page's own
    # canonical address tells the new one.
    number=r"mk\.co\.kr/news/(?P<section>[a-z-]+)/(?P<number>\d{7,9})\b",
    article=f"{_SITE}/news/{{section}}/{{number}}",
    layouts=(
        Layout(
            title=("h2.news_ttl", "h1.top_title"),
            body=("div.news_cnt_detail_wrap", "#article_body"),
            published=("dl.registration dd", ".lasttime"),
            byline=".author .name",
            captions=(".thumb_area figcaption", "figcaption"),
            subtitle=".midtitle_text",
        ),
    ),
    feeds=(f"{_SITE}/rss/30000001/", f"{_SITE}/rss/30100041/", f"{_SITE}/rss/50200011/"),
    sitemaps=(f"{_SITE}/sitemap/latest-articles/", f"{_SITE}/sitemap/daily-articles/"),
    aliases=("m.mk.co.kr",),
    expects=Expectations(articles=20, fill=(("published", 0.95), ("byline", 0.5))),
    unverified=("aliases", "layouts"),
)
