from datetime import date

import pytest

from corpus.resolution import resolve
from corpus.resolution.judging import judge
from corpus.resolution.meant import find_meant, find_parents, is_branch, is_post_of, load_known
from corpus.store import Decision, Verdict

DAY = date(2026, 3, 1)


@pytest.fixture
def base(store, tell, listed):
    """A base that names an institution, branches of it and of an unlisted body, and a class."""
    tell("hanbit-1", "ORG:한국산업단지공단", "ORG:산단공 서울지역본부", "ORG:공단")
    tell("hanbit-2", "ORG:가람진흥원", "ORG:가람진흥원 경남본부", "ORG:산업통상부")
    resolve(store, institutions=listed)
    return store


def find(store, name, day=DAY):
    meant = find_meant(store, [(name, day)], load_known(store))
    return meant[name, day].name if meant else None


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("산단공", "한국산업단지공단"),
        ("KICOX", "한국산업단지공단"),
        ("가람 진흥원", "가람진흥원"),
        ("산업부", "산업통상부"),
        ("공단", None),
        ("서울지역본부", None),
        ("나루진흥원", None),
        ("경남TP", None),
        ("", None),
    ],
)
def test_words_mean_what_they_would_mean_as_a_name(base, name, meant):
    assert find(base, name) == meant


def test_a_shared_short_form_means_nothing_on_another_day(base):
    assert find(base, "산업부", date(2020, 3, 1)) is None
    assert find(base, "산업부", None) is None


def test_a_name_that_people_told_apart_means_none_of_them(base, tell, listed):
    tell("hanbit-3", "ORG:가람 진흥원")
    own = "ORG:가람진흥원@#hanbit-3"
    verdict = Verdict(
        left=own, right="ORG:가람진흥원", decision=Decision.DIFFERENT, author="도하윤", reason=""
    )
    judge(base, verdict)
    assert find(base, "가람진흥원") is None


@pytest.mark.parametrize(
    ("branch", "parent", "role", "other"),
    [
        ("산단공 서울지역본부", "한국산업단지공단", "서울지역본부장", "경북지역본부장"),
        ("가람진흥원 경남본부", "가람진흥원", "경남본부장", "본부장"),
    ],
)
def test_posts_of_a_branch_are_told_at_its_parent(base, branch, parent, role, other):
    known, found = load_known(base), base.find_entity(branch)
    assert is_branch(found)
    ((meant, _),) = find_parents(base, found, known)
    assert meant.name == parent
    assert is_post_of(found, parent, role, DAY, known)
    assert not is_post_of(found, parent, other, DAY, known)


def test_another_list_of_institutions_is_looked_up_at_once(base, listed):
    assert find(base, "KICOX") == "한국산업단지공단"
    resolve(base, institutions=listed[1:])
    assert find(base, "KICOX") is None
    resolve(base, institutions=listed)
    assert find(base, "KICOX") == "한국산업단지공단"


def test_what_is_no_branch_has_no_parents(base):
    found = base.find_entity("가람진흥원")
    assert not is_branch(found)
    assert find_parents(base, found, load_known(base)) == []
