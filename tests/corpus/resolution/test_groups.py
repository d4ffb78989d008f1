from hypothesis import given
from hypothesis import strategies as st

from corpus.resolution.groups import Groups

THINGS = st.sampled_from("가나다라마바사")
PAIRS = st.lists(st.tuples(THINGS, THINGS), max_size=12)


def test_foes_never_meet_by_a_way_round():
    groups: Groups[str] = Groups()
    groups.forbid("가", "다")
    assert groups.join("가", "나")
    assert not groups.join("나", "다")
    assert groups.are_foes("나", "다")
    assert not groups.join("가", "나")


def test_a_joined_foe_stays_a_foe_of_both():
    groups: Groups[str] = Groups()
    groups.forbid("가", "다")
    assert groups.join("나", "가")
    assert groups.are_foes("다", "나")


@given(PAIRS, PAIRS)
def test_groups_hold_each_thing_once_and_no_foes(foes, friends):
    groups: Groups[str] = Groups()
    apart = [pair for pair in foes if pair[0] != pair[1]]
    for pair in apart:
        groups.forbid(*pair)
    for pair in friends:
        groups.join(*pair)
    held = list(groups)
    assert sorted(t for group in held for t in group) == sorted({t for g in held for t in g})
    assert all(groups.find(one) != groups.find(other) for one, other in apart)
