from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from corpus.errors import MissingCrawlError
from corpus.records import Shortfall
from corpus.store import CrawlRun, FactQuery
from corpus.times import KST

AT = datetime(2026, 3, 2, 9, 0, tzinfo=KST)
HOUR = timedelta(hours=1)
BROKEN = (Shortfall(name="fill published", wanted=0.9, found=0.1),)
HEALTHY = CrawlRun(
    publisher="hanbit", started=AT, finished=AT + HOUR, outcome="finished", counts={"pages": 3}
)


def make_run(hour: int, **changes) -> CrawlRun:
    return replace(HEALTHY, started=AT + hour * HOUR, finished=AT + (hour + 1) * HOUR, **changes)


def shown(store) -> list[str]:
    return sorted(document.id for document in store.find_documents(with_held=False))


def test_crawls_come_last_started_first(store):
    runs = [make_run(0), make_run(1, publisher="other"), make_run(2, shortfalls=BROKEN)]
    for run in runs:
        store.crawls.save(run)
    assert store.crawls.find() == runs[::-1]
    assert [run.number for run in store.crawls.find()] == [3, 2, 1]
    assert store.crawls.find(publisher="hanbit", limit=1) == [runs[2]]


def test_what_an_unhealthy_crawl_brought_is_held_until_it_is_accepted(store, add_read):
    add_read("hanbit-1", fetched=AT)
    store.crawls.save(HEALTHY)
    add_read("hanbit-2", fetched=AT + 2 * HOUR)
    store.crawls.save(make_run(2, shortfalls=BROKEN))
    assert shown(store) == ["hanbit-1"]
    assert len(list(store.find_documents())) == 2
    facts = list(store.find_facts(FactQuery(with_held=False)))
    assert {stored.document.id for stored in facts} == {"hanbit-1"}
    (held,) = store.crawls.find_held()
    accepted = store.crawls.accept(held.number)
    assert (accepted.held, accepted.accepted is None) == (False, False)
    assert (shown(store), store.crawls.find_held()) == (["hanbit-1", "hanbit-2"], [])


def test_what_killed_crawls_brought_is_judged_with_the_next(store, make_document):
    store.crawls.save(HEALTHY)
    store.save_document(make_document("hanbit-1", fetched=AT + 2 * HOUR))
    store.save_document(make_document("other-1", publisher="other", fetched=AT + 2 * HOUR))
    store.crawls.save(make_run(5, shortfalls=BROKEN))
    assert shown(store) == ["other-1"]


def test_a_first_unhealthy_crawl_holds_all_before_it_and_nothing_after(store, make_document):
    store.save_document(make_document("hanbit-1", fetched=AT - 9 * HOUR))
    store.crawls.save(replace(HEALTHY, shortfalls=BROKEN))
    store.save_document(make_document("hanbit-2", fetched=AT + 2 * HOUR))
    assert shown(store) == ["hanbit-2"]


def test_a_text_that_was_only_looked_at_again_is_not_held(store, make_document):
    store.save_document(make_document("hanbit-1", fetched=AT))
    store.crawls.save(HEALTHY)
    store.save_document(make_document("hanbit-1", fetched=AT + 2 * HOUR))
    store.crawls.save(make_run(2, shortfalls=BROKEN))
    assert shown(store) == ["hanbit-1"]


def test_accepting_twice_changes_nothing(store):
    store.crawls.save(replace(HEALTHY, shortfalls=BROKEN))
    first = store.crawls.accept(1)
    assert store.crawls.accept(1) == first


def test_a_crawl_that_is_not_there_cannot_be_accepted(store):
    with pytest.raises(MissingCrawlError, match="7"):
        store.crawls.accept(7)
