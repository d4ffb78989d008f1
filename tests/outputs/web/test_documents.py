from dataclasses import replace
from datetime import datetime

import pytest
from lxml import html

from corpus.times import KST
from outputs.site import ArchivedCopy
from outputs.web.places import PART_SIGNS

NEWS = "한국산업단지공단 황석주 본부장은 워크숍에 120여명이 참석했다고 밝혔다."
AT = datetime(2026, 11, 12, 9, tzinfo=KST)


@pytest.fixture
def stored(writer, fact):
    writer.save(
        "gaon-1",
        "[현장] <b>워크숍</b> 열려",
        NEWS,
        published=AT,
        archive="gaon-1.warc.gz:0",
        read=(
            fact["figure"]("120여명", 120, unit="명", measure="참석자", approximate=True),
            fact["mention"]("ORG", "한국산업단지공단"),
            fact["mention"]("PERSON", "황석주"),
        ),
    )
    return writer


def test_names_and_facts_are_marked_at_their_places(visitor, stored):
    page = visitor.get("/documents/gaon-1").text
    start = visitor.site.store.get_document("gaon-1").text.index("120여명")
    marks = {mark.text: mark for mark in html.fromstring(page).cssselect(".text .mark")}
    assert marks["한국산업단지공단"].get("class") == "mark ORG"
    assert marks["한국산업단지공단"].get("title") == "기관: 한국산업단지공단"
    assert (marks["120여명"].get("class"), marks["120여명"].get("id")) == (
        "mark figure",
        f"f{start}",
    )
    assert "이 문서의 사실 1건" in page


def test_marked_words_lead_to_their_fact_and_entity(visitor, stored):
    page = html.fromstring(visitor.get("/documents/gaon-1").text)
    leads = {mark.text: mark.get("href") for mark in page.cssselect(".text a.mark")}
    assert set(leads) == {"한국산업단지공단", "황석주", "120여명"}
    assert "<h1" in visitor.get(leads["한국산업단지공단"]).text
    assert "참석자" in visitor.get(leads["120여명"]).text


def test_facts_beside_a_long_document_lead_to_the_part_that_marks_them(visitor, writer, fact):
    body = "가람산단 소식이다.\n" * (PART_SIGNS // 10) + "회원 350개사가 왔다."
    read = (fact["figure"]("350개사", 350, unit="개사", measure="회원사"),)
    writer.save("gaon-2", "긴 보고서", body, published=AT, read=read)
    for address in ("/documents/gaon-2", "/documents/gaon-2?revision=1"):
        page = html.fromstring(visitor.get(address).text)
        (link,) = page.xpath("//*[@class='told']//h3/a/@href")
        assert link.startswith(address)
        path, _, anchor = link.partition("#")
        assert page.xpath("//*[@id=$anchor]", anchor=anchor) == []
        target = html.fromstring(visitor.get(path).text)
        assert [each.text for each in target.xpath("//*[@id=$anchor]", anchor=anchor)] == [
            "350개사"
        ]


def test_markup_in_a_title_is_shown_as_words(visitor, stored):
    page = visitor.get("/documents/gaon-1").text
    assert "<b>워크숍" not in page
    assert "&lt;b&gt;워크숍" in page


def test_an_unread_document_says_so(visitor, stored):
    document = visitor.site.store.get_document("gaon-1")
    visitor.site.store.save_document(replace(document, id="gaon-2"))
    assert "miclu read" in visitor.get("/documents/gaon-2").text


def test_revisions_are_compared_word_by_word(visitor, stored):
    stored.save("gaon-1", "[현장] 워크숍 열려", NEWS.replace("120", "130"), published=AT)
    page = visitor.get("/documents/gaon-1/diff").text
    assert "<del>120여명이 </del>" in page
    assert "<ins>130여명이 </ins>" in page
    assert "2판 가운데 2판" in visitor.get("/documents/gaon-1").text


def test_a_missing_document_or_revision_is_not_found(visitor, stored):
    for address in ("/documents/nope", "/documents/gaon-1?revision=9", "/documents/a/diff"):
        answer = visitor.get(address)
        assert answer.status_code == 404
        assert "이런 문서나 그런 판이 없습니다" in answer.text


def test_giant_parameters_end_as_an_answer(visitor, stored):
    for address in ("?revision=" + "9" * 40, "?part=-5", "?part=99999999", "?revision=x"):
        assert visitor.get("/documents/gaon-1" + address).status_code in (200, 404, 422)


def test_the_archived_copy_is_inert(site, visitor, stored):
    markup = (
        "<h1>제목</h1><script>alert(1)</script><p onclick=alert(1)>본문</p><img src=http://x>"
        "<a href='javascript:alert(1)'>링크</a><iframe src=http://x></iframe><base href=http://x>"
    )
    copy = ArchivedCopy(markup=markup, address="http://www.gaon.example/1", at=AT)
    shown = type(visitor)(replace(site, load_archived=lambda _: copy))
    page = shown.get("/documents/gaon-1/archive/page")
    assert "sandbox" in page.headers["content-security-policy"]
    assert "본문" in page.text
    for word in ("script", "onclick", "<img", "javascript", "iframe", "<base"):
        assert word not in page.text
    assert 'sandbox=""' in shown.get("/documents/gaon-1/archive").text


def test_a_document_without_an_archived_copy_says_so(visitor, stored):
    assert "보관본이 이 기계에 없습니다" in visitor.get("/documents/gaon-1/archive").text
    assert visitor.get("/documents/gaon-1/archive/page").status_code == 404
