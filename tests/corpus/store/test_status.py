from datetime import datetime, timedelta

from corpus.store import READ, PublisherCounts, Reject
from corpus.times import KST

AT = datetime(2026, 3, 2, 9, 0, tzinfo=KST)


def test_an_empty_store_counts_nothing(store):
    counts = store.counts()
    assert (counts.documents, counts.revisions, counts.mentions, counts.unread) == (0, 0, 0, 0)
    assert (counts.facts, counts.entities, counts.publishers) == ({}, {}, ())


def test_counts_tell_what_is_held_and_left(store, add_read, make_document):
    add_read("hanbit-1")
    store.save_document(make_document("hanbit-2"))
    store.save_document(make_document("hanbit-3"))
    store.fail_stage("hanbit-3", READ, "v1", "fault")
    counts = store.counts()
    assert (counts.documents, counts.unread, counts.failed) == (3, 1, 1)
    assert (counts.mentions, counts.facts) == (2, {"figure": 2})


def test_a_revised_document_is_unread_again(store, add_read, make_document):
    add_read("hanbit-1")
    store.save_document(make_document("hanbit-1", "고친 글."))
    counts = store.counts()
    assert (counts.documents, counts.revisions, counts.unread) == (1, 2, 1)


def test_publishers_tell_their_span_and_last_visit(store, make_document):
    later = AT + timedelta(days=2)
    store.save_document(make_document("hanbit-1", published=AT))
    store.save_document(make_document("hanbit-2", published=None))
    store.save_document(make_document("hanbit-1", published=AT, fetched=later))
    assert store.counts().publishers == (
        PublisherCounts(
            publisher="hanbit",
            documents=2,
            first_published=AT,
            last_published=AT,
            last_fetched=later,
        ),
    )


def test_a_rejected_page_counts_once_for_each_reason(store):
    later = AT + timedelta(hours=1)
    for address, at in (("a", AT), ("b", AT), ("a", later)):
        store.rejects.count("hanbit", "no_body", address, at)
    store.rejects.count("hanbit", "no_title", "a", AT, detail="h1 is \ud800 missing")
    assert store.rejects.find() == [
        Reject(publisher="hanbit", reason="no_body", count=2, last_address="a", last_at=later),
        Reject(publisher="hanbit", reason="no_title", count=1, last_address="a", last_at=AT),
    ]


def test_a_reject_is_forgotten_when_its_address_gives_a_document(store, make_document):
    document = make_document()
    for publisher, address in (("hanbit", document.address), ("hanbit", "b"), ("other", "b")):
        store.rejects.count(publisher, "no_body", address, AT)
    store.save_document(document)
    left = [(row.publisher, row.count, row.last_address) for row in store.rejects.find()]
    assert left == [("hanbit", 1, "b"), ("other", 1, "b")]
    store.rejects.count("hanbit", "http_500", document.address, AT)
    store.save_document(document)
    assert [row.reason for row in store.rejects.find()] == ["no_body", "no_body"]


def test_a_failure_is_past_when_the_text_changes(store, make_document):
    store.save_document(make_document("hanbit-1"))
    store.fail_stage("hanbit-1", READ, "v1", "fault")
    assert [row.document_id for row in store.failures()] == ["hanbit-1"]
    store.save_document(make_document("hanbit-1", "고친 글."))
    assert store.failures() == []


def test_counts_of_a_large_base_may_be_old(store, make_document, monkeypatch):
    store.save_document(make_document("hanbit-1"))
    assert store.counts(seconds=60).documents == 1
    store.save_document(make_document("hanbit-2"))
    assert store.counts(seconds=60).documents == 2  # counted at once, so counted anew
    monkeypatch.setattr("corpus.store.store._LONG_SECONDS", -1)
    assert store.counts(seconds=60).documents == 2
    store.save_document(make_document("hanbit-3"))
    assert store.counts(seconds=60).documents == 2
    assert store.counts().documents == 3
