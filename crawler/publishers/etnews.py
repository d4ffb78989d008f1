"""전자신문 (www.etnews.com): electronics and industry."""

from crawler.publishers.base import Expectations, Layout, ListLayout, Publisher

_RSS = "http://rss.etnews.com"
_SECTIONS = ("02", "04", "06", "20", "25")

PUBLISHER = Publisher(
    key="etnews",
    name="전자신문",
    domain="www.etnews.com",
    # Sections of English articles and image pop-ups stand beside them in lists.
    number=r"^https?://(?:www\.|m\.)?etnews\.com/(\d{14})\b",
    article="https://www.etnews.com/{number}",
    layouts=(
        Layout(
            body=("#articleBody", ".article_txt", ".article_body"),
            published=("time.date", ".article_header time"),
            byline=".reporter_info .name",
            remove=(
                ".article_ad",
                ".ad_newsviewWrap",
                "#BpromotionBanner",
                ".footer_btnwrap",
                ".a_ict_word",
            ),
        ),
    ),
    list_layouts=(
        ListLayout(
            rows=(".news_list li", "ul.list_news dl.clearfix", "div.text"),
            dates=(".date", "time", "dd.date"),
        ),
    ),
    feeds=(f"{_RSS}/Section901.xml", f"{_RSS}/Section902.xml", f"{_RSS}/06.xml"),
    lists=tuple(
        f"https://www.etnews.com/news/section.html?id1={section}&page={{page}}"
        for section in _SECTIONS
    ),
    # Days in the address are ignored by the server.
    search=(
        "https://search.etnews.com/etnews/search.html?kwd={query}&pageNum={page}&pageSize=20"
        "&sort=1&category=CATEGORY1"
    ),
    aliases=("m.etnews.com",),
    expects=Expectations(articles=20, fill=(("published", 0.95), ("byline", 0.5))),
    unverified=("lists", "list_layouts", "layouts"),
)
