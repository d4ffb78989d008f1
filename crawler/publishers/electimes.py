"""전기신문 (www.electimes.com): electricity."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="electimes",
    name="전기신문",
    site="https://www.electimes.com",
    seen=("layouts",),
)
