"""남도일보 (www.namdonews.com): 광주·전남."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="namdonews",
    name="남도일보",
    site="https://www.namdonews.com",
    seen=("layouts",),
)
