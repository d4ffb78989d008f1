"""이뉴스투데이 (www.enewstoday.co.kr): economy."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="enewstoday",
    name="이뉴스투데이",
    site="https://www.enewstoday.co.kr",
    seen=("layouts",),
)
