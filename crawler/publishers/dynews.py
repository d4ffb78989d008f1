"""동양일보 (www.dynews.co.kr): 충북."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="dynews",
    name="동양일보",
    site="https://www.dynews.co.kr",
    seen=("layouts",),
)
