"""연합인포맥스 (news.einfomax.co.kr): finance."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="einfomax",
    name="연합인포맥스",
    site="https://news.einfomax.co.kr",
    seen=("search", "layouts"),
)
