"""The publishers: one file each, found by scanning this folder.

A file `crawler/publishers/<key>.py` holds `PUBLISHER`, whose key is the name of the file.
"""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from crawler.errors import PublisherError, UndeclaredPublisherError
from crawler.publishers.base import Publisher, find_host


@cache
def publishers() -> dict[str, Publisher]:
    """Map each key to its publisher, in alphabetical order.

    Raises:
        PublisherError: A file holds no publisher, or one with another key.
    """
    names = [info.name for info in iter_modules(__path__) if not info.ispkg]
    return {name: _load_publisher(name) for name in sorted(names) if name != "base"}


def get_publisher(key: str) -> Publisher:
    """Give the publisher declared under a key.

    Raises:
        UndeclaredPublisherError: No file declares this key; the message lists those that are.
    """
    known = publishers()
    if key not in known:
        raise UndeclaredPublisherError(key, tuple(known))
    return known[key]


def find_publisher(address: str) -> Publisher | None:
    """Find the publisher that declares an address as that of an article of its own."""
    owners = _by_host().get(find_host(address) or "", ())
    return next((each for each in owners if each.find_number(address)), None)


@cache
def _by_host() -> dict[str, list[Publisher]]:
    """Map each declared host to its publishers."""
    found: dict[str, list[Publisher]] = {}
    for publisher in publishers().values():
        for host in publisher.hosts:
            found.setdefault(host, []).append(publisher)
    return found


def _load_publisher(name: str) -> Publisher:
    """Import one file and check that it declares what its name promises."""
    found = getattr(import_module(f"{__name__}.{name}"), "PUBLISHER", None)
    if not isinstance(found, Publisher):
        raise PublisherError(name, "holds no PUBLISHER")
    if found.key != name:
        raise PublisherError(name, f"declares the key {found.key!r}")
    return found
