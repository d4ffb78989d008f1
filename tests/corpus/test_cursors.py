import base64
import json
import zlib
from datetime import date

import pytest

from corpus.cursors import decode_cursor, encode_cursor
from corpus.errors import BadCursorError


def make(text):
    return base64.urlsafe_b64encode(zlib.compress(text.encode("utf-8", "surrogatepass"))).decode()


def test_values_come_back_as_they_went():
    values = ("산단공", 7, -1.5, None, date(2026, 11, 12), (1, ("a", None)), True)
    assert decode_cursor(encode_cursor(*values)) == values


@pytest.mark.parametrize(
    "cursor",
    [
        "x",
        "가",
        "A" * 9_000,
        make("{"),
        make("7"),
        make("[" * 3_000),
        make("[2147483648]"),
        make("[-1e400]"),
        make("[NaN]"),
        make("[Infinity]"),
        make('[{"day": "2026-13-01"}]'),
        make(json.dumps(["a\0b"])),
        make(json.dumps(["\ud800"])),
        make(json.dumps([[["\ud800"]]])),
    ],
)
def test_what_no_database_takes_is_no_cursor(cursor):
    with pytest.raises(BadCursorError):
        decode_cursor(cursor)
