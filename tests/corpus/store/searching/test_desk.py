from datetime import date, datetime
from threading import Thread

from corpus.store import open_store
from corpus.times import KST


def test_all_that_is_asked_together_is_of_one_state_of_the_base(store, url, add_read):
    add_read("hanbit-1", "총회가 열렸다.")
    with open_store(url) as other, other.one_snapshot():
        before = other.searching.find_coverage()
        add_read("hanbit-2", "총회가 끝났다.")
        assert other.searching.find_coverage() == before
    with open_store(url) as other:
        assert other.searching.find_coverage().documents == before.documents + 1 == 2


def test_another_store_is_asked_on_its_own(store, url, add_read):
    with open_store(url) as other, other.one_snapshot():
        assert other.searching.find_coverage().documents == 0
        add_read("hanbit-1", "총회가 열렸다.")
        assert store.searching.find_coverage().documents == 1


def test_added_documents_are_counted_on_top(store, url, add_read):
    add_read("hanbit-1", "총회가 열렸다.", published=datetime(2026, 3, 2, 9, tzinfo=KST))
    add_read("hanbit-2", "총회가 끝났다.", published=datetime(2026, 3, 3, 9, tzinfo=KST))
    known = store.searching.find_coverage()
    add_read("hanbit-3", "총회가 또 열렸다.", published=datetime(2026, 3, 24, 9, tzinfo=KST))
    add_read("saebom-4", "협약을 맺었다.", publisher="saebom", published=None)
    with open_store(url) as other:
        assert store.searching.find_coverage() == other.searching.find_coverage() != known
    counted = store.searching.find_coverage()
    assert [(each.publisher, each.documents) for each in counted.sources] == [
        ("hanbit", 3),
        ("saebom", 1),
    ]
    assert (counted.read, counted.weeks) == (4, 2)
    assert counted.gaps == ((date(2026, 3, 9), date(2026, 3, 22)),)


def test_who_sees_an_older_state_does_not_count_all_again(store, add_read, monkeypatch):
    add_read("hanbit-1", "총회가 열렸다.")
    store.searching.find_coverage()
    with store.one_snapshot():
        store.counts()
        add_read("hanbit-2", "총회가 끝났다.")
        later = []
        thread = Thread(target=lambda: later.append(store.searching.find_coverage()))
        thread.start()
        thread.join()
        monkeypatch.setattr("corpus.store.searching.coverage._count_sources", None)
        assert store.searching.find_coverage() == later[0]
    assert store.searching.find_coverage().documents == 2
