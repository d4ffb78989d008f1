from threading import Thread

import pytest

from corpus.errors import MissingDocumentError
from corpus.store import open_store


def test_all_that_is_read_in_a_block_is_of_one_state(store, url, make_document):
    store.save_document(make_document("hanbit-1"))
    with open_store(url) as other, other.one_snapshot():
        assert other.counts().documents == 1
        store.save_document(make_document("hanbit-2"))
        with other.one_snapshot():
            assert other.counts().documents == 1
        assert [each.id for each in other.find_documents()] == ["hanbit-1"]
    assert store.counts().documents == 2


def test_behind_the_block_all_is_seen(store, make_document):
    with store.one_snapshot():
        assert store.counts().documents == 0
        store.save_document(make_document("hanbit-1"))
    assert store.counts().documents == 1


def test_other_threads_read_on_their_own(store, make_document):
    seen = []
    with store.one_snapshot():
        assert store.counts().documents == 0
        store.save_document(make_document("hanbit-1"))
        thread = Thread(target=lambda: seen.append(store.counts().documents))
        thread.start()
        thread.join()
        assert store.counts().documents == 0
    assert seen == [1]


def test_what_is_streamed_in_a_block_leaves_room_for_more(store, make_document):
    for number in range(3):
        store.save_document(make_document(f"hanbit-{number}"))
    with store.one_snapshot():
        found = [(each.id, store.counts().documents) for each in store.find_documents()]
    assert sorted(found) == [(f"hanbit-{number}", 3) for number in range(3)]


def test_a_fault_ends_the_block(store, make_document):
    with pytest.raises(MissingDocumentError), store.one_snapshot():
        store.get_document("hanbit-1")
    store.save_document(make_document("hanbit-1"))
    assert store.counts().documents == 1
