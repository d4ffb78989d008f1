"""경북도민일보 (www.hidomin.com): 경북."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="hidomin",
    name="경북도민일보",
    site="https://www.hidomin.com",
    seen=("layouts",),
)
