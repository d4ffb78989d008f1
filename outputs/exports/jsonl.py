"""JSON Lines: an object a row, in UTF-8; the names of the columns are its keys."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from itertools import chain

from corpus.store import NamedEntity
from corpus.times import KST
from outputs.exports.parts.table import Table

MEDIA_TYPE = "application/x-ndjson"

_BATCH = 64 * 1024
# Line ends of Unicode, which JSON leaves as they are and Python's `splitlines` cuts at.
_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x85\u2028\u2029"}


def render(tables: Sequence[Table]) -> Iterator[bytes]:
    """Yield a line for each row, with the keys of its own table; null where nothing is known."""
    pieces: list[bytes] = []
    size = 0
    for line in chain.from_iterable(map(_make_lines, tables)):
        pieces.append(line)
        size += len(line)
        if size > _BATCH:
            yield b"".join(pieces)
            pieces, size = [], 0
    yield b"".join(pieces)


def _make_lines(table: Table) -> Iterator[bytes]:
    names = [column.name for column in table.columns]
    for row in table.rows:
        values = dict(zip(names, row, strict=True))
        yield make_line(values)


def make_line(values: Mapping[str, object]) -> bytes:
    """Write an object as one line, also for readers that know the line ends of Unicode."""
    return json.dumps(values, default=encode, ensure_ascii=False).translate(_ENDS).encode() + b"\n"


def encode(value: object) -> object:
    """Give the JSON form of a number, day or time.

    Whole decimals become integers, others floats (17 digits); times stand in Korean time.

    Raises:
        TypeError: The value has no form in JSON.
    """
    match value:
        case Decimal():
            return int(value) if value == value.to_integral_value() else float(value)
        case datetime():
            return value.astimezone(KST).isoformat()
        case date():
            return value.isoformat()
        case NamedEntity():
            return {name: getattr(value, name) for name in value.__slots__}
    msg = f"{type(value).__name__} has no form in JSON"
    raise TypeError(msg)
