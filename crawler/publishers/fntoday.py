"""파이낸스투데이 (www.fntoday.co.kr): finance."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="fntoday",
    name="파이낸스투데이",
    site="https://www.fntoday.co.kr",
    seen=("search", "layouts"),
)
