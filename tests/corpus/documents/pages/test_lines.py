from corpus.documents.pages import Box, Sign
from corpus.documents.pages.lines import make_columns, make_lines

SIZE = 10.0


def print_line(words, *, left=0.0, top=0.0, tracking=0.0, with_blanks=True):
    """Print words as signs: Hangul a size wide, others half; blanks are 3 points."""
    signs, at = [], left
    for word in words:
        width = 3.0 if word == " " else SIZE if "가" <= word <= "힣" else SIZE / 2
        if word != " " or with_blanks:
            signs.append(Sign(word, Box(at, top, at + width, top + SIZE), SIZE))
        at += width + tracking
    return signs


def words_of(signs):
    return [line.words for line in make_lines(signs)]


def test_blanks_are_those_printed_and_those_left_open():
    assert words_of(print_line("총회 개최 3일")) == ["총회 개최 3일"]
    assert words_of(print_line("총회 개최 3일", with_blanks=False)) == ["총회 개최 3일"]


def test_wide_set_signs_are_one_word():
    assert words_of(print_line("가람산업단지공단", tracking=4.0)) == ["가람산업단지공단"]


def test_signs_are_read_from_left_to_right_whatever_their_order_in_the_file():
    assert words_of(list(reversed(print_line("총회 개최")))) == ["총회 개최"]


def test_shadows_are_printed_once():
    twice = [*print_line("총회"), *print_line("총회", left=0.5)]
    assert words_of(twice) == ["총회"]


def test_two_columns_are_read_down_and_a_title_goes_over_both():
    title = print_line("가람 소식지 제삼십호가 나왔습니다 여러분", top=0.0, left=20.0)
    left = [print_line(f"왼쪽 {n}째 줄이 길게 이어진다", top=20.0 * n) for n in range(1, 9)]
    right = [
        print_line(f"오른 {n}째 줄이 길게 이어진다", left=200.0, top=20.0 * n) for n in range(1, 9)
    ]
    signs = [*title, *(sign for line in (*left, *right) for sign in line)]
    columns = [[line.words for line in column] for column in make_columns(signs)]
    assert columns[0] == ["가람 소식지 제삼십호가 나왔습니다 여러분"]
    assert [words[:2] for words in columns[1]] == ["왼쪽"] * 8
    assert [words[:2] for words in columns[2]] == ["오른"] * 8


def test_a_list_of_labels_and_values_is_one_column():
    signs = [
        sign
        for n in range(10)
        for sign in (
            *print_line("이름", top=20.0 * n),
            *print_line("가람산업단지공단에서", left=150.0, top=20.0 * n),
        )
    ]
    assert words_of(signs) == ["이름 가람산업단지공단에서"] * 10
