"""Local publishers: those whose server stands on this machine."""

import ipaddress
from urllib.parse import urlsplit

from crawler.errors import LocalPublisherError
from crawler.publishers.base import Publisher


def check_proxy(publisher: Publisher, proxy: str | None) -> None:
    """Check that a local publisher comes with a proxy on this machine.

    Raises:
        LocalPublisherError: It has none, or one elsewhere.
    """
    if publisher.local and not (proxy and _is_loopback(proxy)):
        raise LocalPublisherError(publisher.key, proxy)


def _is_loopback(address: str) -> bool:
    """Tell whether an address names this machine by an IP address or as localhost."""
    host = urlsplit(address).hostname or ""
    try:
        return host == "localhost" or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
