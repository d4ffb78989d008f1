import pytest

from corpus.documents.pages import Box, Line
from corpus.documents.pages.wrapping import Joiner, find_edge, group_lines, join_lines


def make_lines(*words, left=0.0, width=100.0, step=14.0, size=10.0, spaced=False):
    """Make lines under each other; one that begins with `>` is short."""
    return [
        Line(
            each.removeprefix(">"),
            Box(
                left,
                n * step,
                left + (width / 2 if each.startswith(">") else width),
                n * step + size,
            ),
            size,
            spaced,
        )
        for n, each in enumerate(words)
    ]


def group(lines):
    return [[line.words for line in each] for each in group_lines(lines, right=find_edge(lines))]


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("미니클러스", "터 운영", "미니클러스터 운영"),
        ("방향을", "논의하였다", "방향을 논의하였다"),
        ("indus-", "trial", "industrial"),
        ("mini", "cluster", "mini cluster"),
        ("044-", "200-1234", "044-200-1234"),
        ("2025년 11월 12", "일 총회", "2025년 11월 12일 총회"),
        ("총회(", "가람)", "총회(가람)"),
        ("총회", ", 회의", "총회, 회의"),
    ],
)
def test_where_a_blank_belongs_between_lines(before, after, joined):
    assert Joiner([]).join(before, after) == joined


def test_words_that_stand_elsewhere_decide():
    lines = make_lines("이 산단공 본부가 있다", "또 한빛 기업이 있다")
    joiner = Joiner(lines)
    assert joiner.join("산단", "공 본부") == "산단공 본부"
    assert joiner.join("한빛", "기업이") == "한빛 기업이"


def test_a_printed_blank_is_believed_where_a_file_prints_them():
    joiner = Joiner(make_lines("가나 다라", "마바 사아", spaced=True))
    assert joiner.join("방향을", "논의") == "방향을논의"
    assert joiner.join("미니클러스", "터", spaced=True) == "미니클러스 터"


def test_paragraphs_end_at_short_lines_marks_gaps_and_sizes():
    lines = make_lines(
        "하나로 이어지는", "문단이다", ">끝난다.", "새 문단이", "이어진다", "□ 표지가 있다"
    )
    assert group(lines) == [
        ["하나로 이어지는", "문단이다", "끝난다."],
        ["새 문단이", "이어진다"],
        ["□ 표지가 있다"],
    ]
    far = [*make_lines("첫 문단"), *make_lines("", "", "", "먼 문단")[3:]]
    assert group(far) == [["첫 문단"], ["먼 문단"]]
    large = [*make_lines("제목"), *make_lines("", "본문", size=14.0)[1:]]
    assert group(large) == [["제목"], ["본문"]]


def test_a_broken_ending_is_no_mark():
    assert group(make_lines("우선 배정하기로 하였", "다. 이에 따라 참여한")) == [
        ["우선 배정하기로 하였", "다. 이에 따라 참여한"]
    ]
    assert group(make_lines("계획을 세웠다.", "나. 이에 따른 계획")) == [
        ["계획을 세웠다."],
        ["나. 이에 따른 계획"],
    ]


def test_lines_of_a_cell_are_one_paragraph_but_for_marks():
    lines = make_lines("미니클러스", "터", "○ 회원사")
    assert join_lines(lines, joiner=Joiner([])) == ["미니클러스터", "○ 회원사"]
