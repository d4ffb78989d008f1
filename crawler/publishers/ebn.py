"""EBN산업경제 (www.ebn.co.kr): industry and economy."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="ebn",
    name="EBN산업경제",
    site="https://www.ebn.co.kr",
)
