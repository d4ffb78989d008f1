from corpus.documents.pages import Box, Sign
from corpus.documents.pages.grids import find_tables
from corpus.documents.pages.pdfium import Rule
from corpus.documents.pages.wrapping import Joiner


def level(*tops, left=0.0, right=100.0):
    return [Rule(left, top, right, top) for top in tops]


def upright(*lefts, top=0.0, bottom=40.0):
    return [Rule(left, top, left, bottom) for left in lefts]


def put(words, left, top):
    return [
        Sign(word, Box(left + n * 5, top, left + n * 5 + 5, top + 5), 5.0)
        for n, word in enumerate(words)
    ]


def describe(table):
    return [(slot.row, slot.column, slot.rows, slot.columns, slot.words) for slot in table.slots]


SIGNS = [*put("가", 10, 5), *put("나", 60, 5), *put("다", 10, 25), *put("라", 60, 25)]


def test_rules_make_cells():
    (table,) = find_tables([*level(0, 20, 40), *upright(0, 50, 100)], SIGNS, page=1)
    assert describe(table) == [
        (0, 0, 1, 1, ["가"]),
        (0, 1, 1, 1, ["나"]),
        (1, 0, 1, 1, ["다"]),
        (1, 1, 1, 1, ["라"]),
    ]


def test_a_table_open_at_its_sides_has_its_outer_columns():
    (table,) = find_tables([*level(0, 20, 40), *upright(50)], SIGNS, page=1)
    assert [slot.words for slot in table.slots] == [["가"], ["나"], ["다"], ["라"]]


def test_merged_cells_cover_rows_and_columns():
    rules = [*level(0, 40), *level(20, left=50), *upright(0, 50, 100)]
    (table,) = find_tables(rules, SIGNS, page=1)
    assert describe(table)[0] == (0, 0, 2, 1, ["가", "다"])


def test_an_underline_or_an_empty_frame_is_no_table():
    assert find_tables(level(12), SIGNS, page=1) == []
    assert find_tables([*level(0, 20, 40), *upright(0, 50, 100)], [], page=1) == []


def test_the_rest_on_the_next_page_is_put_under_it_without_its_head():
    rules = [*level(0, 20, 40), *upright(0, 50, 100)]
    (first,) = find_tables(rules, SIGNS, page=1)
    later = [*put("가", 10, 5), *put("나", 60, 5), *put("마", 10, 25), *put("바", 60, 25)]
    (second,) = find_tables(rules, later, page=2)
    (other,) = find_tables([*level(0, 20, 40), *upright(0, 30, 100)], later, page=2)
    assert first.goes_on(second)
    assert not first.goes_on(other)
    grid = first.join(second).make_grid(Joiner([]))
    assert [part.text for cell in grid.cells for part in cell.parts] == [*"가나다라마바"]
    assert (grid.height, grid.page) == (3, 1)
