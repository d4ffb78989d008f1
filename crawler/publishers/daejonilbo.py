"""대전일보 (www.daejonilbo.com): 대전."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="daejonilbo",
    name="대전일보",
    site="https://www.daejonilbo.com",
    aliases=("m.daejonilbo.com",),
    seen=("feeds", "layouts"),
)
