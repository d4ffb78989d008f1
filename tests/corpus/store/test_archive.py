from dataclasses import replace
from datetime import date, datetime, timedelta

from corpus.records import ArchivedAnswer
from corpus.times import KST

AT = datetime(2026, 3, 2, 9, 0, tzinfo=KST)
FIRST = ArchivedAnswer(
    file="hanbit-1.warc.gz",
    offset=300,
    length=50,
    record="urn:uuid:1",
    publisher="hanbit",
    role="article",
    address="http://www.hanbit.example/1",
    at=AT,
    status=200,
    etag='"a"',
)


def make(number: int, **changes) -> ArchivedAnswer:
    made = replace(
        FIRST,
        offset=300 + 100 * number,
        record=f"urn:uuid:{number + 1}",
        at=AT + timedelta(hours=number),
    )
    return replace(made, **changes)


def test_an_answer_is_known_once(store):
    answers = [FIRST, make(1), make(2)]
    assert store.archive.add(answers[:2]) == 2
    assert store.archive.add(answers) == 1
    assert store.archive.find() == answers
    assert store.archive.add([]) == 0


def test_answers_are_found_by_address_and_record(store):
    other = make(1, address="http://www.hanbit.example/2")
    store.archive.add([other, FIRST])
    assert store.archive.find(address=FIRST.address) == [FIRST]
    assert store.archive.find(record=other.record) == [other]
    assert store.archive.find(record="urn:uuid:none") == []
    assert FIRST.reference == "hanbit-1.warc.gz:300"


def test_the_last_page_is_the_last_that_was_there(store):
    gone = make(2, status=404)
    store.archive.add([FIRST, make(1), gone])
    assert store.archive.find_last_page(FIRST.address) == make(1)
    assert store.archive.find_last_page("http://www.hanbit.example/9") is None


def test_pages_come_in_the_order_of_time_and_within_the_days(store):
    late = make(0, file="hanbit-0.warc.gz", at=AT + timedelta(days=2))
    others = [make(3, role="list"), make(4, status=500), make(5, publisher="other")]
    store.archive.add([late, make(1), FIRST, *others])
    pages = list(store.archive.find_pages("article", publisher="hanbit"))
    assert pages == [FIRST, make(1), late]
    assert list(store.archive.find_pages("article", since=date(2026, 3, 3))) == [late]
    days = {"until": date(2026, 3, 2), "publisher": "hanbit"}
    assert list(store.archive.find_pages("article", **days)) == [FIRST, make(1)]


def test_the_end_of_a_file_is_that_of_its_last_record(store):
    store.archive.add([make(3), FIRST])
    assert store.archive.end_of(FIRST.file) == 650
    assert store.archive.end_of("hanbit-2.warc.gz") == 0
    assert (store.archive.is_empty("hanbit"), store.archive.is_empty("other")) == (False, True)
