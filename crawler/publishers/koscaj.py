"""대한전문건설신문 (www.koscaj.com): specialty contractors."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="koscaj",
    name="대한전문건설신문",
    site="https://www.koscaj.com",
)
