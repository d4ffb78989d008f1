"""What the address of a store says, before anything is opened."""

import re
from dataclasses import dataclass

from sqlalchemy import URL, make_url
from sqlalchemy.exc import ArgumentError

from corpus.errors import StoreAddressError
from corpus.store.dialects import DIALECTS

# A password in an address, and the query, which may hold one too.
_SECRETS = re.compile(r"(?:(?<=://)|^(?![\w+]+://))[^/:]*:.*(?=@)|(?<=\?).*", re.DOTALL)
_OTHER_WORDS = {"postgres": "postgresql"}


@dataclass(frozen=True, slots=True)
class Address:
    """A store's address, the word of its dialect, and its name for people: without password."""

    url: URL
    dialect: str
    shown: str


def read_address(url: str) -> Address:
    """Read an address.

    Raises:
        StoreAddressError: It is none, or none of a kind of database that is supported.
    """
    shown = _SECRETS.sub("***", url)
    try:
        address = make_url(url)
    except (ArgumentError, ValueError):  # a ValueError where the port is no number
        # Without the cause, whose traceback would show a password.
        raise StoreAddressError(shown, "is no address of a database") from None
    word = address.drivername.partition("+")[0]
    word = _OTHER_WORDS.get(word, word)
    if word not in DIALECTS:
        raise StoreAddressError(shown, f"names {address.drivername}, which is not supported")
    if fault := DIALECTS[word].find_fault(address):
        raise StoreAddressError(shown, fault)
    return Address(address, word, DIALECTS[word].show(address))
