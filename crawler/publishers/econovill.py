"""이코노믹리뷰 (www.econovill.com): economy."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="econovill",
    name="이코노믹리뷰",
    site="https://www.econovill.com",
    seen=("layouts",),
)
