import json
from datetime import UTC, datetime

import pytest

from corpus.documents import Source, read_file
from corpus.documents.jsonl import read_lines
from corpus.times import KST

AT = datetime(2026, 3, 2, 9, 0, tzinfo=KST)


@pytest.fixture
def read_line(tmp_path):
    def read_one(line):
        content = line if isinstance(line, bytes) else json.dumps(line).encode()
        (found,) = read_lines([content], source=Source(tmp_path / "dev.jsonl"), fetched=AT)
        return found

    return read_one


def test_a_line_becomes_a_document(read_line):
    found = read_line(
        {
            "id": "dev-01",
            "title": "가람산단 총회",
            "text": "총회가 열렸다.\n\n회원이 왔다. ",
            "published": "2026-03-01T08:30:00+09:00",
            "url": "https://www.hanbit.example/1",
            "publisher": "한빛일보",
            "kind": "press_release",
            "entities": [],
        }
    )
    assert found.text == "가람산단 총회\n총회가 열렸다.\n회원이 왔다."
    assert found.published == datetime(2026, 3, 1, 8, 30, tzinfo=KST)
    assert (found.id, found.title, found.kind) == ("dev-01", "가람산단 총회", "press_release")
    assert (found.publisher, found.address) == ("한빛일보", "https://www.hanbit.example/1")


def test_a_bare_text_is_enough(read_line, tmp_path):
    found = read_line({"text": "가람산단 총회\n회원이 왔다.", "title": None})
    assert found.id.startswith("file-")
    assert (found.title, found.publisher, found.published) == ("가람산단 총회", "file", None)
    assert found.address == (tmp_path / "dev.jsonl").as_uri()


def test_a_title_that_begins_the_text_is_not_repeated(read_line):
    assert read_line({"title": "총회", "text": "총회\n본문"}).text == "총회\n본문"


@pytest.mark.parametrize(
    ("words", "moment"),
    [
        ("2026-03-01", datetime(2026, 3, 1, tzinfo=KST)),
        ("2026-03-01T08:30", datetime(2026, 3, 1, 8, 30, tzinfo=KST)),
        ("2026-03-01T08:30Z", datetime(2026, 3, 1, 8, 30, tzinfo=UTC)),
    ],
)
def test_times_without_zone_are_korean(read_line, words, moment):
    assert read_line({"text": "글", "published": words}).published == moment


@pytest.mark.parametrize(
    ("line", "reason", "detail"),
    [
        (b'{"text": ', "bad_line", "not JSON: Expecting value"),
        (b"[" * 100_000, "bad_line", "not JSON"),
        (b'{"text": "\xff"}', "bad_line", "not UTF-8"),
        (["글"], "bad_line", "no JSON object"),
        ({"title": "총회"}, "empty", "no words in 'text'"),
        ({"text": " \n\u200b"}, "empty", "no words in 'text'"),
        ({"text": 7}, "bad_line", "'text' is no string"),
        ({"text": "글", "id": 7}, "bad_line", "'id' is no string"),
        ({"text": "글", "kind": "소문"}, "bad_line", "'kind' is '소문'"),
        ({"text": "글", "published": "어제"}, "bad_line", "'published' is '어제'"),
        ({"text": "글", "published": "0001-01-01"}, "bad_line", "no ISO 8601 time"),
        ({"text": "글", "published": "9999-12-31T23:59Z"}, "bad_line", "no ISO 8601 time"),
    ],
)
def test_a_bad_line_says_what_is_wrong(read_line, line, reason, detail):
    found = read_line(line)
    assert (found.reason, found.line) == (reason, 1)
    assert detail in str(found)


def test_bad_lines_stop_no_other(tmp_path):
    path = tmp_path / "dev.jsonl"
    path.write_text('\ufeff{"id": "1", "text": "글"}\n\n{]\n{"id": "2", "text": "글"}', "utf-8")
    first, bad, last = read_file(path, fetched=AT)
    assert (first.id, bad.line, last.id) == ("1", 3, "2")
    assert str(bad).startswith(f"{path}:3: bad_line")


def test_odd_signs_become_storable(read_line, store):
    found = read_line(
        {
            "id": "odd\ud800",
            "title": "총\u0000회\u200f",
            "text": "lone \ud83d half\u202e \u1100\u1161",
            "url": "https://www.hanbit.example/\ud800",
        }
    )
    store.save_document(found)
    assert store.get_document("odd�").text == "총�회\nlone � half 가"
