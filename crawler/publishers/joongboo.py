"""중부일보 (www.joongboo.com): 경기."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="joongboo",
    name="중부일보",
    site="https://www.joongboo.com",
    seen=("search", "layouts"),
)
