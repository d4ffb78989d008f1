"""Statements are shown by their own sentences, also where their documents drop them."""

import pytest

from corpus.search.answering import search_facts
from corpus.search.records import Filters, SearchRequest, Sort


@pytest.fixture
def find(store):
    def search(words="", **asked):
        request = SearchRequest(words=words, **asked)
        return search_facts(store, request, read_morphemes=lambda text: ()).hits

    return search


def told(hits):
    return sorted((hit.sentence, hit.fact.TYPE, bool(hit.retracted)) for hit in hits)


@pytest.fixture(params=["figure", "position"])
def dropped(request, teller):
    """A document that drops the first of its two facts; the second takes its place."""
    kept = {"figure": teller.count(55, measure="직원"), "position": teller.head("황석주")}
    first, second = teller.count(777), kept[request.param]
    teller.tell("hanbit-1", first, second)
    teller.resolve()
    teller.tell("hanbit-1", second)
    teller.resolve()
    kept_words = f"{request.param} {' '.join(map(str, second[1].values()))}."
    return "figure 777 개사 회원사 가람클러스터.", kept_words, request.param


@pytest.mark.parametrize("sort", [each for each in Sort if each is not Sort.VALUE])
def test_a_retracted_statement_keeps_its_own_sentence(dropped, find, sort):
    gone, kept, fact_type = dropped
    assert told(find(sort=sort)) == sorted([(gone, "figure", True), (kept, fact_type, False)])


def test_a_retracted_statement_is_found_by_its_own_words(dropped, find):
    gone, kept, _ = dropped
    assert [hit.sentence for hit in find('"777 개사"')] == [gone]
    assert [hit.sentence for hit in find(f'"{kept}"')] == [kept]


def test_a_statement_keeps_its_sentence_until_it_is_resolved_again(teller, find):
    first, second = teller.count(777), teller.count(55, measure="직원")
    teller.tell("hanbit-1", first, second)
    teller.resolve()
    teller.tell("hanbit-1", second)
    assert {hit.fact.value: hit.sentence for hit in find()} == {
        777: "figure 777 개사 회원사 가람클러스터.",
        55: "figure 55 개사 직원 가람클러스터.",
    }


def test_a_topic_takes_no_period_from_the_fact_in_the_place(store, teller):
    first = teller.count(777, as_of="2024")
    teller.tell("hanbit-1", first, teller.count(55, measure="직원", as_of="2026"))
    teller.tell("hanbit-2", teller.count(778, as_of="2024"), publisher="saebom")
    teller.resolve()
    teller.tell("hanbit-1", teller.count(55, measure="직원", as_of="2026"))
    found = [each for topic in store.statements.find_topics("figure") for each in topic]
    assert "2026" not in {member.period for member in found}


@pytest.mark.parametrize("sort", [each for each in Sort if each is not Sort.RELEVANCE])
def test_facts_of_an_entity_are_the_same_however_they_are_looked_up(
    teller, store, sort, monkeypatch
):
    for number in range(4):
        told = [teller.count(10 * number + each) for each in range(1, 4)]
        teller.tell(f"hanbit-{number}", *told, names=["가람클러스터"])
    teller.tell("hanbit-9", teller.head("황석주"), names=["가람클러스터", "가람공단"])
    teller.resolve()

    def walk():
        found, cursor = [], ""
        while True:
            filters = Filters(entity="가람클러스터", type="figure")
            wish = SearchRequest(filters=filters, sort=sort, limit=5, cursor=cursor)
            answer = search_facts(store, wish, read_morphemes=lambda _: ())
            found += [hit.key for hit in answer.hits]
            if not (cursor := answer.summary.cursor):
                return found, answer.summary.total

    few = walk()
    monkeypatch.setattr("corpus.store.searching.statements._FEW", 0)
    assert few == walk()
    assert (len(set(few[0])), few[1]) == (12, 12)


def test_who_does_not_ask_how_many_there_are_gets_the_same_page(teller, store):
    teller.tell("hanbit-1", *(teller.count(each) for each in range(1, 9)), names=["가람클러스터"])
    teller.resolve()
    pages = [
        search_facts(
            store,
            SearchRequest(words="회원사", limit=3, counts=counts),
            read_morphemes=lambda _: (),
        )
        for counts in (True, False)
    ]
    assert pages[0].hits == pages[1].hits
    assert (pages[0].summary.total, pages[0].summary.is_exact) == (8, True)
    assert (pages[1].summary.total, pages[1].summary.is_exact) == (4, False)
