from datetime import UTC, datetime

import pytest

from corpus.store import DocumentHead, FactQuery
from corpus.times import KST
from outputs.exports.parts.citation import cite_document, cite_fact

MORNING = datetime(2026, 11, 12, 9, tzinfo=KST)


@pytest.fixture
def head():
    """Makes the head of a document: `head("두 줄", published=None)`."""

    def make(title="제목", *, publisher="gaon", address="", published=MORNING):
        return DocumentHead(
            id="gaon-1",
            kind="news",
            publisher=publisher,
            address=address,
            title=title,
            published=published,
            revision=1,
        )

    return make


def test_a_document_is_cited_by_publisher_title_day_and_address(head):
    document = head("동남권 워크숍 열려", address="https://www.gaon.example/1")
    line = cite_document(document, "가온산업일보")
    assert line == "가온산업일보, 「동남권 워크숍 열려」, 2026. 11. 12., https://www.gaon.example/1"


def test_the_day_is_the_korean_one(head):
    late = head(published=datetime(2026, 11, 11, 16, tzinfo=UTC))
    assert cite_document(late, "매체") == "매체, 「제목」, 2026. 11. 12."


def test_what_is_not_known_is_left_out(head):
    assert cite_document(head("두 줄\n제목", published=None), "") == "「두 줄 제목」"


def test_a_file_is_cited_by_its_name_and_no_publisher(head):
    document = head(
        publisher="file", address="file:///home/kim/%EB%B3%B4%EB%8F%84.zip/%ED%95%B4.hwp"
    )
    assert cite_document(document, "file") == "「제목」, 2026. 11. 12., 해.hwp"


def test_a_file_of_a_publisher_is_cited_with_it(head):
    document = head(publisher="한빛군청", address="file:///home/kim/a.hwp")
    assert cite_document(document, "한빛군청") == "한빛군청, 「제목」, 2026. 11. 12., a.hwp"


def test_a_fact_is_cited_with_its_passage(base):
    (found,) = base.find_facts(FactQuery(type="quote"))
    assert cite_fact(found, "가온산업일보") == (
        "가온산업일보, 「[현장] 동남권 워크숍 열려」, 2026. 11. 12.,"
        " http://www.gaon.example/news/articleView.html?idxno=gaon-1;"
        " “황 본부장은 '내년에는 회원을 늘리겠다'고 말했다.”"
    )
