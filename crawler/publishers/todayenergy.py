"""투데이에너지 (www.todayenergy.kr): energy."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="todayenergy",
    name="투데이에너지",
    site="https://www.todayenergy.kr",
)
