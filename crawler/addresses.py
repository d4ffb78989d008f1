"""Which addresses of the Internet a crawl may reach: public ones.

A page, feed or redirect may name an address inside the network of whoever crawls, or a name that
leads there. What a name leads to is checked where it is resolved, and the connection goes to just
what was checked. Local publishers are asked through their proxy, which is exempt.
"""

import ipaddress
import socket
from collections.abc import Sequence
from functools import cache
from typing import Any, Self, cast
from urllib.parse import urlsplit
from urllib.request import getproxies

from scrapy import Request
from scrapy.crawler import Crawler
from scrapy.exceptions import CannotResolveHostError, IgnoreRequest
from scrapy.resolver import CachingThreadedResolver
from twisted.internet.defer import Deferred
from twisted.internet.error import DNSLookupError

PRIVATE = "private address"
"""The words with which a request to such an address is ignored."""

# NAT64 carries an IPv4 address in the last four bytes. Source: RFC 6052 §2.1.
_NAT64 = ipaddress.ip_network("64:ff9b::/96")
_Address = ipaddress.IPv4Address | ipaddress.IPv6Address
_LOOPBACK = ipaddress.IPv4Address("127.0.0.1")
# The names that were refused; like Scrapy's own cache of names, for the whole process.
_refused: set[str] = set()


class PublicAddressMiddleware:
    """Refuses requests to addresses that are not public, however they are written."""

    def __init__(self, crawler: Crawler) -> None:
        self._crawler = crawler

    @classmethod
    def from_crawler(cls, crawler: Crawler) -> Self:
        """Build the middleware of a crawler."""
        return cls(crawler)

    def process_request(self, request: Request) -> None:
        """Let a request pass unless its host is written as an address that is not public.

        Raises:
            IgnoreRequest: It is.
        """
        host = urlsplit(request.url).hostname or ""
        address = parse_address(host)
        is_exempt = cast("Any", self._crawler.spider).publisher.local
        if address and not is_public(address) and not is_exempt:
            raise IgnoreRequest(f"{PRIVATE}: {host}")

    def process_exception(self, request: Request, exception: Exception) -> None:
        """Tell a name that was refused from one that is unknown.

        Raises:
            IgnoreRequest: The name leads to an address that is not public.
        """
        host = urlsplit(request.url).hostname or ""
        if isinstance(exception, CannotResolveHostError) and host in _refused:
            raise IgnoreRequest(f"{PRIVATE}: {host}") from exception


class PublicResolver(CachingThreadedResolver):
    """Resolves names to public addresses only; the proxies of this machine may stand anywhere."""

    def getHostByName(self, name: str, timeout: Sequence[int] = ()) -> "Deferred[str]":  # noqa: N802
        """Resolve a name; one that leads to an address that is not public counts as unknown."""
        found: Deferred[str] = super().getHostByName(name, timeout)
        if name in _find_proxies():
            return found
        return found.addCallback(_check_public, name)


def is_public(address: _Address) -> bool:
    """Tell whether an address is one of the Internet, also where it carries another one."""
    if isinstance(address, ipaddress.IPv6Address):
        teredo = address.teredo[1] if address.teredo else None
        inner = address.ipv4_mapped or address.sixtofour or teredo
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner and not is_public(inner):
            return False
        if address.sixtofour:  # newer Pythons call all of these private
            return True
    return address.is_global and not address.is_multicast


def parse_address(host: str) -> _Address | None:
    """Read a host that is an address, also as one number, in hexadecimal or shortened.

    Returns:
        The address, for `localhost` too; None for any other name.
    """
    if host == "localhost" or host.endswith(".localhost"):
        return _LOOPBACK
    try:
        return ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        pass
    try:
        return ipaddress.IPv4Address(socket.inet_aton(host))
    except OSError:
        return None


def _check_public(found: str, name: str) -> str:
    if not is_public(ipaddress.ip_address(found)):
        _refused.add(name)
        raise DNSLookupError(f"{name} leads to {found}, which is not public")
    _refused.discard(name)
    return found


@cache
def _find_proxies() -> set[str]:
    """Give the hosts of proxies: those that the environment names, and local publishers'."""
    hosts = (urlsplit(address).hostname for address in getproxies().values())
    return {host for host in hosts if host} | {str(_LOOPBACK), "localhost"}
