import csv
from io import StringIO

from outputs.exports.csv import SEPARATOR
from outputs.exports.parts.guard import unguard


def read_back(written):
    return list(csv.reader(StringIO(written.decode("utf-8-sig"), newline="")))


def test_a_file_begins_with_the_mark_by_which_excel_knows_utf_8(render, table):
    assert render("csv", table({"name": "text"}, [])) == "\ufeffname 열\r\n".encode()


def test_what_was_exported_is_read_back(render, table, all_kinds):
    kinds, rows = all_kinds
    heads, first, empty, tricky = read_back(render("csv", table(kinds, rows)))
    assert heads == [f"{name} 열" for name in kinds]
    assert first == [
        "회원사가 늘었다, “크게”\n한 줄 더",
        "https://www.gaon.example/news?no=1&page=2",
        "12",
        "-1234567890.5",
        "0.875",
        "예",
        "2026-11-12",
        "2026-11-12 09:30:00+09:00",
        f"산단공{SEPARATOR}한국산업단지공단",
    ]
    assert empty == [""] * len(kinds)
    assert [unguard(cell) for cell in (tricky[0], tricky[8])] == [rows[2][0], "=1+1"]


def test_no_cell_begins_a_formula_and_negative_numbers_stay_numbers(render, table, all_kinds):
    kinds, rows = all_kinds
    *_, tricky = read_back(render("csv", table(kinds, rows)))
    assert tricky[0].startswith("'=")
    assert tricky[8] == "'=1+1"
    assert (tricky[2], tricky[3]) == ("-3", "0")


def test_pieces_come_while_rows_are_read(table):
    from outputs.exports.csv import render

    read = []

    def rows():
        for number in range(2_000):
            read.append(number)
            yield (str(number),)

    pieces = render([table({"name": "text"}, rows())])
    next(pieces)
    assert len(read) < 2_000
    pieces.close()
