import pytest

from corpus.activities.kinds import find_family, is_loose, kind_words


@pytest.mark.parametrize(
    ("kind", "name", "family"),
    [
        ("정기총회", "", "총회"),
        ("총회", "한빛미클 창립총회", "출범"),
        ("총회", "한빛미클 정기총회", "총회"),
        ("업무협약", "", "협약"),
        ("MOU", "", "협약"),
        ("워크샵", "", "워크숍"),
        ("발대식", "", "출범"),
        ("콘퍼런스", "", "포럼"),
        ("불꽃놀이", "", "불꽃놀이"),
        ("", "", ""),
    ],
)
def test_the_family_of_a_kind(kind, name, family):
    assert find_family(kind, name) == family


def test_a_family_is_its_own():
    for word in kind_words():
        assert find_family(find_family(word)) == find_family(word)


def test_forums_may_be_two_on_a_day_and_general_meetings_not():
    assert is_loose("포럼")
    assert not is_loose("총회")
