"""이투데이 (www.etoday.co.kr): economy."""

from crawler.publishers.base import Expectations, Layout, ListLayout, Publisher

_RSS = "https://rss.etoday.co.kr/eto"

PUBLISHER = Publisher(
    key="etoday",
    name="이투데이",
    domain="www.etoday.co.kr",
    number=r"/news/(?:view/|section/newsview\.php\?(?:[^#]*&)?idxno=)(\d+)",
    article="https://www.etoday.co.kr/news/view/{number}",
    layouts=(
        Layout(
            title="h1.main_title",
            body="div.articleView",
            published="div.newsinfo p",
            captions=(".img_box_desc", "figcaption"),
            tags="div.kwd_tags a",
            remove=(".reporter_copy_w", ".kwd_tags"),
        ),
    ),
    list_layouts=(ListLayout(rows="ul#list_W > li.sp_newslist", dates=(".cluster_text_press21",)),),
    feeds=(f"{_RSS}/etoday_news_all.xml", f"{_RSS}/industry_news.xml", f"{_RSS}/company_news.xml"),
    search=(
        "https://www.etoday.co.kr/search/?keyword={query}&fldTermStart={since}&fldTermEnd={until}"
        "&fldTermType=1&fldSort=1&page={page}"
    ),
    aliases=("m.etoday.co.kr",),
    expects=Expectations(articles=20, fill=(("published", 0.95), ("byline", 0.5))),
    unverified=("search", "list_layouts"),
)
