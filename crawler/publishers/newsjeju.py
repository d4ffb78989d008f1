"""뉴스제주 (www.newsjeju.net): 제주."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="newsjeju",
    name="뉴스제주",
    site="https://www.newsjeju.net",
    seen=("search",),
)
