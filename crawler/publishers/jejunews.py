"""제주일보 (www.jejunews.com): 제주."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="jejunews",
    name="제주일보",
    site="https://www.jejunews.com",
    seen=("layouts",),
)
