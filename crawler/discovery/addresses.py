"""Addresses that somebody names: whose articles they are."""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from crawler.errors import AddressFileError
from crawler.markup import decode_text
from crawler.publishers import find_publisher, publishers
from crawler.publishers.base import find_host


@dataclass(frozen=True, slots=True, kw_only=True)
class BadAddress:
    """An address that leads to no article we know to read.

    `line` counts from 1, 0 for one that stands in no file. `reason` is `no_address` (no http or
    https address), `undeclared` (nobody declares its host) or `no_number` (no article's address).
    """

    text: str
    reason: str
    line: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SortedAddresses:
    """Article addresses in the form that is kept, by publisher key, and those that are none."""

    by_key: dict[str, tuple[str, ...]]
    bad: tuple[BadAddress, ...]


def read_addresses(path: Path) -> list[tuple[int, str]]:
    """Read a file of addresses, one a line; empty lines and those that begin with # are skipped.

    Returns:
        Line number, from 1, and address.

    Raises:
        AddressFileError: The file cannot be read.
    """
    try:
        lines = decode_text(path.read_bytes()).splitlines()
    except OSError as error:
        raise AddressFileError(str(path), error.strerror or str(error)) from error
    numbered = ((number, line.strip()) for number, line in enumerate(lines, start=1))
    return [(number, line) for number, line in numbered if line and not line.startswith("#")]


def sort_addresses(named: Iterable[tuple[int, str]]) -> SortedAddresses:
    """Sort addresses by publisher, each article once, in the order in which they come."""
    by_key: dict[str, dict[str, None]] = {}
    bad: list[BadAddress] = []
    for line, text in named:
        owner = find_publisher(text)
        address = owner.find_address(text) if owner else None
        if owner is None or address is None:
            bad.append(BadAddress(text=text, reason=_name_fault(text), line=line))
        else:
            by_key.setdefault(owner.key, {})[address] = None
    return SortedAddresses(
        by_key={key: tuple(found) for key, found in by_key.items()}, bad=tuple(bad)
    )


def _name_fault(text: str) -> str:
    host = find_host(text)
    if not (host and text.startswith(("http://", "https://"))) or " " in text:
        return "no_address"
    is_declared = any(host in each.hosts for each in publishers().values())
    return "no_number" if is_declared else "undeclared"
