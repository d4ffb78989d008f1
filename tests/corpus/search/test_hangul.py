import pytest

from corpus.search.hangul import is_initials, prefix_range, read_initials


def test_initials_are_those_of_the_syllables():
    assert read_initials("산단공 까치TP 1호") == "ㅅㄷㄱ ㄲㅊTP 1ㅎ"
    assert read_initials("가힣") == "ㄱㅎ"


@pytest.mark.parametrize(
    ("text", "is_so"),
    [("ㅅㄷㄱ", True), ("ㅅ", False), ("ㅏㅣ", False), ("산ㄷ", False), ("", False)],
)
def test_only_consonants_are_initials(text, is_so):
    assert is_initials(text) is is_so


@pytest.mark.parametrize(
    ("typed", "name", "is_inside"),
    [
        ("산", "산단공", True),
        ("산다", "산단공", True),
        ("산ㄷ", "산단공", True),
        ("산단", "산다공", False),
        ("산ㄴ", "산단공", False),
        ("사", "산단공", True),
        ("시", "산단공", False),
        ("kic", "kicox", True),
        ("", "가", True),
    ],
)
def test_a_beginning_leads_to_what_it_may_become(typed, name, is_inside):
    first, last = prefix_range(typed)
    assert (first <= name <= last) is is_inside
