"""인더스트리뉴스 (www.industrynews.co.kr)."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="industrynews", name="인더스트리뉴스", site="https://www.industrynews.co.kr"
)
