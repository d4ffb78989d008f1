"""기호일보 (www.kihoilbo.co.kr): 인천·경기."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="kihoilbo",
    name="기호일보",
    site="https://www.kihoilbo.co.kr",
    seen=("search",),
)
