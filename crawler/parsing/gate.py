"""What is told from a page before anything is looked for in it: pages that hold no article.

A page that a server sends with status 200 may be no HTML, a login form, the sign of a captive
portal or a firewall, or the note that an article is gone.
"""

import re
from functools import cache
from importlib.resources import files

from crawler.markup import squeeze
from crawler.parsing.tree import Tree, text_of

MOST_BYTES = 10 * 1024 * 1024
"""As the crawl's DOWNLOAD_MAXSIZE; archives, files and fixtures may bring more."""

_HTML_TYPES = ("", "text/html", "application/xhtml+xml")
# Files by their first bytes. Source: the signatures of PDF, ZIP (HWPX, DOCX), CFB (HWP 5), gzip,
# PNG, JPEG, GIF and RIFF.
_SIGNATURES = (
    b"%PDF", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"\x1f\x8b", b"\x89PNG", b"\xff\xd8\xff", b"GIF8",
    b"RIFF",
)  # fmt: skip
_ALERT = re.compile(r"""alert\(\s*["'](.{4,200}?)["']\s*\)""")
_LONGEST_SIGN = 400
"""Code points of running text; a page that says more than a sign is no sign."""


def find_fault(body: bytes, content_type: str) -> tuple[str, str] | None:
    """Find why a response cannot be read as a page: reason and detail; None for one that can.

    `not_html` by its type or its first bytes, `too_large`, `empty`.
    """
    kind = content_type.partition(";")[0].strip().lower()
    if kind not in _HTML_TYPES:
        return "not_html", content_type
    if len(body) > MOST_BYTES:
        return "too_large", f"{len(body)} bytes"
    if body.startswith(_SIGNATURES):
        return "not_html", f"first bytes {body[:4]!r}"
    return None if body.strip() else ("empty", "")


def find_sign(text: str) -> tuple[str, str] | None:
    """Find what a page says instead of an article: `portal`, `login` or `missing`, and the words.

    Args:
        text: The running text of the page, or of its body container.
    """
    short = squeeze(text)
    for reason, pattern in _signs():
        if len(short) <= _LONGEST_SIGN and (found := pattern.search(short)):
            return reason, found[0]
    return None


def find_warning(tree: Tree) -> tuple[str, str] | None:
    """Find the sign of a page that holds no article: in its text, or in an alert of its scripts."""
    alerts = (text for _, script in tree.scripts for text in _ALERT.findall(script))
    for text in (text_of(tree.root), *alerts):
        if sign := find_sign(text):
            return sign
    return None


@cache
def _signs() -> tuple[tuple[str, re.Pattern[str]], ...]:
    lines = files("crawler.parsing").joinpath("signs.txt").read_text("utf-8").splitlines()
    pairs = (line.split(maxsplit=1) for line in lines if line and line[0] != "#")
    return tuple((reason, re.compile(words, re.IGNORECASE)) for reason, words in pairs)
