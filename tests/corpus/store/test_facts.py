from dataclasses import replace
from datetime import date, datetime

import pytest

from corpus.resolution import resolve
from corpus.store import FactQuery
from corpus.times import KST


def values(found):
    return [str(stored.fact.value) for stored in found]


@pytest.fixture
def base(store, add_read):
    """Two documents of one publisher and one undated of another."""
    add_read(
        "hanbit-1",
        "가람클러스터는 1일 총회를 열었다. 회원 120여명이 왔다.\n새봄공단에 300명이 왔다.",
    )
    add_read(
        "hanbit-2", "새봄공단은 회원 45명을 모았다.", published=datetime(2026, 3, 9, tzinfo=KST)
    )
    add_read("other-1", "누리클러스터에 7명이 모였다.", publisher="other", published=None)
    resolve(store)
    return store


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (FactQuery(), ["45", "120", "300", "7"]),
        (FactQuery(limit=2), ["45", "120"]),
        (FactQuery(type="figure", publisher="other"), ["7"]),
        (FactQuery(type="quote"), []),
        (FactQuery(document="hanbit-1"), ["120", "300"]),
        (FactQuery(since=date(2026, 3, 2)), ["45"]),
        (FactQuery(since=date(2026, 3, 1), until=date(2026, 3, 1)), ["120", "300"]),
        (FactQuery(entity="새봄 공단"), ["45"]),
        (FactQuery(entity_key="ORG:가람클러스터"), ["120", "300"]),
        (FactQuery(entity="없는공단"), []),
        (FactQuery(words="봄공"), ["45", "300"]),
        (FactQuery(words="회원 명"), ["45", "120"]),
        (FactQuery(words="새"), ["45", "300"]),
        (FactQuery(words='" OR 1=1 --'), []),
        (FactQuery(words="회원 %"), []),
    ],
)
def test_queries_restrict(base, query, expected):
    assert values(base.find_facts(query)) == expected


def test_a_fact_comes_with_its_sentence_and_document(base):
    (stored,) = base.find_facts(FactQuery(words="120"))
    evidence = stored.fact.evidence
    start = evidence.start - stored.sentence_start
    assert stored.sentence.strip() == "회원 120여명이 왔다."
    assert stored.sentence[start : start + evidence.end - evidence.start] == "120여명"
    assert (stored.document.id, stored.document.publisher) == ("hanbit-1", "hanbit")


def test_the_sentence_stays_that_of_the_text_that_was_read(base, make_document):
    base.save_document(make_document("hanbit-2", "고친 글은 다르고 아주 짧다."))
    (stored,) = base.find_facts(FactQuery(document="hanbit-2"))
    assert stored.sentence == "새봄공단은 회원 45명을 모았다."


def test_equal_statements_know_of_each_other(store, add_read):
    text = "가람클러스터에 120명이 왔다."
    for day in (1, 5, 3):
        add_read(f"hanbit-{day}", text, published=datetime(2026, 3, day, tzinfo=KST))
    add_read("hanbit-9", f"{text} 거듭 말해 120명이다.", published=None)
    resolve(store)
    found = list(store.find_facts(FactQuery()))
    (standing,) = {stored.standing for stored in found}
    assert standing.documents == 4
    assert (standing.first_seen, standing.last_seen) == (date(2026, 3, 1), date(2026, 3, 5))
    assert found == list(store.find_facts(FactQuery(key=found[0].key)))
    assert found == list(store.find_facts(FactQuery(statement=standing.key)))


def test_undated_statements_have_no_days(base):
    (stored,) = base.find_facts(FactQuery(publisher="other"))
    standing = stored.standing
    assert (standing.first_seen, standing.last_seen, standing.sources) == (None, None, 1)


def test_a_fact_that_is_not_grouped_yet_stands_for_itself(base, add_read):
    add_read("hanbit-3", "가람클러스터에 9명이 왔다.")
    (stored,) = base.find_facts(FactQuery(document="hanbit-3"))
    assert (stored.standing.key, stored.standing.documents) == (stored.key, 1)
    assert stored.standing.first_seen == date(2026, 3, 1)


def test_facts_may_be_left_half_listed(base, add_read):
    found = base.find_facts(FactQuery())
    next(found)
    add_read("hanbit-3", "새누리공단에 9명이 왔다.")
    assert values(found) == ["120", "300", "7"]
    assert "9" in values(base.find_facts(FactQuery()))


def test_a_sentence_without_end_is_cut_around_the_evidence(add_read, store):
    add_read("hanbit-1", f"{'가나다 ' * 1000}120명{' 라마바' * 1000}")
    (stored,) = store.find_facts(FactQuery())
    assert len(stored.sentence) == 1000 + 4 + 1000
    assert stored.sentence[1000:1004] == "120명"


def test_evidence_outside_all_sentences_is_its_own_sentence(store, reader, make_document):
    document = make_document(text="회원 120명이 왔다")
    store.save_document(document)
    reading = reader.read(document.text, document_id=document.id, published=None)
    store.save_reading(replace(reading, sentences=()))
    (stored,) = store.find_facts(FactQuery())
    assert (stored.sentence, stored.sentence_start) == ("120명", 3)
