import pytest

from corpus.series.sides import END, START, find_side

PLACES = {"unit": "곳", "text": "53곳"}


@pytest.mark.parametrize(
    "behind",
    [
        "에서 58곳으로 늘었다.",
        "서 58곳으로 늘어",
        "에서 올해 들어 58곳으로 늘었다.",
        "에서 1만 2천 곳으로 늘었다.",
        "’에서 ‘58곳까지 늘린다",
    ],
)
def test_what_a_change_left_is_its_start(behind):
    assert find_side(PLACES, behind) == START
    assert find_side({**PLACES, "change": "up"}, behind) == START


@pytest.mark.parametrize("behind", ["으로 늘었다.", "까지 줄었다", "에 달한다."])
def test_what_was_reached_is_its_end(behind):
    assert find_side(PLACES, behind) == END


def test_a_level_of_which_a_change_is_told_is_its_end():
    assert find_side({"unit": "%", "change": "up"}, " 상승했다.") == END


@pytest.mark.parametrize(
    "behind",
    [
        "에서 참여했다.",
        "에서 3월 5일부터 10일까지 열렸다.",
        "의 칩",
        ".",
        "",
        "에서 5명으로 줄었다",
    ],
)
def test_other_figures_are_neither(behind):
    assert find_side(PLACES, behind) == ""


def test_a_figure_without_a_unit_or_of_odd_signs_is_read_too():
    assert find_side({"unit": None}, "에서 58로 늘었다.") == START
    assert find_side({"unit": "(개+"}, "에서 58(개+로") == START


def test_a_very_long_sentence_is_read_at_once():
    assert find_side(PLACES, "에서 " + "가" * 20_000) == ""
    assert find_side(PLACES, "에서 " + "1" * 20_000) == ""
