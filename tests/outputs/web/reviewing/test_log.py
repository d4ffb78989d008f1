import pytest

from corpus.store import QueueQuery, Review
from outputs.web.reviewing.log import Change, find_own_last, tell_changes


@pytest.mark.parametrize(
    ("type_word", "fields", "told"),
    [
        ("quote", {"speaker": "김도현"}, Change(label="화자", words="김도현")),
        ("figure", {"approximate": True}, Change(label="어림", words="예", is_word=True)),
        ("figure", {"approximate": "true"}, Change(label="어림", words="예", is_word=True)),
        ("figure", {"approximate": False}, Change(label="어림", words="—", is_word=True)),
        ("position", {"standing": "former"}, Change(label="상태", words="former", is_word=True)),
        ("event", {"organisers": ["가", "나"]}, Change(label="주최", words="가, 나")),
        ("figure", {"unit": None}, Change(label="단위", words="—")),
        ("figure", {"subject": "true"}, Change(label="대상", words="true")),
        ("gone", {"name": "가"}, Change(label="name", words="가")),
    ],
)
def test_changes_are_told_by_label_and_word(type_word, fields, told):
    assert list(tell_changes(type_word, fields)) == [told]


def test_undoing_goes_on_to_the_first_decision(store, web_queue):
    web_queue.tell_figures(store, range(1, 13))
    waiting = store.reviews.find_queue(QueueQuery(), limit=12).statements
    keys = [each.standing.key for each in waiting]
    for key in keys:
        store.reviews.decide(Review(statement=key, decision="accepted", author="nari"))
    undone = []
    while last := find_own_last(store, "nari"):
        undone.append(last.entry.statement)
        store.reviews.undo(last.entry.statement, author="nari", version=last.version)
    assert undone == keys[::-1]
