"""Connections of `requests` to public addresses only, checked before a byte is sent.

What a name leads to is looked at on the connection itself, so a name that changes its mind between
two look-ups does not help.
"""

import ipaddress
import socket
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool, HTTPSConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection

from crawler.addresses import is_public, parse_address
from crawler.errors import FetchError


class _PublicConnection(HTTPConnection):
    """A connection that is closed where a name led to an address that is not public."""

    def _new_conn(self) -> socket.socket:
        opened = super()._new_conn()
        found = opened.getpeername()[0].partition("%")[0]
        if parse_address(self.host) is None and not is_public(ipaddress.ip_address(found)):
            opened.close()
            raise FetchError(
                self.host, f"it leads to {found}, which is not public", reason="private_address"
            )
        return opened


class _PublicTlsConnection(_PublicConnection, HTTPSConnection):
    """The same with TLS."""


class _PublicPool(HTTPConnectionPool):
    ConnectionCls = _PublicConnection


class _PublicTlsPool(HTTPSConnectionPool):
    ConnectionCls = _PublicTlsConnection


class PublicAdapter(HTTPAdapter):
    """Opens such connections for an address; those to proxies are left as they are."""

    def init_poolmanager(self, *args: Any, **kwargs: Any) -> None:
        """Make the pools, as `requests` asks for them."""
        super().init_poolmanager(*args, **kwargs)
        self.poolmanager.pool_classes_by_scheme = {"http": _PublicPool, "https": _PublicTlsPool}
