from datetime import datetime

import pytest
from lxml import html

from corpus.search.records import SearchRequest
from corpus.store.review_views import Review
from corpus.times import KST
from outputs.search import search_facts

BODY = "가람 미니클러스터의 회원사는 {}개사다."


@pytest.fixture
def stored(writer, fact):
    for number, (value, day) in enumerate([(300, 2), (300, 3), (350, 4)], 1):
        figure = fact["figure"](
            f"{value}개사", value, unit="개사", measure="회원사", subject="가람 미니클러스터"
        )
        published = datetime(2026, 11, day, 9, tzinfo=KST)
        cluster = fact["mention"]("CLUSTER", "가람 미니클러스터")
        title = f"<i>{number}번째</i> 기사"
        body = f"{BODY.format(value)} 꼭지 {number}번은 서로 다른 글이다. " + f"{number} " * 40
        writer.save(f"gaon-{number}", title, body, published=published, read=(figure, cluster))
    return writer


@pytest.fixture
def key(stored):
    hits = search_facts(stored.store, SearchRequest(words="회원사 = 300")).hits
    return hits[0].key


def show(visitor, key, page=""):
    answer = visitor.get(f"/facts/{key}{page}")
    assert answer.status_code == 200
    return html.fromstring(answer.text)


def told(page, path):
    return [" ".join(found.text_content().split()) for found in page.cssselect(path)]


def test_a_fact_shows_every_place_its_days_and_its_citation(visitor, key):
    page = show(visitor, key)
    assert told(page, "h1") == ["가람 미니클러스터의 회원사는 300개사다."]
    (citation,) = told(page, ".citation")
    assert citation.startswith(
        "gaon, 「<i>2번째</i> 기사」, 2026. 11. 3., http://www.gaon.example/"
    )
    assert citation.endswith("; “가람 미니클러스터의 회원사는 300개사다.”")
    assert told(page, "section.card .stated") == ["300개사", "300개사"]
    assert "2026-11-02 ~ 2026-11-03" in " ".join(told(page, ".quiet"))
    assert page.cssselect("a[href^='/entities/']")


def test_what_contradicts_it_stands_beside_it(visitor, key):
    page = show(visitor, key)
    assert "어긋나는 사실 1건" in told(page, "h2")
    assert told(page, "article.fact h3") == ["가람 미니클러스터의 회원사는 350개사다."]


def test_reviews_are_told_in_order(visitor, stored, key):
    reviews = stored.store.reviews
    reviews.decide(
        Review(statement=key, decision="rejected", author="nari", reason="<b>어림수</b>")
    )
    reviews.undo(key, author="bada")
    page = show(visitor, key)
    assert told(page, "tbody td:nth-child(2)") == ["bada", "nari"]
    assert told(page, "tbody td:nth-child(3)") == ["되돌림", "버림"]
    assert "<b>어림수</b>" in told(page, "tbody tr")[1]
    assert "아직 아무도 검토하지 않았습니다." not in page.text_content()


def test_a_correction_is_told_by_label_and_word(visitor, stored, key):
    fields = {"approximate": True, "status": "plan", "subject": "<b>가람</b>"}
    review = Review(statement=key, decision="corrected", author="nari", fields=fields)
    stored.store.reviews.decide(review)
    (row,) = told(show(visitor, key), "tbody tr")
    assert row.endswith("고침 어림: 예, 구분: 계획, 대상: <b>가람</b>")


def test_a_rejected_fact_is_still_shown(visitor, stored, key):
    stored.store.reviews.decide(
        Review(statement=key, decision="rejected", author="nari", reason="어림수")
    )
    assert "버림" in told(show(visitor, key), ".badge")


def test_a_retracted_fact_says_since_when_and_where_it_stood(visitor, stored, key):
    for number in (1, 2):
        at = datetime(2026, 11, 8, 9, tzinfo=KST)
        stored.save(f"gaon-{number}", "고친 기사", "글을 내렸다.", published=at)
    page = show(visitor, key)
    assert "철회됨" in told(page, ".badge")
    assert "글이 고쳐졌습니다" in told(page, ".warn")[0]
    assert "마지막으로 적혔던 곳" in told(page, "h2")
    assert told(page, "section.card .stated") == ["300개사"]


def test_a_page_behind_the_last_is_empty(visitor, key):
    assert "이 쪽에는 없습니다." in show(visitor, key, "?page=1000000").text_content()


def test_an_unknown_key_is_not_found(visitor, stored):
    for wrong in ("nope", "%3Cscript%3E", "..%2f..", "가" * 400):
        assert visitor.get(f"/facts/{wrong}").status_code == 404
    for unreadable in ("x%00y", "x" * 600, "nope?page=-1", "nope?page=" + "9" * 40):
        assert visitor.get(f"/facts/{unreadable}").status_code == 422
