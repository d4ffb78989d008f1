import threading

from corpus.store import open_store


def test_the_mark_stays_while_nothing_is_written(store, make_document):
    store.save_document(make_document())
    before = store.mark()
    store.counts()
    list(store.find_documents())
    assert store.mark() == before


def test_each_commit_of_the_same_store_gives_another_mark(store, make_document):
    seen = [store.mark()]
    for number in range(3):
        store.save_document(make_document(f"hanbit-{number}"))
        seen.append(store.mark())
    assert len(set(seen)) == len(seen)


def test_commits_of_another_store_show(store, url, make_document):
    before = store.mark()
    with open_store(url) as other:
        other.save_document(make_document())
    assert store.mark() != before


def test_all_processes_are_told_the_same(store, url, make_document):
    with open_store(url) as other:
        assert other.mark() == store.mark()
        store.save_document(make_document())
        assert other.mark() == store.mark()


def test_threads_may_ask_at_once(store):
    before, told = store.mark(), []
    threads = [threading.Thread(target=lambda: told.append(store.mark())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert told == [before] * 8
