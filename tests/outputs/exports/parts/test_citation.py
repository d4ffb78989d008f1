from datetime import UTC, datetime

from corpus.store import FactQuery
from corpus.times import KST
from outputs.exports.parts.citation import cite_document, cite_fact


def test_a_document_is_cited_by_publisher_title_day_and_address():
    published = datetime(2026, 11, 12, 9, tzinfo=KST)
    line = cite_document(
        "동남권 워크숍 열려", "가온산업일보", published, "https://www.gaon.example/1"
    )
    assert line == "가온산업일보, 「동남권 워크숍 열려」, 2026. 11. 12., https://www.gaon.example/1"


def test_the_day_is_the_korean_one():
    late = datetime(2026, 11, 11, 16, tzinfo=UTC)
    assert cite_document("제목", "매체", late, "") == "매체, 「제목」, 2026. 11. 12."


def test_what_is_not_known_is_left_out():
    assert cite_document("두 줄\n제목", "", None, "") == "「두 줄 제목」"


def test_a_fact_is_cited_with_its_passage(base):
    (found,) = base.find_facts(FactQuery(type="quote"))
    assert cite_fact(found, "가온산업일보") == (
        "가온산업일보, 「[현장] 동남권 워크숍 열려」, 2026. 11. 12.,"
        " http://www.gaon.example/news/articleView.html?idxno=gaon-1;"
        " “황 본부장은 '내년에는 회원을 늘리겠다'고 말했다.”"
    )
