from dataclasses import replace
from datetime import date, datetime

import pytest

from corpus.records import Entity, Mention, Reading
from corpus.resolution import resolve
from corpus.times import KST


@pytest.fixture
def name_in(store, make_document):
    """Store a document that knows these entities, each without a mention."""

    def name(document_id, *entities, **fields):
        store.save_document(make_document(document_id, **fields))
        reading = Reading(document_id=document_id, version="t", entities=entities)
        store.save_reading(reading)

    return name


def org(text, *aliases):
    return Entity(type="ORG", text=text, aliases=aliases)


def test_an_entity_is_found_by_any_spelling_alias_and_key(store, name_in):
    name_in("hanbit-1", org("㈜한뫼정기", "한뫼"))
    resolve(store)
    found = store.find_entity("㈜한뫼정기")
    assert found.name == "㈜한뫼정기"
    assert found.aliases == ("한뫼",)
    assert store.find_entity("한뫼 정기") == found
    assert store.find_entity("한뫼") == found
    assert store.find_entity(found.key) == found
    assert store.find_entity("한") is None
    assert store.find_entity("") is None


def test_an_alias_means_what_most_documents_mean_by_it(store, name_in):
    name_in("hanbit-1", org("산단공"))
    name_in("hanbit-2", org("가람산업단지공단", "산단공"))
    name_in("hanbit-3", org("가람산업단지공단", "산단공"))
    resolve(store)
    assert store.find_entity("산단공").name == "가람산업단지공단"


def test_all_that_go_by_a_name_are_given_and_none_for_a_key(store, name_in):
    person = Entity(type="PERSON", text="김민수", aliases=())
    for number in (1, 2, 3):
        name_in(f"hanbit-{number}", person, org("가람산단"))
    resolve(store)
    found = store.find_namesakes("김 민수")
    assert [each.key for each in found] == [f"PERSON:김민수@#hanbit-{n}" for n in (1, 2, 3)]
    assert found[0] == store.find_entity("김민수")
    assert len(store.find_namesakes("김민수", limit=2)) == 2
    assert store.find_namesakes(found[0].key) == []
    assert [each.name for each in store.find_namesakes("가람산단")] == ["가람산단"]


def test_entities_count_mentions_documents_and_days(store, add_read):
    text = "가람공단에 120명이 왔다. 가람공단은 크다."
    add_read("hanbit-1", text, published=datetime(2026, 3, 1, tzinfo=KST))
    add_read("hanbit-2", text, published=datetime(2026, 3, 5, tzinfo=KST))
    resolve(store)
    found = store.find_entity("가람공단")
    assert (found.documents, found.mentions) == (2, 4)
    assert (found.first_seen, found.last_seen) == (date(2026, 3, 1), date(2026, 3, 5))


def test_searching_goes_from_exact_to_beginning_to_inside(store, name_in):
    name_in("hanbit-1", org("새가람"), org("가람공단"), org("가람"))
    name_in("hanbit-2", Entity(type="PERSON", text="김가람"))
    resolve(store)
    assert [e.name for e in store.find_entities("가 람")] == [
        "가람",
        "가람공단",
        "새가람",
        "김가람",
    ]
    assert [e.name for e in store.find_entities("가람", limit=1)] == ["가람"]
    assert [e.name for e in store.find_entities("가람", entity_type="PERSON")] == ["김가람"]
    assert store.find_entities("%") == []
    assert len(store.find_entities("")) == 4


def test_the_most_mentioned_come_first(store, add_read):
    add_read("hanbit-1", "가람공단과 새봄공단, 새봄공단이다.")
    resolve(store)
    assert [entity.name for entity in store.find_entities("")] == ["새봄공단", "가람공단"]


def test_an_entity_without_documents_goes(store, name_in):
    name_in("hanbit-1", org("가람공단"), org("새봄공단"))
    resolve(store)
    name_in("hanbit-1", org("새봄공단"))
    resolve(store)
    assert store.find_entity("가람공단") is None
    assert store.counts().entities == {"ORG": 1}


def test_reading_again_keeps_an_entity_as_it_was(store, name_in):
    name_in("hanbit-1", org("가람공단", "공단"))
    resolve(store)
    before = store.find_entity("가람공단")
    name_in("hanbit-1", org("가람공단", "공단"))
    resolve(store)
    assert store.find_entity("가람공단") == before


def test_a_mention_without_entity_makes_one(store, reader, make_document):
    document = make_document()
    store.save_document(document)
    reading = reader.read(document.text, document_id=document.id, published=None)
    store.save_reading(replace(reading, entities=()))
    resolve(store)
    assert isinstance(reading.mentions[0], Mention)
    assert store.find_entity("가람산업단지공단").mentions == 2
