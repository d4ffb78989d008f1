from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from corpus.documents.parts import Grid, GridCell, Paragraph, make_grid
from corpus.documents.parts.render import render

PLAIN = st.builds(Paragraph, text=st.text(st.characters(codec="utf-8"), max_size=60))


def make_cells(inner):
    return st.lists(
        st.builds(
            GridCell,
            row=st.integers(0, 4),
            column=st.integers(0, 4),
            parts=st.lists(inner, max_size=3).map(tuple),
            rows=st.integers(1, 3),
            columns=st.integers(1, 3),
        ),
        max_size=8,
    ).map(lambda cells: Grid(cells=tuple(cells)))


PARTS = st.lists(st.recursive(PLAIN, make_cells, max_leaves=12), max_size=8)


def test_a_caption_and_a_unit_belong_to_the_table_below():
    text, structure = render(
        [
            Paragraph(text="<권역별 기업>"),
            Paragraph(text="(단위: 개사)"),
            make_grid([["구분", "기업"], ["동남권", "128"]]),
        ]
    )
    (table,) = structure.tables
    assert text == "<권역별 기업>\n(단위: 개사)\n구분\t기업\n동남권\t128"
    assert [block.kind for block in structure.blocks] == ["caption", "unit", "table"]
    assert (text[slice(*table.title)], text[slice(*table.unit)]) == ("<권역별 기업>", "개사")


def test_a_sentence_before_a_table_is_no_title():
    _, structure = render([Paragraph(text="총회가 열렸다."), make_grid([["가", "1"], ["나", "2"]])])
    assert structure.tables[0].title is None


def test_a_unit_inside_the_table_is_found():
    text, structure = render([make_grid([["구분(단위: 명)", "회원"], ["동남권", "128"]])])
    assert text[slice(*structure.tables[0].unit)] == "명"


def test_short_paragraphs_of_a_cell_are_one_line_and_prose_is_not():
    short = (Paragraph(text="참여기업"), Paragraph(text="(개사)"))
    prose = (Paragraph(text="회원사는 " * 12), Paragraph(text="총회가 열렸다."))
    grid = Grid(
        cells=(
            GridCell(row=0, column=0, parts=short),
            GridCell(row=0, column=1, parts=prose),
        )
    )
    text, structure = render([grid])
    first, second = structure.tables[0].cells
    assert text[first.start : first.end] == "참여기업 (개사)"
    assert text[second.start : second.end].count("\n") == 1


def test_empty_rows_and_cells_keep_their_places():
    text, structure = render([make_grid([["", ""], ["동남권", ""], ["", "86"]])])
    cells = structure.tables[0].cells
    assert text == "동남권\t\n\t86"
    assert [text[cell.start : cell.end] for cell in cells] == ["", "", "동남권", "", "", "86"]


@given(PARTS)
def test_places_hold_whatever_the_parts_are(parts):
    text, structure = render(parts)
    assert all(0 <= block.start <= block.end <= len(text) for block in structure.blocks)
    assert "\n".join(text[b.start : b.end] for b in structure.blocks) == text
    for table in structure.tables:
        covered = [
            (row, column)
            for cell in table.cells
            for row in range(cell.row, cell.row + cell.rows)
            for column in range(cell.column, cell.column + cell.columns)
        ]
        assert len(covered) == len(set(covered))
        assert all(
            table.start <= cell.start <= cell.end <= max(table.end, cell.start)
            for cell in table.cells
        )
        filled = [cell for cell in table.cells if cell.end > cell.start]
        assert all(a.end < b.start for a, b in pairwise(filled))
