"""충청매일 (www.ccdn.co.kr): 충북."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="ccdn",
    name="충청매일",
    site="https://www.ccdn.co.kr",
    seen=("layouts",),
)
