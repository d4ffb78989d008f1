"""Mail addresses that may be written to."""

import re
from collections.abc import Iterable

from outputs.errors import MailAddressError

# Narrower than RFC 5321 allows: what people have, and nothing that could steer a server.
_ADDRESS = re.compile(r"[A-Za-z0-9._%+-]{1,64}@(?:[A-Za-z0-9-]{1,63}\.)+[A-Za-z]{2,63}", re.ASCII)


def is_address(text: str) -> bool:
    """Tell whether a text is one mail address, without a name or brackets."""
    return _ADDRESS.fullmatch(text) is not None


def check_addresses(addresses: Iterable[str]) -> None:
    """Refuse what is no mail address before any letter is kept for it.

    Raises:
        MailAddressError: One of them is none.
    """
    for address in addresses:
        if not is_address(address):
            raise MailAddressError(address)
