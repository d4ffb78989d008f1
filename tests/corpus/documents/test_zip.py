import io
import zipfile

import pytest

from corpus.documents import Source, Unreadable, read_source
from corpus.times import now


def pack(*members):
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members:
            archive.writestr(name, content)
    return made.getvalue()


@pytest.fixture
def read(tmp_path):
    def read_archive(content):
        return list(read_source(Source(tmp_path / "a.zip", content=content), fetched=now()))

    return read_archive


def test_each_member_is_a_document_under_the_archive(read, files, tmp_path):
    first, second = read(
        pack(("자료/a.hwp", (files / "report.hwp").read_bytes()), ("b.txt", "가람산단 총회"))
    )
    assert (first.format, second.text) == ("hwp", "가람산단 총회")
    assert first.address == (tmp_path / "a.zip" / "자료" / "a.hwp").as_uri()


@pytest.mark.parametrize("name", ["../../a.txt", "/etc/a.txt", "C:/a.txt", "a/../../b.txt"])
def test_names_that_lead_out_are_refused_and_the_others_read(read, name):
    outcomes = read(pack((name, "나쁜 글"), ("b.txt", "가람산단 총회")))
    assert [getattr(outcome, "reason", "read") for outcome in outcomes] == ["unsafe_path", "read"]


def test_links_are_not_followed(read):
    link = zipfile.ZipInfo("a.txt")
    link.external_attr = 0o120777 << 16
    (outcome,) = read(pack((link, "/etc/passwd")))
    assert outcome.reason == "outside"


def test_an_archive_in_an_archive_is_read_and_no_deeper(read):
    inner = pack(("a.txt", "안쪽 글"), ("deep.zip", pack(("b.txt", "깊은 글"))))
    outcomes = read(pack(("inner.zip", inner)))
    assert outcomes[0].text == "안쪽 글"
    assert [outcome.reason for outcome in outcomes[1:]] == ["nested_archive"]


def test_a_bomb_is_not_unpacked(read):
    (outcome,) = read(pack(("big.txt", b"0" * 50_000_000)))
    assert isinstance(outcome, Unreadable)
    assert outcome.reason == "too_large"


def test_korean_names_of_windows(read, tmp_path):
    packed = pack(("abcd.txt", "가람산단 총회")).replace(b"abcd.txt", "보도.txt".encode("cp949"))
    (found,) = read(packed)
    assert found.address == (tmp_path / "a.zip" / "보도.txt").as_uri()


def test_a_damaged_archive_says_so(read):
    (outcome,) = read(b"PK\x03\x04" + bytes(range(200)))
    assert outcome.reason == "damaged"
