"""전북도민일보 (www.domin.co.kr): 전북."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="domin",
    name="전북도민일보",
    site="https://www.domin.co.kr",
    seen=("layouts",),
)
