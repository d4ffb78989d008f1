"""충청투데이 (www.cctoday.co.kr): 대전·충청."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="cctoday",
    name="충청투데이",
    site="https://www.cctoday.co.kr",
    seen=("layouts",),
)
