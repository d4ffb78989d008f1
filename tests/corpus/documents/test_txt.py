import codecs
import json
import unicodedata
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.documents import read_file
from corpus.documents.base import Unreadable
from corpus.documents.txt import decode_text, find_published
from corpus.records import freeze_text
from corpus.times import KST

AT = datetime(2026, 3, 2, 9, 0, tzinfo=KST)
PAGE = """가람산단 미니클러스터, 정기총회 개최
  · 서이든 기자
  · 승인 2018.03.27 15:43
  · 댓글 0

가람산단 미니클러스터가 27일 총회를 열었다.  \r


회원 120여명이 왔다.
"""
SEEDS = Path(__file__).parents[4] / "shared" / "seeds"


@pytest.fixture
def read_bytes(tmp_path):
    def read_content(content, name="page.txt"):
        path = tmp_path / name
        path.write_bytes(content)
        (found,) = read_file(path, fetched=AT)
        return found

    return read_content


def test_a_page_becomes_a_document(read_bytes, tmp_path):
    found = read_bytes(PAGE.encode())
    assert found.title == "가람산단 미니클러스터, 정기총회 개최"
    assert found.published == datetime(2018, 3, 27, 15, 43, tzinfo=KST)
    assert (found.kind, found.publisher, found.fetched) == ("news", "file", AT)
    assert found.address == (tmp_path / "page.txt").as_uri()
    assert found.text == (
        "가람산단 미니클러스터, 정기총회 개최\n"
        "  · 서이든 기자\n"
        "  · 승인 2018.03.27 15:43\n"
        "  · 댓글 0\n"
        "가람산단 미니클러스터가 27일 총회를 열었다.\n"
        "회원 120여명이 왔다."
    )


@pytest.mark.parametrize(
    "content",
    [
        PAGE.encode(),
        PAGE.encode("utf-8-sig"),
        PAGE.encode("cp949"),
        PAGE.encode("utf-16"),
        codecs.BOM_UTF16_BE + PAGE.encode("utf-16-be"),
        unicodedata.normalize("NFD", PAGE).encode(),
        PAGE.replace("\n", "\r\n").encode(),
        PAGE.replace("총회", "총\u200b회\u200f").encode(),
    ],
    ids=["utf-8", "bom", "cp949", "utf-16", "utf-16-be", "nfd", "crlf", "marks"],
)
def test_one_text_is_one_document_however_it_is_written(read_bytes, content):
    assert read_bytes(content).id == read_bytes(PAGE.encode(), name="other.txt").id
    assert read_bytes(content).id.startswith("file-")


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "empty"),
        (" \n\t\n\u3000\n".encode(), "empty"),
        (codecs.BOM_UTF8, "empty"),
        (b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", "not_text"),
        ("가람\x00산단".encode(), "not_text"),
        (bytes(range(128, 256)), "not_text"),
        ("Café crème à la façon de l'été".encode("latin-1"), "not_text"),
        (codecs.BOM_UTF16_LE + b"\x00\xd8", "not_text"),
    ],
    ids=["nothing", "blank", "bom", "png", "nul", "bytes", "latin-1", "surrogate"],
)
def test_what_is_no_text_is_told(read_bytes, tmp_path, content, reason):
    assert read_bytes(content) == Unreadable(path=tmp_path / "page.txt", reason=reason)


@pytest.mark.parametrize(
    ("line", "moment"),
    [
        ("입력 2020-05-19 14:02", datetime(2020, 5, 19, 14, 2, tzinfo=KST)),
        ("기사입력 : 2020/05/19 오후 2:02", datetime(2020, 5, 19, 14, 2, tzinfo=KST)),
        ("등록 2020.5.9. 오전 12:30:15", datetime(2020, 5, 9, 0, 30, tzinfo=KST)),
        ("발행일 : 2011-01-17", datetime(2011, 1, 17, tzinfo=KST)),
        ("입력 2020-13-19 14:02", None),
        ("입력 2020-05-19 25:02", None),
        ("2020-05-19 총회가 열렸다", None),
        ("\n" * 20 + "승인 2018.03.27 15:43", None),
    ],
)
def test_the_line_of_publication(line, moment):
    assert find_published(f"총회 소식\n{line}\n본문") == moment


def test_a_long_first_line_is_cut_for_the_title_only(read_bytes):
    found = read_bytes(("가람산단 " * 100).encode())
    assert len(found.title) == 200
    assert len(found.text) == 499
    assert found.kind == "report"


def test_a_document_of_ten_megabytes_is_read(read_bytes):
    found = read_bytes(("가람산단 미니클러스터 총회가 열렸다.\n" * 200_000).encode())
    assert found.text.count("\n") == 199_999


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0")))
def test_any_utf8_text_without_nul_is_text(text):
    assert freeze_text(decode_text(text.encode())) == freeze_text(text)


@given(st.binary())
def test_any_bytes_have_an_outcome(content):
    decoded = decode_text(content)
    assert decoded is None or freeze_text(freeze_text(decoded)) == freeze_text(decoded)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="needs the shared page texts")
@pytest.mark.parametrize(
    ("name", "published"),
    [("seed-0", datetime(2018, 3, 27, 15, 43, tzinfo=KST)), ("seed-3", None)],
)
def test_pages_as_people_save_them(name, published):
    gold = (SEEDS.parent / "gold" / "seeds.jsonl").read_text("utf-8").splitlines()
    (title,) = (line["title"] for line in map(json.loads, gold) if line["id"] == name)
    (found,) = read_file(SEEDS / f"{name}.txt", fetched=AT)
    assert (found.title, found.published) == (title, published)
    assert found.text.startswith(f"{title}\n")
