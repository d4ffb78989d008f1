"""국토일보 (www.ikld.kr): land and construction."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="ikld",
    name="국토일보",
    site="https://www.ikld.kr",
    seen=("layouts",),
)
