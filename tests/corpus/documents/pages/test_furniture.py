from corpus.documents.pages import Box, Line
from corpus.documents.pages.flow import Sheet
from corpus.documents.pages.furniture import drop_furniture


def make_sheet(number, *lines):
    """Make a page of 800 points with lines at heights."""
    column = [Line(words, Box(0, top, 300, top + 10), 10.0) for top, words in lines]
    return Sheet(number, 800.0, [column], [])


def words_of(sheets):
    return [[line.words for column in sheet.columns for line in column] for sheet in sheets]


def test_running_heads_and_page_numbers_go():
    sheets = [
        make_sheet(n, (20, f"2025년 통계집 제{n}장"), (300, "본문이다."), (780, f"- {n} -"))
        for n in range(1, 6)
    ]
    assert words_of(drop_furniture(sheets)) == [["본문이다."]] * 5


def test_what_stands_once_in_a_margin_stays():
    sheets = [make_sheet(1, (20, "총회 소식"), (300, "본문이다.")), make_sheet(2, (300, "둘째 쪽"))]
    assert words_of(drop_furniture(sheets)) == [["총회 소식", "본문이다."], ["둘째 쪽"]]


def test_equal_lines_of_the_body_stay():
    sheets = [make_sheet(n, (400, "합계 128")) for n in range(1, 6)]
    assert words_of(drop_furniture(sheets)) == [["합계 128"]] * 5


def test_forms_of_page_numbers():
    for words in ("1", "- 12 -", "3/12", "<4>", "5쪽", "Page 6 of 9", "ⅳ", "[ 7 ]"):
        assert words_of(drop_furniture([make_sheet(1, (780, words))])) == [[]]
    for words in ("2025년", "제1장", "1. 개요", "12명"):
        assert words_of(drop_furniture([make_sheet(1, (780, words))])) == [[words]]
