"""경남도민일보 (www.idomin.com): 경남."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="idomin",
    name="경남도민일보",
    site="https://www.idomin.com",
    seen=("more",),
)
