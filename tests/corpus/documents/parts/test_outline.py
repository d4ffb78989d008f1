import pytest

from corpus.documents.parts.outline import find_mark


@pytest.mark.parametrize(
    ("line", "words", "depth"),
    [
        ("Ⅰ. 추진 배경", "Ⅰ.", 1),
        ("제2장 사업", "제2장", 1),
        ("1. 회원사", "1.", 2),
        ("□ 총회", "□", 2),
        ("❍회원사", "❍", 3),
        ("ㅇ 예산", "ㅇ", 3),
        ("가. 운영", "가.", 3),
        ("- 동남권", "-", 4),
        ("―동남권", "―", 4),
        ("1) 동남권", "1)", 4),
        ("① 회원사", "①", 5),
        ("(가) 회원사", "(가)", 5),
        ("* 기준", "*", 6),
        ("※ 자료", "※", 6),
        ("주1) 기준", "주1)", 6),
    ],
)
def test_marks_of_official_writing(line, words, depth):
    assert find_mark(line) == (words, depth)


@pytest.mark.parametrize(
    "line",
    [
        "2025. 11. 12.",
        "12.5% 늘었다",
        "-3.5%",
        "가나다",
        "□",
        "총회",
        "오늘 회의",
        "3명이 왔다",
        "-5명",
    ],
)
def test_what_is_no_mark(line):
    assert find_mark(line) is None
