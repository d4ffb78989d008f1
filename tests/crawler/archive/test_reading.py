import gzip
import re
from datetime import datetime
from pathlib import Path

import pytest

from corpus.records import ArchivedAnswer
from corpus.times import KST
from crawler.archive.reading import Damage, Record, read_about, read_record, read_records, unpack
from crawler.errors import MissingRecordError
from crawler.page import Page

AT = datetime(2026, 11, 21, 12, 0, 0, 123456, tzinfo=KST)
ADDRESS = "http://www.gaon.example/news/articleView.html?idxno=501"
NAME = "gaon-20261121T030000000000Z-00000.warc.gz"


def bodies(found) -> list[str]:
    return [unpack(each).body.decode() if isinstance(each, Record) else "?" for each in found]


def test_an_answer_is_read_back_by_its_reference(tmp_path, write):
    first, second = write("총회", "워크숍")
    page = Page(body="워크숍".encode(), address=ADDRESS, fetched=AT, content_type="text/html")
    assert unpack(read_record(tmp_path, second.reference)) == page
    assert read_record(tmp_path, first.reference).answer == first


def test_the_answers_of_a_file_are_what_was_written(tmp_path, write, make_exchange):
    (first,) = write(make_exchange("총회", ETag='"v1"', Last_Modified="Sat, 21 Nov 2026 03:00 GMT"))
    unchanged = make_exchange("", status=304, original=first)
    answers = write(unchanged, make_exchange("x", status=404), name="gaon-2-00000.warc.gz")
    found = [*read_records(tmp_path / NAME), *read_records(tmp_path / "gaon-2-00000.warc.gz")]
    assert [each.answer for each in found] == [first, *answers]
    assert first.etag == '"v1"'


def test_a_packed_body_is_kept_packed_and_read_unpacked(tmp_path, write, make_exchange):
    (answer,) = write(make_exchange("총회", Content_Encoding="gzip"))
    record = read_record(tmp_path, answer.reference)
    assert record.body.startswith(b"\x1f\x8b")
    assert unpack(record).body.decode() == "총회"


def test_a_bomb_is_not_unpacked(tmp_path, write, make_exchange):
    (answer,) = write(make_exchange("가" * 10_000_000, Content_Encoding="gzip"))
    with pytest.raises(MissingRecordError, match="DOWNLOAD_MAXSIZE"):
        unpack(read_record(tmp_path, answer.reference))


@pytest.mark.parametrize("kept", [1, 5, 60, 300])
def test_half_a_record_at_the_end_costs_only_itself(kept, tmp_path, write):
    first, second = write("총회", "워크숍" * 500)
    path = tmp_path / NAME
    path.write_bytes(path.read_bytes()[: second.offset + kept])
    found = list(read_records(path))
    assert bodies(found[:1]) == ["총회"]
    assert found[1:] == [Damage(file=NAME, offset=second.offset, is_tail=True)]
    assert unpack(read_record(tmp_path, first.reference)).body.decode() == "총회"
    with pytest.raises(MissingRecordError, match=second.reference):
        read_record(tmp_path, second.reference)


def test_a_damaged_record_in_the_middle_costs_only_itself(tmp_path, write):
    _, second, _ = write("총회", "워크숍" * 50, "협약")
    path = tmp_path / NAME
    content = bytearray(path.read_bytes())
    content[second.offset + 40 : second.offset + 60] = bytes(20)
    path.write_bytes(content)
    found = list(read_records(path))
    assert bodies(found) == ["총회", "?", "협약"]
    assert found[1] == Damage(file=NAME, offset=second.offset, is_tail=False)


def rewrite(path: Path, answer: ArchivedAnswer, pattern: bytes, words: bytes) -> None:
    """Change the record of an answer, as another program might have written it."""
    content, end = path.read_bytes(), answer.offset + answer.length
    record = gzip.decompress(content[answer.offset : end])
    record = re.sub(rb"WARC-(?:Block|Payload)-Digest: .*\r\n", b"", record)
    changed = re.sub(pattern, words, record, count=1)
    assert changed != record
    path.write_bytes(content[: answer.offset] + gzip.compress(changed) + content[end:])


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (rb"WARC-Date: .*\r\n", b""),
        (rb"(WARC-Date: ).*\r\n", rb"\1yesterday\r\n"),
        (rb"WARC-Record-ID: .*\r\n", b""),
        (rb"HTTP/1.1 200", b"HTTP/1.1 OK"),
        (rb"HTTP/1.1 200", b""),
        (rb"Content-Length: \d+", b"Content-Length: many"),
        (rb"WARC/1.1", b"WORK/1.1"),
    ],
)
def test_an_odd_record_of_another_program_costs_only_itself(pattern, words, tmp_path, write):
    first, _ = write("총회", "워크숍")
    rewrite(tmp_path / NAME, first, pattern, words)
    found = list(read_records(tmp_path / NAME))
    assert bodies(found) == ["?", "워크숍"]
    assert found[0] == Damage(file=NAME, offset=first.offset, is_tail=False)
    with pytest.raises(MissingRecordError, match="no whole answer"):
        read_record(tmp_path, first.reference)


@pytest.mark.parametrize(
    ("pattern", "words"),
    [
        (rb"(WARC-Date: \S{10}).*\r\n", rb"\1\r\n"),
        (rb"(WARC-Target-URI: )(\S+)", rb"\1<\2>"),
    ],
)
def test_what_other_programs_may_write_is_read(pattern, words, tmp_path, write):
    (answer,) = write("총회")
    rewrite(tmp_path / NAME, answer, pattern, words)
    (record,) = read_records(tmp_path / NAME)
    assert unpack(record).body.decode() == "총회"
    assert record.answer.address == ADDRESS
    assert record.answer.at.date() == AT.date()


def test_reading_may_start_behind_what_is_known(tmp_path, write):
    first, _ = write("총회", "워크숍")
    start = first.offset + first.length
    assert bodies(read_records(tmp_path / NAME, start=start)) == ["워크숍"]


@pytest.mark.parametrize(
    ("reference", "fault"),
    [
        ("gone.warc.gz:0", "No such file"),
        (f"{NAME}:0", "no whole answer starts there"),
        (f"{NAME}:7", "no whole answer starts there"),
        (f"{NAME}:99999999", "no whole answer starts there"),
        ("../secret:0", "no reference"),
        (NAME, "no reference"),
        ("", "no reference"),
    ],
)
def test_a_reference_to_nothing_is_an_error(reference, fault, tmp_path, write):
    write("총회")
    with pytest.raises(MissingRecordError, match=fault):
        read_record(tmp_path, reference)


def test_a_file_says_who_made_it(tmp_path, write):
    write("총회", about={"software": "Miclu/0", "wish": '{"query": "총회: 미클"}'})
    assert read_about(tmp_path, NAME)["wish"] == '{"query": "총회: 미클"}'


@pytest.mark.parametrize(("content", "fault"), [(None, "No such file"), (b"x", "no whole record")])
def test_a_file_that_says_nothing_is_an_error(content, fault, tmp_path):
    if content is not None:
        (tmp_path / NAME).write_bytes(content)
    with pytest.raises(MissingRecordError, match=fault):
        read_about(tmp_path, NAME)
