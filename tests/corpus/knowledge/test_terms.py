from datetime import date

import pytest

from corpus.knowledge import find_last_terms, find_terms
from corpus.knowledge.posts import is_at_once, is_single

DAYS = [date(2026, month, 5) for month in range(1, 7)]
ORGANISATION = "ORG:가람공단"


@pytest.fixture
def tell(teller):
    """Store a document that tells who is in the post of 가람공단."""

    def tell(number, person, role="이사장", **more):
        teller.tell(
            f"hanbit-{number}",
            teller.head(person, role=role, **more),
            names=["가람공단", ("PERSON", person)],
            day=DAYS[number],
        )
        teller.resolve()

    return tell


def test_terms_follow_each_other(store, tell):
    tell(0, "황석주")
    tell(2, "황석주")
    tell(1, "김도담", standing="incoming")
    tell(3, "김도담")
    tell(4, "황석주", standing="former")
    first, second = find_terms(store, organisation=ORGANISATION)
    assert (first.person, first.first_seen, first.last_seen) == ("황석주", DAYS[0], DAYS[2])
    assert (first.left_by, first.overlaps) == (DAYS[4], ())
    assert (second.person, second.announced, second.first_seen) == ("김도담", DAYS[1], DAYS[3])
    assert len(first.statements) == len(second.statements) == 2


def test_the_last_told_terms_are_among_all(store, tell):
    tell(0, "황석주")
    tell(1, "김도담")
    everybody = find_last_terms(store, organisation=ORGANISATION, limit=9)
    assert everybody == find_terms(store, organisation=ORGANISATION)
    (last,) = find_last_terms(store, organisation=ORGANISATION, limit=1)
    assert last.person == "김도담"
    assert find_last_terms(store, person=last.person_key, limit=9) == [last]
    assert find_last_terms(store, limit=9) == []


def test_two_at_a_time_are_marked(store, tell):
    for number, person in enumerate(("황석주", "김도담", "황석주")):
        tell(number, person)
    first, second = find_terms(store, organisation=ORGANISATION)
    assert (first.overlaps, second.overlaps) == (("김도담",), ("황석주",))


def test_who_acts_for_somebody_is_marked(store, tell):
    tell(0, "황석주", standing="acting")
    (term,) = find_terms(store, organisation=ORGANISATION)
    assert term.is_acting


def test_a_post_that_nobody_tells_as_current_has_no_days(store, tell):
    tell(0, "황석주", standing="former")
    (term,) = find_terms(store, organisation=ORGANISATION)
    assert (term.first_seen, term.last_seen, term.left_by) == (None, None, DAYS[0])


def test_one_post_and_the_posts_of_a_person(store, tell):
    tell(0, "황석주", role="본부장")
    tell(1, "황석주")
    tell(2, "김도담")
    (post,) = find_terms(store, organisation=ORGANISATION, role="본 부장")
    assert post.person == "황석주"
    assert post.person_key
    assert post in find_terms(store, person=post.person_key)
    assert "김도담" not in {term.person for term in find_terms(store, person=post.person_key)}


def test_an_organisation_without_posts_has_no_terms(store, tell):
    tell(0, "황석주")
    assert find_terms(store, organisation="ORG:새봄공단") == []


@pytest.mark.parametrize(
    ("role", "organisation", "expected"),
    [
        ("이사장", None, True),
        ("회장", "한빛협회", True),
        ("부회장", "한빛협회", False),
        ("본부장", "한빛공단 경남지역본부", True),
        ("본부장", "한빛공단", False),
        ("센터장", "한빛센터", True),
        ("장", "한빛센터", False),
        ("연구원", "한빛연구원", False),
    ],
)
def test_posts_of_one_person(role, organisation, expected):
    assert is_single(role, organisation) == expected


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        ((1, 3), (2, 4), True),
        ((1, 3), (3, 4), False),
        ((1, 2), (3, 4), False),
        ((2, 2), (2, 2), True),
        ((2, 2), (1, 3), True),
        ((1, 3), (2, 2), True),
        ((3, 3), (1, 3), False),
        ((1, 1), (1, 3), False),
        ((None, None), (1, 3), False),
    ],
)
def test_spans_at_once(one, other, expected):
    spans = [tuple(day and DAYS[day] for day in span) for span in (one, other)]
    assert is_at_once(*spans) == expected
