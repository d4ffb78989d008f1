"""인천일보 (www.incheonilbo.com): 인천·경기."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="incheonilbo",
    name="인천일보",
    site="https://www.incheonilbo.com",
    seen=("layouts",),
)
