import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from outputs.exports.parts.guard import guard, is_formula, unguard


@pytest.mark.parametrize(
    "words",
    [
        "=1+1",
        "+82-2-000",
        "-증가",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "\n=1",
        " =1",
        "＝1+1",
        "＠cmd",
        "'=1",
        "--1",
    ],
)
def test_what_begins_a_formula_is_guarded(words):
    assert guard(words) == f"'{words}"


@pytest.mark.parametrize(
    "words", ["", "산단공", "-12", "+3.5", "-0", "350개사", "3=3", "'90년대", "a@b.example"]
)
def test_other_words_and_plain_numbers_stay(words):
    assert guard(words) == words


@given(st.text())
def test_guarding_can_be_taken_back(words):
    assert unguard(guard(words)) == words


@given(st.text())
def test_no_guarded_text_begins_a_formula_for_a_spreadsheet(words):
    shown = guard(words)
    assert shown[:1] == "'" or not is_formula(shown)


@given(st.lists(st.text().filter(lambda words: "\x00" not in words), min_size=1))
def test_guarded_cells_survive_a_csv_file(cells):
    file = StringIO(newline="")
    csv.writer(file).writerow([guard(cell) for cell in cells])
    (row,) = csv.reader(StringIO(file.getvalue(), newline=""))
    assert [unguard(cell) for cell in row] == cells
