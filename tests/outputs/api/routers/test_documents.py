from datetime import datetime

import pytest

from corpus.times import KST

OLD, NEW = "총회에 120명이 왔다.", "총회에 150명이 왔다."


@pytest.fixture
def revised(writer):
    """A document in two revisions."""
    for body in (OLD, NEW):
        writer.save("gaon-7", "가람산단 총회", body, published=datetime(2026, 11, 12, tzinfo=KST))


def test_a_document_is_given_with_its_frozen_text(client):
    told = client.get("/api/v1/documents/gaon-1").json()
    assert told["text"].startswith("[현장] 동남권 워크숍 열려\n한국산업단지공단(이하 산단공)")
    assert told["byline"] == ["도하윤 기자"]
    assert told["published"] == "2026-11-12T09:00:00+09:00"
    assert told["link"] == "http://www.gaon.example/news/articleView.html?idxno=gaon-1"


def test_offsets_of_names_count_code_points_of_the_text(client):
    text = client.get("/api/v1/documents/gaon-1").json()["text"]
    names = client.get("/api/v1/documents/gaon-1/names").json()
    assert [text[name["start"] : name["end"]] for name in names] == [n["text"] for n in names]
    assert {name["name"] for name in names} == {"한국산업단지공단", "황석주"}


def test_a_document_that_nobody_read_has_no_names(client, base):
    from dataclasses import replace

    base.save_document(replace(base.get_document("gaon-2"), id="gaon-3"))
    assert client.get("/api/v1/documents/gaon-3/names").json() == []


def test_an_address_that_is_none_of_the_web_is_no_link(client, writer):
    moment = datetime(2026, 11, 12, tzinfo=KST)
    writer.save("file-1", "보고서", "글.", published=moment, address="javascript:alert(1)")
    told = client.get("/api/v1/documents/file-1").json()
    assert (told["address"], told["link"]) == ("javascript:alert(1)", "")


def test_where_a_file_lies_on_this_machine_is_told_to_nobody(client, writer):
    moment = datetime(2026, 11, 12, tzinfo=KST)
    writer.save("file-1", "보고서", "글.", published=moment, address="file:///home/kim/a.hwp")
    (hit,) = client.get("/api/v1/documents?words=보고서").json()["items"]
    told = client.get("/api/v1/documents/file-1").json()
    assert (hit["document"]["address"], told["address"], told["link"]) == ("a.hwp", "a.hwp", "")


def test_revisions_come_from_the_first_on(client, revised):
    told = client.get("/api/v1/documents/gaon-7/revisions").json()
    assert [each["revision"] for each in told] == [1, 2]


def test_an_older_revision_is_given(client, revised):
    told = client.get("/api/v1/documents/gaon-7?revision=1").json()
    assert (told["text"], told["revision"]) == (f"가람산단 총회\n{OLD}", 1)


def test_the_difference_of_two_revisions_is_told_word_by_word(client, revised):
    told = client.get("/api/v1/documents/gaon-7/diff").json()
    (change,) = told["changes"]
    assert (told["old"], told["new"]) == (1, 2)
    assert (change["old"].strip(), change["new"].strip()) == ("120명이", "150명이")


def test_a_revision_that_is_missing_is_told(client, revised):
    answer = client.get("/api/v1/documents/gaon-7?revision=9")
    assert (answer.status_code, answer.json()["type"]) == (404, "urn:miclu:missing-document")


def test_the_pages_of_the_list_lead_through_all_documents(client, writer):
    writer.save("gaon-8", "날짜 없는 글", "총회가 열렸다.", published=None)
    for sort in ("newest", "oldest"):
        seen, at = [], f"/api/v1/documents?limit=1&sort={sort}"
        while at:
            page = client.get(at)
            assert page.status_code == 200, page.json()
            seen += [each["document"]["id"] for each in page.json()["items"]]
            at = page.json()["next"]
        assert sorted(seen) == ["gaon-1", "gaon-2", "gaon-8"]
        assert seen[-1] == "gaon-8"
