"""Write the table of `docs/publishers.md` from the declarations.

python docs/publishers.py
"""

import re
from pathlib import Path

from crawler.publishers import publishers
from crawler.publishers.base import Publisher

PAGE = Path(__file__).with_name("publishers.md")
_BLOCK = re.compile(r"(<!-- publishers -->\n).*?(?=<!-- end -->)", re.DOTALL)
_KINDS = {"news": "news", "press_release": "press releases"}


def render_table() -> str:
    """Give the Markdown table of all publishers, by key."""
    rows = [
        "| key | name | site | kind | feeds | sitemaps | lists | search | not verified |",
        "| --- | --- | --- | --- | ---: | ---: | ---: | --- | --- |",
    ]
    return "\n".join([*rows, *map(_render_row, publishers().values())])


def fill(page: str) -> str:
    """Give a page with the table written anew."""
    return _BLOCK.sub(lambda block: f"{block[1]}{render_table()}\n", page)


def _render_row(publisher: Publisher) -> str:
    cells = (
        f"`{publisher.key}`",
        publisher.name,
        publisher.domain,
        _KINDS[publisher.kind],
        len(publisher.feeds) or "",
        len(publisher.sitemaps) or "",
        len(publisher.lists) or "",
        "yes" if publisher.search else "",
        ", ".join(publisher.unverified),
    )
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    PAGE.write_text(fill(PAGE.read_text(encoding="utf-8")), encoding="utf-8")
