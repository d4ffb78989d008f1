import base64
import json
import zlib
from datetime import date, datetime

import pytest

from corpus.cursors import decode_cursor, encode_cursor
from corpus.errors import BadCursorError
from corpus.times import KST


def make(text):
    return base64.urlsafe_b64encode(zlib.compress(text.encode("utf-8", "surrogatepass"))).decode()


def test_values_come_back_as_they_went():
    moment = datetime(2026, 11, 12, 3, 0, 0, 1, tzinfo=KST)
    values = ("산단공", 7, -1.5, None, date(2026, 11, 12), moment, (1, ("a", None)), True)
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
        make('[{"day": "2026-11-12T03:00:00+00:00"}]'),
        make('[{"time": "2026-11-12T03:00:00"}]'),
        make('[{"time": "0001-01-01T03:00:00+09:00"}]'),
        make('[{"else": 1}]'),
        make(json.dumps(["a\0b"])),
        make(json.dumps(["\ud800"])),
        make(json.dumps([[["\ud800"]]])),
    ],
)
def test_what_no_database_takes_is_no_cursor(cursor):
    with pytest.raises(BadCursorError):
        decode_cursor(cursor)
