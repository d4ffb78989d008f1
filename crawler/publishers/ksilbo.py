"""경상일보 (www.ksilbo.co.kr): 울산."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="ksilbo",
    name="경상일보",
    site="https://www.ksilbo.co.kr",
    seen=("layouts",),
)
