"""로봇신문 (www.irobotnews.com): robots."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="irobotnews",
    name="로봇신문",
    site="https://www.irobotnews.com",
)
