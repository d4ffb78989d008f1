from datetime import datetime
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

import pytest
from openpyxl import load_workbook

from outputs.exports import xlsx
from outputs.exports.csv import SEPARATOR
from outputs.exports.xlsx import CUT, LONGEST_CELL, cut


def read_back(written):
    return load_workbook(BytesIO(written))


def test_what_was_exported_is_read_back_typed(render, table, all_kinds):
    kinds, rows = all_kinds
    sheet = read_back(render("xlsx", table(kinds, rows)))["사실"]
    heads, first, empty, tricky = sheet.iter_rows(values_only=True)
    assert heads == tuple(f"{name} 열" for name in kinds)
    assert first == (
        rows[0][0],
        rows[0][1],
        12,
        -1234567890.5,
        0.875,
        True,
        datetime(2026, 11, 12),  # noqa: DTZ001  a workbook has no zones: Korean time
        datetime(2026, 11, 12, 9, 30),  # noqa: DTZ001
        f"산단공{SEPARATOR}한국산업단지공단",
    )
    assert empty == (None,) * len(kinds)
    assert tricky[:4] == (rows[2][0], rows[2][1], -3, 0)
    assert tricky[6] == "1899-12-31"  # before Excel's calendar


def test_nothing_is_a_formula_and_what_looks_like_one_is_marked_as_text(render, table, all_kinds):
    kinds, rows = all_kinds
    written = render("xlsx", table(kinds, rows))
    cell = read_back(written)["사실"]["A4"]
    assert cell.data_type != "f"
    assert cell.quotePrefix
    sheet = ZipFile(BytesIO(written)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet


def test_addresses_of_the_web_are_links_and_others_are_not(render, table, all_kinds):
    kinds, rows = all_kinds
    sheet = read_back(render("xlsx", table(kinds, rows)))["사실"]
    assert sheet["B2"].hyperlink.target == "https://www.gaon.example/news?no=1&page=2"
    assert sheet["B4"].hyperlink is None
    assert sheet["B4"].value == "javascript:alert(1)"


def test_headings_stay_in_view_and_can_filter(render, table):
    sheet = read_back(render("xlsx", table({"a": "text", "b": "day"}, [("가", None)] * 3)))["사실"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:B4"
    assert sheet["A1"].font.bold


def test_coded_words_are_told_in_korean(render, table):
    rows = [("figure",), ("former",), ("press_release",), ("늘었다",)]
    sheet = read_back(render("xlsx", table({"word": "text"}, rows)))["사실"]
    told = [cell for (cell,) in sheet.iter_rows(min_row=2, values_only=True)]
    assert told == ["수치", "전임", "보도자료", "늘었다"]


def test_every_table_has_a_sheet_even_without_rows(render, table):
    one, other = (
        table({"a": "text"}, [], title="수치"),
        table({"b": "text"}, [("가",)], title="발언"),
    )
    workbook = read_back(render("xlsx", one, other))
    assert workbook.sheetnames == ["수치", "발언"]
    assert workbook["수치"].max_row == 1


def test_rows_beyond_a_sheet_go_on_in_the_next(render, table, monkeypatch):
    monkeypatch.setattr(xlsx, "MOST_ROWS", 4)
    workbook = read_back(render("xlsx", table({"n": "integer"}, [(n,) for n in range(7)])))
    assert workbook.sheetnames == ["사실", "사실 2", "사실 3"]
    numbers = [row[0] for sheet in workbook for row in sheet.iter_rows(min_row=2, values_only=True)]
    assert numbers == list(range(7))


def test_rows_that_fill_a_sheet_make_no_empty_one(render, table, monkeypatch):
    monkeypatch.setattr(xlsx, "MOST_ROWS", 4)
    workbook = read_back(render("xlsx", table({"n": "integer"}, [(n,) for n in range(3)])))
    assert workbook.sheetnames == ["사실"]


def test_links_beyond_the_limit_are_words(render, table, monkeypatch):
    monkeypatch.setattr(xlsx, "MOST_LINKS", 1)
    rows = [(f"https://www.gaon.example/{n}",) for n in range(3)]
    sheet = read_back(render("xlsx", table({"address": "link"}, rows)))["사실"]
    assert [cell.hyperlink is not None for (cell,) in sheet.iter_rows(min_row=2)] == [
        True,
        False,
        False,
    ]
    assert sheet["A4"].value == "https://www.gaon.example/2"


def test_a_text_too_long_for_a_cell_is_cut_and_says_so(render, table):
    long, smileys = "가" * 40_000, "😀" * 20_000
    rows = [(long,), ("가" * LONGEST_CELL,), (smileys,)]
    sheet = read_back(render("xlsx", table({"text": "text"}, rows)))["사실"]
    assert sheet["A2"].value == long[: LONGEST_CELL - len(CUT)] + CUT
    assert sheet["A3"].value == "가" * LONGEST_CELL
    assert len(sheet["A4"].value.encode("utf-16-le")) // 2 <= LONGEST_CELL


@pytest.mark.parametrize("words", ["", "가", "😀", "가" * LONGEST_CELL])
def test_a_text_that_fits_stays_whole(words):
    assert cut(words) == words


def test_control_signs_and_signs_of_xml_survive(render, table):
    rows = [("<b>&amp;\x0b</b>",), ("_x000D_ 그대로",), ("줄\n줄",)]
    sheet = read_back(render("xlsx", table({"text": "text"}, rows)))["사실"]
    assert sheet["A2"].value.startswith("<b>&amp;")
    assert sheet["A4"].value == "줄\n줄"


def test_a_decimal_is_a_number_that_excel_can_add(render, table):
    rows = [(Decimal(700_000_000),), (Decimal("0.1"),)]
    sheet = read_back(render("xlsx", table({"value": "number"}, rows)))["사실"]
    assert [sheet["A2"].value, sheet["A3"].value] == [700_000_000, 0.1]
    assert sheet["A2"].data_type == "n"
