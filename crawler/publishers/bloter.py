"""블로터 (www.bloter.net): technology."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="bloter",
    name="블로터",
    site="https://www.bloter.net",
)
