"""The digest on paper: A4, fonts embedded, page numbers, links that can be followed."""

from outputs.digest.model import Digest
from outputs.digest.page import render_page
from outputs.digest.paper import print_page

MEDIA_TYPE = "application/pdf"


def render(digest: Digest) -> bytes:
    """Print the digest as PDF."""
    return print_page(render_page(digest))
