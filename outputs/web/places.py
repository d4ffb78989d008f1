"""Where words stand on the page of their document: its parts, and the anchors of facts."""

from urllib.parse import quote, urlencode

# What a page shows at once, in code points; a long report has more than one part.
PART_SIGNS = 60_000


def name_place(start: int) -> str:
    """Name the anchor of a fact whose words begin here in the text, in code points."""
    return f"f{start}"


def link_place(document_id: str, start: int, *, revision: int | None = None) -> str:
    """Give the address of words in a document, in its newest revision unless one is named."""
    part = start // PART_SIGNS + 1
    asked = {"revision": revision, "part": part if part > 1 else None}
    query = urlencode({name: value for name, value in asked.items() if value})
    path = f"/documents/{quote(document_id, safe='')}"
    return f"{path}?{query}#{name_place(start)}" if query else f"{path}#{name_place(start)}"
