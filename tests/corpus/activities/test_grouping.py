from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from corpus.activities.grouping import group
from corpus.activities.judge import Verdict, judge
from corpus.activities.telling import Party, Telling

DAY = date(2026, 3, 5)


def numbers(groups):
    return [tuple(each.statement for each in members) for members in groups]


def all_pairs(tellings):
    return list(combinations([each.statement for each in tellings], 2))


def test_three_papers_make_one_activity(make):
    tellings = [
        make(1, organisers=("가람협의회",)),
        make(2, name="가람협의회 정기총회", place="온새호텔"),
        make(3, organisers=("가람협의회",), place="온새호텔 대연회장"),
    ]
    assert numbers(group(tellings, all_pairs(tellings))) == [(1, 2, 3)]


def test_a_bare_telling_does_not_tie_two_that_contradict(make):
    tellings = [
        make(1, name="로봇 총회", place="온새호텔", organisers=("가람협의회",)),
        make(2, name="총회", place="온새호텔"),
        make(3, name="수소 총회", place="온새호텔", organisers=("든솔협의회",)),
    ]
    assert numbers(group(tellings, all_pairs(tellings))) != [(1, 2, 3)]
    assert len(group(tellings, all_pairs(tellings))) == 2


def test_only_given_pairs_are_joined(make):
    tellings = [make(1, organisers=("가람시",)), make(2, organisers=("가람시",))]
    assert numbers(group(tellings, [])) == [(1,), (2,)]


NAMES = st.sampled_from(["정기총회", "로봇 총회", "수소 총회", "가람시 총회"])
HOSTS = st.sampled_from([(), ("가람시",), ("든솔시",), ("가람시", "든솔시")])
PLACES = st.sampled_from([None, "온새호텔", "벼리관"])


@given(st.lists(st.tuples(NAMES, HOSTS, PLACES), max_size=7), st.randoms())
def test_groups_hold_each_once_contradict_nowhere_and_have_no_order(told, random):
    tellings = [
        Telling(
            statement=number,
            name=name,
            kind="총회",
            first=DAY,
            last=DAY,
            precision="day",
            place=place,
            organisers=tuple(map(Party, hosts)),
            seen=DAY,
        )
        for number, (name, hosts, place) in enumerate(told)
    ]
    pairs = all_pairs(tellings)
    groups = group(tellings, pairs)
    assert sorted(n for members in numbers(groups) for n in members) == list(range(len(told)))
    for members in groups:
        for left, right in combinations(members, 2):
            assert judge(left, right).verdict is not Verdict.DIFFERENT
    random.shuffle(tellings)
    random.shuffle(pairs)
    assert group(tellings, [pair[::-1] for pair in pairs]) == groups
