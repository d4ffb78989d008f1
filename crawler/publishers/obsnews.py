"""OBS경인TV (www.obsnews.co.kr): 경인."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="obsnews",
    name="OBS경인TV",
    site="https://www.obsnews.co.kr",
    seen=("layouts",),
)
