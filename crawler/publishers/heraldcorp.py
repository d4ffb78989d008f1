"""헤럴드경제 (biz.heraldcorp.com): economy."""

from crawler.publishers.base import Expectations, Layout, ListLayout, Publisher

_RSS = "https://biz.heraldcorp.com/rss/google"

PUBLISHER = Publisher(
    key="heraldcorp",
    name="헤럴드경제",
    domain="biz.heraldcorp.com",
    number=r"/article/(\d{7,9})\b",
    article="https://biz.heraldcorp.com/article/{number}",
    layouts=(Layout(body="article#articleText"),),
    list_layouts=(ListLayout(rows=(".news_list li", "li:has(a)"), dates=(".date", "time")),),
    feeds=(f"{_RSS}/newsAll", f"{_RSS}/economy"),
    search="https://biz.heraldcorp.com/search?q={query}&page={page}",
    expects=Expectations(articles=20, fill=(("published", 0.95), ("byline", 0.5))),
    unverified=("search", "list_layouts"),
)
