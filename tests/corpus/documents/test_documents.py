import pytest

from corpus.documents import formats, read_file
from corpus.times import KST, now


def test_formats_are_found_by_their_file_names():
    assert list(formats()) == ["jsonl", "txt"]


@pytest.mark.parametrize(
    ("name", "reason", "words"),
    [
        ("계획.hwp", "unknown_format", "known formats: jsonl, txt"),
        ("계획", "unknown_format", "known formats"),
        ("없음.txt", "not_opened", "No such file"),
        ("없음.jsonl", "not_opened", "No such file"),
    ],
)
def test_a_file_that_gives_no_document_says_why(tmp_path, name, reason, words):
    (found,) = read_file(tmp_path / name, fetched=now())
    assert (found.path, found.reason) == (tmp_path / name, reason)
    assert words in str(found)


def test_suffixes_may_be_written_large(tmp_path):
    (tmp_path / "글.TXT").write_text("가람산단 총회", encoding="utf-8")
    (found,) = read_file(tmp_path / "글.TXT", fetched=now())
    assert found.text == "가람산단 총회"
    assert found.fetched.tzinfo is KST
