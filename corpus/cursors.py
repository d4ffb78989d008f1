"""Cursors: where a list goes on, as a text that nobody needs to understand."""

import base64
import binascii
import json
import zlib
from datetime import date

from corpus.errors import BadCursorError

_DAY = "day"
# A cursor of ours never grows longer; what does is no cursor.
_LONGEST = 8_000


def encode_cursor(*values: object) -> str:
    """Write values (numbers, texts, days, None, tuples of these) as letters, digits, - and _."""
    plain = json.dumps(values, default=_encode, ensure_ascii=False, separators=(",", ":"))
    packed = zlib.compress(plain.encode(), 9)
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def decode_cursor(cursor: str) -> tuple[object, ...]:
    """Give the values of a cursor; tuples inside it as tuples.

    Raises:
        BadCursorError: The text is no cursor.
    """
    try:
        if len(cursor) > _LONGEST:
            raise BadCursorError(cursor)
        packed = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        unpacker = zlib.decompressobj()
        plain = unpacker.decompress(packed, 10 * _LONGEST)
        values = json.loads(plain)
        return tuple(_decode(value) for value in values)
    except (ValueError, TypeError, binascii.Error, zlib.error, RecursionError) as error:
        raise BadCursorError(cursor) from error


def _encode(value: object) -> object:
    if isinstance(value, date):
        return {_DAY: value.isoformat()}
    msg = f"{type(value).__name__} cannot stand in a cursor"
    raise TypeError(msg)


def _decode(value: object) -> object:
    if isinstance(value, dict):
        return date.fromisoformat(str(value[_DAY])) if _DAY in value else None
    return tuple(_decode(each) for each in value) if isinstance(value, list) else value
