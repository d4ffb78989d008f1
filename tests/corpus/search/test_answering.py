from datetime import date, datetime

import pytest

from corpus.resolution import resolve
from corpus.search.answering import suggest_names
from corpus.search.records import FACETS, Filters, Sort
from corpus.store import Review
from corpus.times import KST


def ids(answer):
    return [hit.document.id for hit in answer.hits]


def values(answer):
    return [int(hit.fact.value) for hit in answer.hits]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("가람산업공단에서", ["hanbit-1"]),
        ("대전", ["saebom-3", "hanbit-2"]),
        ("총회", ["saebom-4", "saebom-3"]),
        ('"업무 협약"', ["saebom-4"]),
        ("크래*", ["saebom-5"]),
        ("ㄱㄹㅅㅇㄱㄷ", ["hanbit-1"]),
        ("세계대회", []),
        ("회원 > 100", []),
        ("> 100", ["saebom-3", "hanbit-1"]),
        ("어디에", []),
    ],
)
def test_documents_are_found(documents, words, expected):
    assert ids(documents(words)) == expected


def test_the_found_words_are_marked_in_the_best_sentence(documents):
    (hit,) = documents("가람산업공단은").hits
    assert hit.snippet.strip() == "가람산업공단은 회원을 120명 모았다."
    assert [hit.snippet[start:end] for start, end in hit.spans] == ["가람산업공단"]


@pytest.mark.parametrize("words", ["> 100", "> 100 총회", "> 1 > 200"])
def test_a_comparison_shows_the_sentence_of_its_figure(documents, words):
    hit = documents(words, sort=Sort.NEWEST).hits[0]
    assert hit.document.id == "saebom-3"
    assert hit.snippet.strip() == "새봄클러스터는 300명을 뽑았다."
    assert "300명" in [hit.snippet[start:end] for start, end in hit.spans]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("새봄클러스터", [300, 90]),
        ("뽑았다 새봄클러스터는", [300, 90]),
        ("회원을 모았다", [120]),
        ("회원 뽑았다", []),
        ("= 90명", [90]),
        ("> 1e2", [300, 120]),
        ("> 1e400", []),
        ("< 1e400명", [300, 90, 120]),
        ("100~200명", [120]),
        ('"300명을 뽑았다"', [300]),
        ("ㅅㅂㅋㄹㅅㅌ", [300, 90]),
        ("", [300, 90, 120]),
        ("…", []),
    ],
)
def test_facts_are_found_where_all_stands_in_the_sentence(facts, words, expected):
    assert values(facts(words)) == expected


@pytest.mark.parametrize(
    ("sort", "expected"),
    [
        (Sort.NEWEST, [300, 90, 120]),
        (Sort.OLDEST, [120, 90, 300]),
        (Sort.VALUE, [300, 120, 90]),
        (Sort.SOURCES, [300, 90, 120]),
        (Sort.RELEVANCE, [300, 90, 120]),
    ],
)
def test_facts_are_sorted(facts, sort, expected):
    assert values(facts(sort=sort)) == expected


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"publisher": "hanbit"}, [90, 120]),
        ({"entity": "새봄 클러스터"}, [300, 90]),
        ({"entity": "ORG:가람산업공단"}, [120]),
        ({"entity": "없는공단"}, []),
        ({"type": "figure"}, [300, 90, 120]),
        ({"type": "quote"}, []),
        ({"kind": "report"}, []),
        ({"since": date(2026, 3, 2)}, [300, 90]),
        ({"until": date(2026, 3, 2)}, [90, 120]),
        ({"status": "unreviewed"}, [300, 90, 120]),
        ({"status": "reviewed"}, []),
        ({"with_held": False}, [300, 90, 120]),
    ],
)
def test_facts_are_filtered(facts, filters, expected):
    assert values(facts(filters=Filters(**filters))) == expected
    relevant = facts("뽑았다", sort=Sort.RELEVANCE, filters=Filters(**filters))
    assert set(values(relevant)) == set(expected) - {120}


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"publisher": "saebom"}, ["saebom-4", "saebom-3"]),
        ({"entity": "새봄클러스터"}, ["saebom-3"]),
        ({"type": "figure"}, ["saebom-3"]),
        ({"kind": "report"}, []),
        ({"since": date(2026, 3, 4)}, ["saebom-4"]),
        ({"until": date(2026, 3, 3)}, ["saebom-3"]),
        ({"status": "unreviewed"}, ["saebom-3"]),
        ({"with_held": False}, ["saebom-4", "saebom-3"]),
    ],
)
@pytest.mark.parametrize("sort", [Sort.RELEVANCE, Sort.NEWEST])
def test_documents_are_filtered(documents, filters, expected, sort):
    assert ids(documents("총회", filters=Filters(**filters), sort=sort)) == expected


def test_hits_are_counted_by_their_fields(facts, documents):
    counted = facts(facets=FACETS).summary.facets
    shown = {facet.name: [(b.label, b.count) for b in facet.buckets] for facet in counted}
    assert shown == {
        "type": [("figure", 3)],
        "publisher": [("hanbit", 2), ("saebom", 1)],
        "entity": [("새봄클러스터", 2), ("가람산업공단", 1)],
        "year": [("2026", 3)],
        "month": [("2026-03", 3)],
        "kind": [("news", 3)],
        "status": [("unreviewed", 3)],
    }
    assert all(facet.is_complete and facet.counted == 3 for facet in counted)
    counted = documents("총회 대전", facets=("publisher", "type")).summary.facets
    assert [[(b.value, b.count) for b in facet.buckets] for facet in counted] == [
        [("saebom", 2), ("hanbit", 1)],
        [("figure", 2)],
    ]


@pytest.mark.parametrize("sort", [Sort.RELEVANCE, Sort.NEWEST, Sort.OLDEST])
def test_pages_follow_each_other_while_documents_are_added(documents, add_read, sort):
    whole = ids(documents("총회 대전 협약", sort=sort, limit=10))
    first = documents("총회 대전 협약", sort=sort, limit=1)
    add_read("saebom-9", "총회 대전 협약", published=datetime(2026, 3, 9, tzinfo=KST))
    seen, page = ids(first), first
    while page.summary.cursor:
        page = documents("총회 대전 협약", sort=sort, limit=1, cursor=page.summary.cursor)
        seen += ids(page)
    assert [each for each in seen if each != "saebom-9"] == whole
    assert page.summary.total == first.summary.total


@pytest.mark.parametrize(
    ("words", "sort", "expected"),
    [
        ("", None, [5, 4, 3, 2, 1, 8]),
        ("", Sort.OLDEST, [1, 2, 3, 4, 5, 8]),
        ("총회", Sort.NEWEST, [4, 3, 8]),
        ("총회", Sort.OLDEST, [3, 4, 8]),
    ],
)
def test_pages_by_time_follow_each_other(documents, add_read, words, sort, expected):
    add_read("hanbit-8", "날짜 없는 총회가 열렸다.", published=None)
    seen, cursor = [], ""
    while cursor or not seen:
        page = documents(words, sort=sort, limit=1, cursor=cursor)
        seen += ids(page)
        cursor = page.summary.cursor
    assert [int(each.split("-")[1]) for each in seen] == expected


def test_pages_of_facts_follow_each_other(facts):
    seen, cursor = [], ""
    while True:
        page = facts(sort=Sort.VALUE, limit=1, cursor=cursor)
        seen += values(page)
        cursor = page.summary.cursor
        if not cursor:
            break
    assert seen == [300, 120, 90]


def test_rows_without_a_day_come_last(facts, add_read, filled):
    add_read("hanbit-8", "새봄클러스터는 7명을 뽑았다.", published=None)
    resolve(filled)
    first = facts(limit=3)
    assert values(first) == [300, 90, 120]
    assert values(facts(limit=3, cursor=first.summary.cursor)) == [7]
    assert values(facts(sort=Sort.OLDEST)) == [120, 90, 300, 7]


def test_the_answer_tells_what_was_searched(documents):
    summary = documents("어디에").summary
    assert (summary.total, summary.is_exact) == (0, True)
    coverage = summary.coverage
    assert (coverage.documents, coverage.read, coverage.weeks) == (5, 5, 2)
    assert [(each.publisher, each.documents) for each in coverage.sources] == [
        ("hanbit", 2),
        ("saebom", 3),
    ]
    assert (coverage.first_day, coverage.last_day) == (date(2026, 3, 1), date(2026, 3, 5))


def test_weeks_without_documents_are_named(documents, add_read):
    add_read("hanbit-7", "늦은 소식", published=datetime(2026, 3, 30, tzinfo=KST))
    assert documents().summary.coverage.gaps == ((date(2026, 3, 9), date(2026, 3, 29)),)


def test_a_hit_tells_what_an_analyst_corrected(facts, filled):
    (hit,) = facts("= 90명").hits
    decided = Review(statement=hit.key, decision="corrected", fields={"value": "95"}, author="황")
    filled.reviews.decide(decided)
    assert values(facts("= 90명")) == []
    (hit,) = facts("= 95명").hits
    assert (hit.fact.value, hit.status) == (95, "corrected")
    assert "90명" in hit.sentence


def test_names_are_suggested_while_typing(filled):
    for typed in ("새", "새보", "새봄ㅋ", "ㅅㅂ", "ㅅㅂ ㅋㄹ"):
        assert [each.name for each in suggest_names(filled, typed)] == ["새봄클러스터"], typed
    assert suggest_names(filled, "") == ()
    assert suggest_names(filled, "\x00") == ()


def test_a_document_read_again_is_found_by_its_new_words_only(documents, add_read):
    add_read("saebom-5", "새 글이다.")
    assert ids(documents("크래온소프트다")) == []
    assert ids(documents("글이다")) == ["saebom-5"]


def test_a_statement_that_goes_leaves_the_index(facts, add_read, filled):
    add_read("saebom-3", "대전 총회가 열렸다.", publisher="saebom")
    resolve(filled)
    found = facts("새봄클러스터")
    assert [(int(hit.fact.value), bool(hit.retracted)) for hit in found.hits if not hit.retracted]
