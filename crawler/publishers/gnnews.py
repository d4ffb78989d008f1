"""경남일보 (www.gnnews.co.kr): 경남."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="gnnews",
    name="경남일보",
    site="https://www.gnnews.co.kr",
    seen=("layouts",),
)
