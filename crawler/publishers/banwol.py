"""반월신문 (www.banwol.net): 안산 and its 반월 complex."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="banwol",
    name="반월신문",
    site="https://www.banwol.net",
)
