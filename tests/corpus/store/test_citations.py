from datetime import date

from corpus.store import FactQuery
from corpus.store.snapshots import Part


def numbers(store):
    """The numbers of all statements by their keys."""
    keys = [found.standing.key for found in store.statements.find(FactQuery())]
    marks = store.snapshots.walk_statements(Part())
    return {mark.key: mark.number for mark in marks if mark.key in keys}


def test_the_last_published_come_first_one_a_document(store, teller):
    for number in range(1, 5):
        twice = [teller.count(300, as_of="2024")] * 2
        teller.tell(f"hanbit-{number}", *twice, more="끝", day=date(2026, 3, number))
    teller.resolve()
    ((key, number),) = numbers(store).items()
    found = store.citations.find([number], most=3)[number]
    assert [citation.document.id for citation in found] == ["hanbit-4", "hanbit-3", "hanbit-2"]
    assert all("300" in each.sentence[each.start : each.end] for each in found)
    assert {each.statement for each in found} == {key}
    assert len(store.citations.find([number], most=1)[number]) == 1


def test_unknown_numbers_have_none(store):
    assert store.citations.find([1, 2], most=3) == {}
    assert store.citations.find([], most=3) == {}


def test_many_statements_are_cited_at_once(store, teller):
    told = [teller.count(number) for number in range(1, 700)]
    teller.tell("hanbit-1", *told)
    teller.resolve()
    known = set(numbers(store).values())
    assert set(store.citations.find(known, most=1)) == known
    assert len(known) == 699
