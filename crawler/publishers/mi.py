"""매일일보 (www.m-i.kr): economy."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="mi",
    name="매일일보",
    site="https://www.m-i.kr",
    seen=("layouts",),
)
