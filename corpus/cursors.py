"""Cursors: where a list goes on, as a text that nobody needs to understand."""

import base64
import binascii
import json
import math
import zlib
from datetime import UTC, date, datetime

from corpus.errors import BadCursorError

_DAY = "day"
_TIME = "time"
# A cursor of ours never grows longer; what does is no cursor.
_LONGEST = 8_000
# Nor does it hold larger whole numbers, which the columns of numbers would not take.
_LARGEST = 2**31 - 1


def encode_cursor(*values: object) -> str:
    """Write values as letters, digits, - and _.

    They are numbers, texts, days, times with zone, None, and tuples of these.
    """
    plain = json.dumps(values, default=_encode, ensure_ascii=False, separators=(",", ":"))
    packed = zlib.compress(plain.encode(), 9)
    return base64.urlsafe_b64encode(packed).decode().rstrip("=")


def decode_cursor(cursor: str) -> tuple[object, ...]:
    """Give the values of a cursor; tuples inside it as tuples.

    Whoever made them up: every number and text is one that both databases take.

    Raises:
        BadCursorError: The text is no cursor.
    """
    try:
        if len(cursor) > _LONGEST:
            raise BadCursorError(cursor)
        packed = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        unpacker = zlib.decompressobj()
        plain = unpacker.decompress(packed, 10 * _LONGEST)
        values = json.loads(
            plain, parse_int=_read_whole, parse_float=_read_finite, parse_constant=_read_finite
        )
        return tuple(_decode(value) for value in values)
    except (ValueError, TypeError, binascii.Error, zlib.error, RecursionError) as error:
        raise BadCursorError(cursor) from error


def _encode(value: object) -> object:
    if isinstance(value, datetime) and value.tzinfo:
        return {_TIME: value.astimezone(UTC).isoformat()}
    if isinstance(value, date) and not isinstance(value, datetime):
        return {_DAY: value.isoformat()}
    msg = f"{type(value).__name__} cannot stand in a cursor"
    raise TypeError(msg)


def _decode(value: object) -> object:
    match value:
        case {"day": day}:
            return date.fromisoformat(str(day))
        case {"time": time}:
            return _read_time(str(time))
        case dict():
            raise ValueError(value)
        case list():
            return tuple(_decode(each) for each in value)
        case str() if not value.isprintable():  # NUL, lone surrogates
            raise ValueError(value)
    return value


def _read_time(text: str) -> datetime:
    """Read a time in UTC: none of another zone is so near the ends of the calendar as to fail."""
    moment = datetime.fromisoformat(text)
    if moment.tzinfo is not UTC:
        raise ValueError(text)
    return moment


def _read_whole(digits: str) -> int:
    number = int(digits)
    if abs(number) > _LARGEST:
        raise ValueError(digits)
    return number


def _read_finite(digits: str) -> float:
    number = float(digits)
    if not math.isfinite(number):
        raise ValueError(digits)
    return number
