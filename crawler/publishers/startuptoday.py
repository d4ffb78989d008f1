"""스타트업투데이 (www.startuptoday.kr): start-ups."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="startuptoday",
    name="스타트업투데이",
    site="https://www.startuptoday.kr",
    seen=("search", "layouts"),
)
