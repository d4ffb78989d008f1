"""전남일보 (www.jnilbo.com): 광주·전남."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="jnilbo",
    name="전남일보",
    site="https://www.jnilbo.com",
    seen=("layouts",),
)
