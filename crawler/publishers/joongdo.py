"""중도일보 (www.joongdo.co.kr): 대전·세종·충청; no feed is known."""

from crawler.publishers.base import Layout, ListLayout, Publisher

PUBLISHER = Publisher(
    key="joongdo",
    name="중도일보",
    domain="www.joongdo.co.kr",
    number=r"/view\.php\?(?:[^#]*&)?key=(\d{15,20})\b",
    article="https://www.joongdo.co.kr/web/view.php?key={number}",
    layouts=(Layout(title="h1.v-title1", body="div#font", published="ul.view-term li"),),
    list_layouts=(ListLayout(rows=("ul.list-news > li", "li:has(a)"), dates=(".date", "span")),),
    lists=("https://www.joongdo.co.kr/web/list_news.php?page={page}",),
    aliases=("m.joongdo.co.kr",),
    unverified=("lists", "list_layouts"),
)
