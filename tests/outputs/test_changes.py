from hypothesis import given
from hypothesis import strategies as st

from outputs.changes import Change, Side, Stretch, compare_texts, cut_lines, find_changes

OLD = "총회 열려\n회원사 40곳이 참석했다. 회장은 박나루다.\n끝."
NEW = "총회 열려\n회원사 42곳이 참석했다. 새 회장은 박나루다.\n끝."

TEXTS = st.text(alphabet="가나 \n.", max_size=40)


def test_changes_tell_the_words_and_where_they_stand():
    changes = list(find_changes(OLD, NEW))
    assert [(change.old, change.new) for change in changes] == [("40곳이 ", "42곳이 "), ("", "새 ")]
    for change in changes:
        assert OLD[change.old_start :].startswith(change.old)
        assert NEW[change.new_start :].startswith(change.new)


def test_equal_texts_have_no_changes():
    assert list(find_changes(OLD, OLD)) == []
    assert list(compare_texts("", "")) == []


def test_a_paragraph_that_came_stands_by_itself():
    (change,) = find_changes("첫 줄.\n끝 줄.", "첫 줄.\n새 줄이다.\n끝 줄.")
    assert change == Change(old_start=5, old="", new_start=5, new="새 줄이다.\n")


def test_a_paragraph_at_the_end_leaves_the_one_before_alone():
    (change,) = find_changes("첫 줄.\n끝 줄.", "첫 줄.\n끝 줄.\n새 줄.")
    assert (change.old, change.new) == ("", "\n새 줄.")


def test_a_text_written_anew_is_one_change():
    old, new = "가 " * 5000, "나 " * 5000
    assert [len(change.old) for change in find_changes(old, new)] == [10_000]


@given(TEXTS, TEXTS)
def test_the_stretches_of_a_side_make_its_text(old, new):
    stretches = list(compare_texts(old, new))
    assert "".join(each.text for each in stretches if each.side is not Side.NEW) == old
    assert "".join(each.text for each in stretches if each.side is not Side.OLD) == new


@given(TEXTS, TEXTS)
def test_the_changes_turn_one_text_into_the_other(old, new):
    text = old
    for change in reversed(list(find_changes(old, new))):
        end = change.old_start + len(change.old)
        text = text[: change.old_start] + change.new + text[end:]
    assert text == new


def test_lines_are_cut_on_both_sides():
    stretches = [Stretch(Side.BOTH, "가\n나"), Stretch(Side.OLD, "다\n"), Stretch(Side.BOTH, "라")]
    assert list(cut_lines(iter(stretches))) == [
        [Stretch(Side.BOTH, "가")],
        [Stretch(Side.BOTH, "나"), Stretch(Side.OLD, "다")],
        [Stretch(Side.OLD, ""), Stretch(Side.BOTH, "라")],
    ]
