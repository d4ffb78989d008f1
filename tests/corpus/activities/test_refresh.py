from datetime import date

import pytest

from corpus.activities.reading import ActivityRequest, find_activities
from corpus.activities.refresh import refresh_activities
from corpus.activities.rules import rules_version
from corpus.errors import BadCursorError
from corpus.store import open_store
from corpus.store.review_views import Review

DAY = date(2026, 3, 5)
CLUSTER = ("CLUSTER", "가람미니클러스터")
KEY = "CLUSTER:가람미니클러스터"


@pytest.fixture
def tell(teller):
    """Store a document that tells of an event of the cluster, and resolve."""

    def tell(document_id, name="정기총회", first_day=DAY, *, names=(CLUSTER,), seen=DAY, **more):
        fields = {"organisers": (CLUSTER[1],), "place": "온새호텔", "last_day": first_day} | more
        event = teller.event(name, first_day, **fields)
        teller.tell(document_id, event, names=names, day=seen)
        teller.resolve()

    return tell


def find(store, **wanted):
    return list(find_activities(store, ActivityRequest(**wanted)).activities)


def test_several_papers_are_one_activity_with_its_sources(store, tell):
    tell("hanbit-1")
    tell("hanbit-2", "가람미니클러스터 정기총회", place="온새호텔 대연회장")
    tell("hanbit-3", "총회", place=None, seen=date(2026, 3, 6))
    (activity,) = find(store)
    known = activity.known
    assert (known.name, known.kind, known.first_day) == ("가람미니클러스터 정기총회", "총회", DAY)
    assert (known.documents, known.place) == (3, "온새호텔 대연회장")
    assert (known.first_seen, known.last_seen) == (DAY, date(2026, 3, 6))
    assert [(party.key, party.role) for party in known.parties] == [(KEY, "organiser")]
    assert [cited.document.id for cited in activity.evidence] == [
        "hanbit-3",
        "hanbit-2",
        "hanbit-1",
    ]
    assert all("총회" in cited.sentence[cited.start : cited.end] for cited in activity.evidence)
    assert {cited.statement for cited in activity.evidence} == {key for _, key in known.statements}


def test_announced_then_held_is_one_activity_with_two_states(store, tell):
    tell("hanbit-1", status="announced", seen=date(2026, 2, 20))
    tell("hanbit-2", "가람미니클러스터 정기총회", status="held", seen=date(2026, 3, 6))
    (activity,) = find(store)
    states = (("announced", date(2026, 2, 20)), ("held", date(2026, 3, 6)))
    assert (activity.known.status, activity.known.states) == ("held", states)


def test_one_statement_of_two_papers_has_the_states_of_both(store, tell):
    tell("hanbit-1", status="announced", seen=date(2026, 2, 20))
    tell("hanbit-2", status="held", seen=date(2026, 3, 6))
    (activity,) = find(store)
    assert [status for status, _ in activity.known.states] == ["announced", "held"]
    assert len(activity.known.statements) == 1


def test_two_conferences_in_one_hotel_on_one_day_stay_two(store, tell):
    tell("hanbit-1", "로봇 콘퍼런스", kind="콘퍼런스")
    tell("hanbit-2", "수소 콘퍼런스", kind="콘퍼런스")
    assert len(find(store)) == 2


def test_a_paper_that_tells_otherwise_now_leaves_the_activity(store, tell):
    tell("hanbit-1")
    tell("hanbit-2", "가람미니클러스터 정기총회")
    tell("hanbit-2", "가람미니클러스터 정기총회", date(2026, 4, 9))
    days = [(each.known.day, each.known.documents) for each in find(store)]
    assert days == [(date(2026, 4, 9), 1), (DAY, 1)]


def test_what_no_document_tells_any_more_is_gone(store, tell, teller):
    tell("hanbit-1")
    teller.tell("hanbit-1", more="다른 글")
    teller.resolve()
    assert find(store) == []


def test_a_rejected_event_is_gone_and_comes_back(store, tell):
    tell("hanbit-1")
    key = find(store)[0].known.statements[0][1]
    store.reviews.decide(
        Review(statement=key, decision="rejected", author="도하윤", reason="다른 모임")
    )
    assert find(store) == []
    refresh_activities(store)
    assert find(store) == []
    store.reviews.undo(key, author="도하윤")
    refresh_activities(store)
    assert len(find(store)) == 1


def test_a_corrected_day_moves_the_activity(store, tell):
    tell("hanbit-1")
    key = find(store)[0].known.statements[0][1]
    fields = {"first_day": "2026-03-09", "last_day": "2026-03-09"}
    review = Review(statement=key, decision="corrected", author="도하윤", fields=fields)
    store.reviews.decide(review)
    refresh_activities(store)
    assert [each.known.first_day for each in find(store)] == [date(2026, 3, 9)]


def test_nothing_is_looked_at_twice_and_numbers_stay(store, tell):
    tell("hanbit-1")
    tell("hanbit-2", "가람미니클러스터 정기총회")
    before = find(store)
    assert refresh_activities(store) == 0
    assert find(store) == before


def test_another_order_gives_the_same_activities(store, tell):
    for number in (3, 1, 2):
        tell(f"hanbit-{number}", "정기총회" if number > 1 else "총회", place=None)
    (activity,) = find(store)
    assert activity.known.documents == 3


def test_other_rules_join_again(store, tell, monkeypatch, url):
    tell("hanbit-1")
    for module in ("joining", "points"):
        monkeypatch.setattr(f"corpus.store.{module}.rules_version", lambda: "other")
    assert rules_version() != "other"
    with open_store(url) as again:
        assert refresh_activities(again) == 1
        assert refresh_activities(again) == 0
        assert len(find(again)) == 1


def test_activities_are_found_by_entity_kind_status_and_day(store, tell):
    tell("hanbit-1")
    other = {"names": [("ORG", "든솔시")], "organisers": ("든솔시",)}
    tell("hanbit-2", "로봇 포럼", date(2026, 4, 1), kind="포럼", status="announced", **other)
    assert [each.known.name for each in find(store)] == ["로봇 포럼", "정기총회"]
    assert [each.known.name for each in find(store, entities=(KEY,))] == ["정기총회"]
    assert [each.known.name for each in find(store, kind="세미나")] == ["로봇 포럼"]
    assert [each.known.name for each in find(store, status="announced")] == ["로봇 포럼"]
    assert [each.known.name for each in find(store, since=date(2026, 3, 31))] == ["로봇 포럼"]
    assert [each.known.name for each in find(store, until=DAY)] == ["정기총회"]
    by_all = find(store, entities=("ORG:든솔시",), kind="포럼", status="announced")
    assert [each.known.name for each in by_all] == ["로봇 포럼"]
    assert find(store, entities=("ORG:없는곳",)) == []
    (found,) = find(store, key=by_all[0].known.key)
    assert found == by_all[0]
    assert find(store, key="none") == []


def test_an_entity_on_both_sides_is_shown_once(store, tell):
    both = {"names": [CLUSTER, "든솔시"], "participants": ("든솔시", CLUSTER[1])}
    tell("hanbit-1", **both)
    (activity,) = find(store, entities=(KEY, "ORG:든솔시"))
    assert [party.role for party in activity.known.parties] == ["organiser", "participant"]


def test_pages_follow_each_other(store, tell):
    for number in range(5):
        tell(f"hanbit-{number}", "정기회의", date(2026, 3, 1 + number), kind="회의")
    seen, cursor = [], ""
    while True:
        answer = find_activities(store, ActivityRequest(entities=(KEY,), limit=2, cursor=cursor))
        seen += [each.known.day.day for each in answer.activities]
        cursor = answer.cursor
        if not cursor:
            break
    assert seen == [5, 4, 3, 2, 1]
    assert answer.coverage.documents == 5


@pytest.mark.parametrize("cursor", ["nonsense", "eJyLjgUAARUAuQ"])
def test_a_foreign_cursor_is_refused(store, cursor):
    with pytest.raises(BadCursorError):
        find(store, cursor=cursor)


def test_activities_are_counted_by_kind(store, tell):
    for number in range(3):
        tell(f"hanbit-{number}", "정기회의", date(2026, 3, 1 + number), kind="회의")
    tell("hanbit-9")
    assert store.activities.count_kinds([KEY]) == {"회의": 3, "총회": 1}
    assert store.activities.count_kinds([KEY], since=date(2026, 3, 2), until=DAY) == {
        "회의": 2,
        "총회": 1,
    }


def test_a_crash_loses_nothing(store, tell, teller, monkeypatch):
    """What fails in the middle of a step leaves all as it was, and noted."""
    event = teller.event("정기총회", DAY, organisers=(CLUSTER[1],), last_day=DAY)
    teller.tell("hanbit-1", event, names=[CLUSTER], day=DAY)
    monkeypatch.setattr("corpus.store.activities.refresh_activities", _fail)
    with pytest.raises(ZeroDivisionError):
        teller.resolve()
    monkeypatch.undo()
    assert refresh_activities(store) == 1
    assert len(find(store)) == 1


def _fail(*_):
    raise ZeroDivisionError
