"""금강일보 (www.ggilbo.com): 대전·세종·충남."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="ggilbo",
    name="금강일보",
    site="https://www.ggilbo.com",
    seen=("layouts",),
)
