"""테크M (www.techm.kr): technology."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="techm",
    name="테크M",
    site="https://www.techm.kr",
)
