"""에너지신문 (www.energy-news.co.kr): energy."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="energynews",
    name="에너지신문",
    site="https://www.energy-news.co.kr",
    seen=("feeds", "layouts"),
)
