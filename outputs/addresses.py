"""How the address of a document is told to others."""

from pathlib import PurePosixPath
from urllib.parse import unquote, urlsplit


def tell_address(address: str) -> str:
    """Give the address of a document of the web, and of a file its name alone.

    Where a file lies on the machine that took it in helps nobody else, and is nobody else's matter.
    """
    if not address.lower().startswith("file:"):
        return address
    try:
        path = urlsplit(address).path
    except ValueError:
        path = address.partition(":")[2]
    return PurePosixPath(unquote(path)).name
