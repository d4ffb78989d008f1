"""The digest for programs, in the form in which the store keeps it."""

from outputs.digest.model import Digest

MEDIA_TYPE = "application/json"


def render(digest: Digest) -> bytes:
    """Give the digest as one line of JSON."""
    return f"{digest.dump()}\n".encode()
