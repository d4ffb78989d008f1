"""모터그래프 (www.motorgraph.com): cars."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="motorgraph",
    name="모터그래프",
    site="https://www.motorgraph.com",
    seen=("search",),
)
