import json
from datetime import date, datetime
from decimal import Decimal

import pytest

from corpus.times import KST
from outputs.exports.jsonl import encode


def test_what_was_exported_is_read_back(render, table, all_kinds):
    kinds, rows = all_kinds
    first, empty, tricky = map(json.loads, render("jsonl", table(kinds, rows)).splitlines())
    assert list(first) == list(kinds)
    assert first["value"] == -1234567890.5
    assert first["names"] == ["산단공", "한국산업단지공단"]
    assert date.fromisoformat(first["day"]) == rows[0][6]
    assert datetime.fromisoformat(first["time"]) == rows[0][7]
    assert set(empty.values()) == {None}
    assert (tricky["words"], tricky["value"]) == (rows[2][0], 0)


def test_each_table_keeps_its_own_keys(render, table):
    written = render("jsonl", table({"a": "text"}, [("1",)]), table({"b": "text"}, [("2",)]))
    assert [json.loads(line) for line in written.splitlines()] == [{"a": "1"}, {"b": "2"}]


def test_no_end_of_a_line_stands_in_a_line(render, table):
    words = "한 줄\u2028둘\u2029셋\x85넷\n다섯\r여섯\x0b\x0c\x1c\x1d\x1e"
    (line,) = render("jsonl", table({"a": "text"}, [(words,)])).decode().splitlines()
    assert json.loads(line) == {"a": words}


def test_whole_decimals_become_integers():
    assert encode(Decimal("7E+8")) == 700_000_000
    assert isinstance(encode(Decimal("7E+8")), int)


def test_times_stand_in_korean_time():
    assert encode(datetime(2026, 11, 12, 9, tzinfo=KST)) == "2026-11-12T09:00:00+09:00"


def test_what_has_no_form_is_refused():
    with pytest.raises(TypeError, match="object has no form in JSON"):
        encode(object())
