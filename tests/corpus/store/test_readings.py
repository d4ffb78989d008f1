from dataclasses import replace

import pytest

from corpus.errors import EvidenceError, MissingDocumentError
from corpus.records import Entity, Evidence
from corpus.store import READ


@pytest.fixture
def document(store, make_document):
    store.save_document(make_document())
    return store.get_document("hanbit-1")


@pytest.fixture
def reading(reader, document):
    return reader.read(document.text, document_id=document.id, published=None)


def test_a_reading_comes_back_as_it_was(store, reading):
    reading = replace(reading, furniture=((0, 2, "ticker"),))
    assert store.get_reading("hanbit-1") is None
    assert store.save_reading(reading)
    assert store.get_reading("hanbit-1") == reading


def test_saving_again_changes_nothing(store, reading):
    for _ in range(2):
        store.save_reading(reading)
    assert store.get_reading("hanbit-1") == reading
    assert store.counts().mentions == len(reading.mentions)


def test_a_later_reading_replaces_the_first(store, reading):
    store.save_reading(reading)
    later = replace(reading, version="later", facts=reading.facts[:1], mentions=())
    store.save_reading(later)
    assert store.get_reading("hanbit-1").facts == later.facts
    assert store.counts().mentions == 0
    assert store.find_outdated(READ, reading.version) == ["hanbit-1"]


def test_a_wrong_place_saves_nothing_of_the_reading(store, reading):
    store.save_reading(reading)
    far = replace(reading.facts[0], evidence=replace(reading.facts[0].evidence, end=10_000))
    with pytest.raises(EvidenceError, match=r"hanbit-1.*outside"):
        store.save_reading(replace(reading, version="later", mentions=(), facts=(far,)))
    assert store.get_reading("hanbit-1") == reading
    assert store.find_outdated(READ, "later") == ["hanbit-1"]


def test_a_reading_of_a_replaced_text_is_not_saved(store, make_document, document, reading):
    store.save_document(make_document(text="가람산단 총회\n회원 130명이 왔다."))
    assert not store.save_reading(reading, document=document)
    assert store.get_reading("hanbit-1") is None
    assert store.find_outdated(READ, reading.version) == ["hanbit-1"]


def test_what_was_read_of_an_older_revision_stays_until_the_next_reading(
    store, make_document, reading
):
    store.save_reading(reading)
    store.save_document(make_document(text="다른 글이다."))
    assert store.get_reading("hanbit-1") == reading
    assert store.find_outdated(READ, reading.version) == ["hanbit-1"]


def test_a_new_day_of_publication_makes_a_reading_outdated(store, make_document, reading):
    store.save_reading(reading)
    assert store.find_outdated(READ, reading.version) == []
    store.save_document(make_document(published=None))
    assert store.find_outdated(READ, reading.version) == ["hanbit-1"]


def test_spellings_of_one_name_are_one_name(store, reading):
    spelled = (
        Entity(type="ORG", text="㈜한뫼 정기", aliases=("한뫼",)),
        Entity(type="ORG", text="한뫼정기", aliases=("한뫼", "정기")),
        Entity(type="PERSON", text="한뫼정기"),
    )
    store.save_reading(replace(reading, entities=spelled, mentions=()))
    assert store.get_reading("hanbit-1").entities == (
        Entity(type="ORG", text="㈜한뫼 정기", aliases=("한뫼", "한뫼정기", "정기")),
        Entity(type="PERSON", text="한뫼정기"),
    )


def test_failed_documents_are_not_read_again_by_the_same_version(store, document):
    store.fail_stage("hanbit-1", READ, "v1", "ValueError: \ud800")
    assert store.find_outdated(READ, "v1") == []
    assert store.find_outdated(READ, "v2") == ["hanbit-1"]
    (failure,) = store.failures()
    assert (failure.document_id, failure.fault) == ("hanbit-1", "ValueError: �")


def test_a_failure_on_a_replaced_text_is_not_noted(store, make_document, document):
    store.save_document(make_document(text="다른 글이다."))
    store.fail_stage("hanbit-1", READ, "v1", "fault", document=document)
    assert store.failures() == []


def test_outdated_documents_come_oldest_first(store, make_document):
    for number in (2, 1, 3):
        store.save_document(make_document(f"hanbit-{number}"))
    assert store.find_outdated(READ, "v1") == ["hanbit-2", "hanbit-1", "hanbit-3"]
    assert store.find_outdated(READ, "v1", limit=2) == ["hanbit-2", "hanbit-1"]


def test_a_reading_needs_its_document(store, reading):
    for_nobody = replace(reading, document_id="hanbit-9", mentions=(), facts=())
    with pytest.raises(MissingDocumentError, match="hanbit-9"):
        store.save_reading(for_nobody)
    with pytest.raises(MissingDocumentError, match="hanbit-9"):
        store.get_reading("hanbit-9")


def test_evidence_of_another_document_is_refused(store, reading):
    strange = Evidence(document_id="hanbit-2", start=0, end=2, rule="t", version="t")
    fact = replace(reading.facts[0], evidence=strange)
    with pytest.raises(EvidenceError, match="reading of document 'hanbit-1'"):
        store.save_reading(replace(reading, facts=(fact,)))
