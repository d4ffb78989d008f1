"""디일렉 (www.thelec.kr): electronics parts."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="thelec",
    name="디일렉",
    site="https://www.thelec.kr",
)
