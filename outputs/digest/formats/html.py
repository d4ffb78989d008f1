"""The digest as one HTML file: no script, no request to anywhere, everything escaped."""

from outputs.digest.model import Digest
from outputs.digest.page import render_page

MEDIA_TYPE = "text/html; charset=utf-8"


def render(digest: Digest) -> bytes:
    """Render the digest as an HTML page in Korean that holds its own style sheet and charts."""
    return render_page(digest).encode()
