from datetime import date

import pytest

from corpus.errors import BadCursorError
from corpus.knowledge import find_statements
from corpus.store import FactQuery, QueueQuery, Review


@pytest.fixture
def base(teller, store):
    """Figures that are sure and doubtful, and one that two documents state."""
    teller.tell(
        "hanbit-1",
        teller.count(1, confidence=0.9),
        teller.count(2, confidence=0.2),
        teller.count(3, confidence=0.65),
        names=["가람클러스터"],
    )
    teller.tell(
        "other-1",
        teller.count(3, confidence=0.5),
        names=["가람클러스터"],
        publisher="other",
        day=date(2026, 3, 9),
    )
    teller.tell("hanbit-2", teller.head("황석주", confidence=0.5), names=["가람공단"])
    teller.resolve()
    return store


def listed(page):
    return [getattr(each.fact, "value", "황석주") for each in page.statements]


def keys(store, **query):
    return [each.key for each in find_statements(store, FactQuery(**query))]


def decide(store, key, decision="accepted", author="황"):
    review = Review(statement=key, decision=decision, author=author, reason="까닭")
    return store.reviews.decide(review)


def test_doubt_times_spread_comes_first(base):
    page = base.reviews.find_queue(QueueQuery())
    assert listed(page) == [2, 3, "황석주", 1]
    assert page.following is None


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        (QueueQuery(type="position"), ["황석주"]),
        (QueueQuery(publisher="other"), [3]),
        (QueueQuery(entity_key="ORG:가람공단"), ["황석주"]),
        (QueueQuery(since=date(2026, 3, 2)), [3]),
        (QueueQuery(until=date(2026, 3, 2)), [2, "황석주", 1]),
        (QueueQuery(status="accepted"), []),
    ],
)
def test_queries_restrict(base, query, expected):
    assert listed(base.reviews.find_queue(query)) == expected


def test_pages_follow_each_other(base):
    first = base.reviews.find_queue(QueueQuery(), limit=3)
    second = base.reviews.find_queue(QueueQuery(), limit=3, after=first.following)
    assert listed(first) + listed(second) == [2, 3, "황석주", 1]
    assert second.following is None


def test_what_is_decided_leaves_the_queue(base):
    (first, *_) = base.reviews.find_queue(QueueQuery()).statements
    decide(base, first.standing.key)
    assert listed(base.reviews.find_queue(QueueQuery())) == [3, "황석주", 1]
    assert listed(base.reviews.find_queue(QueueQuery(status="accepted"))) == [2]


def test_another_cursor_is_refused(base):
    with pytest.raises(BadCursorError):
        base.reviews.find_queue(QueueQuery(), after="nix")


def test_authors_who_do_not_say_the_same_are_listed(base):
    one, other, *_ = keys(base, type="figure")
    for key in (one, other):
        decide(base, key, author="황")
    decide(base, one, "rejected", author="김")
    decide(base, other, "accepted", author="김")
    (apart,) = base.reviews.find_disagreements()
    assert apart.statement.standing.key == one
    assert [(each.author, each.decision) for each in apart.entries] == [
        ("황", "accepted"),
        ("김", "rejected"),
    ]
    base.reviews.undo(one, author="김")
    assert base.reviews.find_disagreements() == []


def test_progress_is_counted_by_type_and_author(base):
    (key,) = keys(base, type="position")
    decide(base, key, "rejected")
    base.reviews.undo(key, author="김")
    decide(base, key)
    figure, position = base.reviews.count_types()
    assert (figure.type, figure.statements, figure.accepted) == ("figure", 3, 0)
    assert (position.type, position.accepted, position.rejected) == ("position", 1, 0)
    first, second = base.reviews.count_authors()
    assert (first.author, first.undone) == ("김", 1)
    assert (second.author, second.accepted, second.rejected) == ("황", 1, 1)


def test_of_a_large_base_only_added_statements_are_counted(base, teller, monkeypatch):
    monkeypatch.setattr("corpus.store.totals._SMALL", 0)
    monkeypatch.setattr("corpus.store.totals._SHARE_ADDED", 1)
    assert [each.statements for each in base.reviews.count_types()] == [3, 1]
    teller.tell("hanbit-3", teller.count(4), teller.head("김대표"), names=["나루클러스터"])
    teller.resolve()
    assert [each.statements for each in base.reviews.count_types()] == [4, 2]
    monkeypatch.setattr("corpus.store.totals._SHARE_ADDED", 1_000)
    assert [each.statements for each in base.reviews.count_types()] == [4, 2]


def test_an_author_s_times_come_last_first(base):
    for key in keys(base, type="figure"):
        decide(base, key)
    decide(base, keys(base, type="position")[0], author="김")
    times = base.reviews.find_times("황", limit=2)
    assert times == [entry.at for entry in base.reviews.find_log(author="황", limit=2)]
    assert base.reviews.find_times("nobody", limit=2) == []


def test_a_sample_tells_how_right_the_readers_are(base):
    sample = base.reviews.find_sample("figure", size=2)
    assert sample == base.reviews.find_sample("figure", size=2)
    right, wrong = (each.standing.key for each in sample)
    decide(base, right)
    decide(base, wrong, "rejected")
    found = base.reviews.measure_precision("figure", size=2)
    assert (found.size, found.decided, found.right) == (2, 2, 1)
    assert 0.05 < found.low < 0.5 < found.high < 0.95


def test_nothing_decided_bounds_nothing(base):
    found = base.reviews.measure_precision("quote")
    assert (found.size, found.decided, found.low, found.high) == (0, 0, 0.0, 1.0)


def test_the_page_before_ends_where_another_began(base):
    first = base.reviews.find_queue(QueueQuery(), limit=2)
    second = base.reviews.find_queue(QueueQuery(), limit=1, after=first.following)
    end = base.reviews.find_before(QueueQuery(), second.following, limit=1)
    assert (end.after, end.statement) == (first.following, second.statements[0].standing.key)
    end = base.reviews.find_before(QueueQuery(), first.following, limit=2)
    assert (end.after, end.statement) == (None, first.statements[1].standing.key)


def test_the_page_before_fills_up_from_ahead_of_it(base):
    first = base.reviews.find_queue(QueueQuery(), limit=2)
    decide(base, first.statements[1].standing.key)
    end = base.reviews.find_before(QueueQuery(), first.following, limit=2)
    assert (end.after, end.statement) == (None, first.statements[0].standing.key)
    decide(base, first.statements[0].standing.key)
    end = base.reviews.find_before(QueueQuery(), first.following, limit=2)
    assert (end.after, end.statement) == (None, "")
    with pytest.raises(BadCursorError):
        base.reviews.find_before(QueueQuery(), "nonsense", limit=2)
