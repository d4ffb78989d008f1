"""경북일보 (www.kyongbuk.co.kr): 경북·대구."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="kyongbuk",
    name="경북일보",
    site="https://www.kyongbuk.co.kr",
    seen=("layouts",),
)
