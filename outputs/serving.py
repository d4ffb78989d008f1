"""Where the server listens."""

import socket
from ipaddress import ip_address

from corpus.store import Store
from outputs.errors import OpenServerError, ServerAddressError

_LOCAL_NAMES = ("localhost", "localhost.localdomain")
_WAITING = 128  # connections that the kernel holds for us


def is_loopback(host: str) -> bool:
    """Tell whether only this machine reaches an address."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.lower() in _LOCAL_NAMES


def listen(host: str, port: int) -> socket.socket:
    """Open the socket before anything else starts, so that a port in use is told at once.

    Raises:
        ServerAddressError: The address is none of this machine, or the port is taken or reserved.
    """
    try:
        family, kind, protocol, _, address = socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        )[0]
        # asyncio knows it for TCP by the protocol alone, and has nothing wait for 40 ms then:
        # `_set_nodelay` in asyncio/base_events.py.
        opened = socket.socket(family, kind, protocol)
    except (OSError, UnicodeError) as error:
        raise ServerAddressError(host, port, str(error)) from error
    try:
        opened.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        opened.bind(address)
        opened.listen(_WAITING)
    except OSError as error:
        opened.close()
        raise ServerAddressError(host, port, error.strerror or str(error)) from error
    return opened


def check_users(store: Store, host: str) -> None:
    """Make sure that somebody can log in before others can reach us.

    Raises:
        OpenServerError: There is no user who may.
    """
    if all(user.disabled for user in store.accounts.find_all()):
        raise OpenServerError(host)
