"""연합뉴스 (www.yna.co.kr), the news agency; its search is closed to crawlers by robots.txt."""

from crawler.publishers.base import Expectations, Layout, ListLayout, Publisher

_SECTIONS = ("economy", "industry", "market", "local")

PUBLISHER = Publisher(
    key="yna",
    name="연합뉴스",
    domain="www.yna.co.kr",
    number=r"/view/(AKR\d{17,20})\b",
    article="https://www.yna.co.kr/view/{number}",
    layouts=(
        Layout(
            title=("h1.tit", "h1.tit01"),
            body=(".story-news", "article.story-news"),
            published=(".update-time .txt-time01", "p.update-time"),
            byline=(".writer", ".txt-con .tit-name"),
            section=".nav-path01 li a",
            subtitle=".tit-sub",
            captions=(".desc-con", ".txt-desc", "figcaption"),
            tags=".keyword-zone .list01 a",
            remove=(
                ".desc",
                ".txt-copyright",
                '[class^="copyright"]',
                ".ad-box",
                ".comp-box",
                ".photo-group",
                '[class*="aside-"]',
            ),
        ),
    ),
    list_layouts=(ListLayout(rows="[data-cid]", dates=".txt-time"),),
    feeds=tuple(f"https://www.yna.co.kr/rss/{section}.xml" for section in ("news", *_SECTIONS[:3])),
    lists=tuple(f"https://www.yna.co.kr/{section}/all/{{page}}" for section in _SECTIONS),
    aliases=("m.yna.co.kr",),
    expects=Expectations(articles=20, fill=(("published", 0.95), ("byline", 0.5))),
    unverified=("list_layouts", "layouts"),
)
