"""강원도민일보 (www.kado.net): 강원."""

from crawler.publishers.families.ndsoft import make_member

PUBLISHER = make_member(
    key="kado",
    name="강원도민일보",
    site="https://www.kado.net",
    seen=("layouts",),
)
