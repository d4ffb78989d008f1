"""이투뉴스 (www.e2news.com): energy."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="e2news",
    name="이투뉴스",
    site="https://www.e2news.com",
)
