from corpus.documents.parts import Grid, GridCell, Paragraph, make_grid
from corpus.documents.parts.sheets import cut_sheet


def describe(parts):
    return [
        part.text if isinstance(part, Paragraph) else (part.height, part.width) for part in parts
    ]


def test_titles_and_notes_stand_apart_from_tables():
    rows = [["현황", ""], ["구분", "기업"], ["동남권", "128"], ["※ 자료", ""]]
    assert describe(cut_sheet(make_grid(rows))) == ["현황", (2, 2), "※ 자료"]


def test_empty_rows_part_tables_and_edges_are_cut():
    rows = [["", "가", "1"], ["", "나", "2"], ["", "", ""], ["", "다", "3"], ["", "라", "4"]]
    assert describe(cut_sheet(make_grid(rows))) == [(2, 2), (2, 2)]


def test_a_merged_cell_holds_a_table_together():
    words = (Paragraph(text="가"),)
    cells = (
        GridCell(row=0, column=0, parts=words, rows=3),
        GridCell(row=0, column=1, parts=words),
        GridCell(row=2, column=1, parts=words),
    )
    (grid,) = cut_sheet(Grid(cells=cells), page=2)
    assert (grid.height, grid.width, grid.page) == (3, 2, 2)
