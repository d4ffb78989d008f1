import shutil
from pathlib import Path

import pytest

from corpus.documents import Source, find_format, formats, read_document, read_file
from corpus.times import KST, now

FILES = Path(__file__).parents[2] / "files"


def test_formats_are_found_by_their_file_names_and_text_comes_last():
    words = list(formats())
    assert words[-1] == "txt"
    assert words[:-1] == sorted(words[:-1])
    assert {"csv", "docx", "html", "hwp", "hwpx", "jsonl", "pdf", "xlsx", "zip"} <= set(words)


@pytest.mark.parametrize(
    ("name", "reason", "words"),
    [
        ("계획.bin", "unknown_format", "known formats: csv, doc"),
        ("계획.hwp", "damaged", "holds no document"),
        ("빔.pdf", "empty", "empty"),
        ("없음.txt", "not_opened", "No such file"),
        ("없음.jsonl", "not_opened", "No such file"),
    ],
)
def test_a_file_that_gives_no_document_says_why(tmp_path, name, reason, words):
    if reason != "not_opened":
        (tmp_path / name).write_bytes(b"" if reason == "empty" else b"\x89PNG\r\n\x1a\n\0\0")
    (found,) = read_file(tmp_path / name, fetched=now())
    assert (found.path, found.reason) == (tmp_path / name, reason)
    assert words in str(found)


def test_suffixes_may_be_written_large(tmp_path):
    (tmp_path / "글.TXT").write_text("가람산단 총회", encoding="utf-8")
    (found,) = read_file(tmp_path / "글.TXT", fetched=now())
    assert found.text == "가람산단 총회"
    assert found.fetched.tzinfo is KST


@pytest.mark.parametrize("suffix", ["doc", "docx", "html", "hwp", "hwpx", "pdf", "xls", "xlsx"])
def test_the_type_is_told_by_the_content_and_not_by_the_name(tmp_path, suffix):
    wrong = tmp_path / f"report.{'hwp' if suffix != 'hwp' else 'pdf'}"
    shutil.copy(FILES / f"report.{suffix}", wrong)
    assert find_format(Source(wrong)) is formats()[suffix]
    assert read_document(wrong, wrong.name, fetched=now()).format == suffix


def test_bytes_are_read_as_a_file_is():
    path = FILES / "report.hwp"
    from_bytes = read_document(path.read_bytes(), "report.hwp", fetched=now())
    from_file = read_document(path, "report.hwp", fetched=now())
    assert (from_bytes.id, from_bytes.text) == (from_file.id, from_file.text)
    assert from_bytes.structure == from_file.structure
