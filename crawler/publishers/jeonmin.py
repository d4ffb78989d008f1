"""전민일보 (www.jeonmin.co.kr): 전북."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="jeonmin",
    name="전민일보",
    site="https://www.jeonmin.co.kr",
    seen=("layouts",),
)
