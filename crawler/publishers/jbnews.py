"""중부매일 (www.jbnews.com): 충북."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="jbnews",
    name="중부매일",
    site="https://www.jbnews.com",
    seen=("layouts",),
)
