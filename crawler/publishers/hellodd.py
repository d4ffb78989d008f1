"""헬로디디 (www.hellodd.com): 대전 science and the Daedeok R&D zone."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="hellodd",
    name="헬로디디",
    site="https://www.hellodd.com",
    seen=("layouts",),
)
