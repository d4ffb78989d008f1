"""서울파이낸스 (www.seoulfn.com): finance."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="seoulfn",
    name="서울파이낸스",
    site="https://www.seoulfn.com",
    seen=("layouts",),
)
