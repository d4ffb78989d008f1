import hashlib
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.errors import InvalidDocumentError, MissingDocumentError
from corpus.records import freeze_text
from corpus.store import Saved
from corpus.times import KST


def test_a_document_comes_back_as_it_was(store, make_document):
    document = make_document(
        byline=("서이든 기자",),
        modified=datetime(2026, 3, 1, 9, 0, tzinfo=UTC),
        archive="2026.warc.gz:<urn:uuid:1>",
    )
    assert store.save_document(document) is Saved.NEW
    assert store.get_document("hanbit-1") == document


def test_the_same_document_adds_nothing(store, make_document):
    store.save_document(make_document())
    assert store.save_document(make_document()) is Saved.UNCHANGED
    assert store.counts().revisions == 1


def test_a_new_text_is_a_new_revision_and_the_old_one_stays(store, make_document):
    store.save_document(make_document(text="총회\n회원 120명이 왔다."))
    assert store.save_document(make_document(text="총회\n회원 130명이 왔다.")) is Saved.REVISED
    assert store.get_document("hanbit-1").revision == 2
    assert "120명" in store.get_document("hanbit-1", revision=1).text
    assert "130명" in store.get_document("hanbit-1").text


def test_replaying_an_old_revision_adds_nothing(store, make_document):
    for text in ("첫 글.", "고친 글.", "첫 글."):
        saved = store.save_document(make_document(text=text, title=text))
    assert saved is Saved.UNCHANGED
    assert store.get_document("hanbit-1").text == "고친 글."


def test_a_known_text_takes_over_better_dates(store, make_document):
    store.save_document(make_document(published=None))
    published = datetime(2026, 2, 27, 17, 0, tzinfo=KST)
    assert store.save_document(make_document(published=published)) is Saved.UNCHANGED
    assert store.get_document("hanbit-1").published == published


def test_titles_are_frozen_on_saving(store, make_document):
    store.save_document(make_document(title="\ud800가람\u200b산단"))
    assert store.get_document("hanbit-1").title == "�가람산단"


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"text": " \n "}, "text is empty"),
        ({"text": "가람\u0000산단"}, "not frozen"),
        ({"text": "산단\ud800"}, "not frozen"),
        ({"text": "\u1100\u1161\u11a8"}, "not frozen"),
        ({"document_id": ""}, "id is empty"),
        ({"fetched": datetime(2026, 3, 1)}, "no zone"),  # noqa: DTZ001 - the fault in question
        ({"modified": datetime(1, 1, 1, tzinfo=KST)}, "no real one"),
    ],
)
def test_a_document_that_offsets_could_not_count_is_refused(store, make_document, fields, fault):
    with pytest.raises(InvalidDocumentError, match=fault):
        store.save_document(make_document(**({"title": "총회"} | fields)))
    assert store.counts().documents == 0


def test_a_missing_document_or_revision_is_named(store, make_document):
    store.save_document(make_document())
    with pytest.raises(MissingDocumentError, match="hanbit-2"):
        store.get_document("hanbit-2")
    with pytest.raises(MissingDocumentError, match="hanbit-1"):
        store.get_document("hanbit-1", revision=2)


def test_documents_come_last_published_first(store, make_document):
    for day in (3, 1, 2):
        store.save_document(
            make_document(f"hanbit-{day}", published=datetime(2026, 3, day, tzinfo=KST))
        )
    store.save_document(make_document("hanbit-0", published=None))
    found = [document.id for document in store.find_documents()]
    assert found == ["hanbit-3", "hanbit-2", "hanbit-1", "hanbit-0"]
    assert [d.id for d in store.find_documents(limit=2)] == ["hanbit-3", "hanbit-2"]


def test_days_are_korean_and_inclusive(store, make_document):
    # 2 March 23:59 and 3 March 00:00 in Korea are both 2 March in UTC.
    late = datetime(2026, 3, 2, 14, 59, tzinfo=UTC)
    store.save_document(make_document("hanbit-1", published=late))
    store.save_document(make_document("hanbit-2", published=late + timedelta(minutes=1)))
    store.save_document(make_document("other-1", published=late, publisher="other"))
    until = store.find_documents(publisher="hanbit", until=date(2026, 3, 2))
    since = store.find_documents(since=date(2026, 3, 3))
    assert [document.id for document in until] == ["hanbit-1"]
    assert [document.id for document in since] == ["hanbit-2"]


def test_days_at_the_ends_of_the_calendar_restrict_nothing_dated(store, make_document):
    store.save_document(make_document("hanbit-1"))
    store.save_document(make_document("hanbit-2", published=None))
    found = store.find_documents(since=date.min, until=date.max)
    assert [document.id for document in found] == ["hanbit-1"]


def test_documents_may_be_saved_while_others_are_listed(store, make_document):
    for number in range(3):
        store.save_document(make_document(f"hanbit-{number}"))
    for document in store.find_documents():
        store.save_document(replace(document, text=document.text + "\n덧붙임"))
    assert {document.revision for document in store.find_documents()} == {2}


def test_seen_addresses_tell_the_last_change(store, make_document):
    modified = datetime(2026, 3, 2, tzinfo=KST)
    store.save_document(make_document("hanbit-1", modified=modified))
    store.save_document(make_document("hanbit-2", published=None))
    store.save_document(make_document("other-1", publisher="other"))
    assert store.seen_addresses("hanbit") == {
        "https://www.hanbit.example/hanbit-1": modified,
        "https://www.hanbit.example/hanbit-2": None,
    }


_TIMES = st.datetimes(min_value=datetime(2, 1, 1), max_value=datetime(9998, 12, 31))  # noqa: DTZ001


@given(text=st.text(min_size=1), moment=_TIMES)
def test_any_frozen_text_comes_back(shared_store, make_document, text, moment):
    text = freeze_text(text)
    document_id = f"any-{hashlib.sha256(text.encode()).hexdigest()}"
    document = make_document(document_id, text, title="", published=moment.replace(tzinfo=KST))
    if text.strip():
        shared_store.save_document(document)
        assert shared_store.get_document(document_id) == document
        assert shared_store.save_document(document) is Saved.UNCHANGED
    else:
        with pytest.raises(InvalidDocumentError):
            shared_store.save_document(document)
