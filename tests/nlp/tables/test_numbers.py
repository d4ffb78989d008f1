from decimal import Decimal

import pytest

from nlp.tables.numbers import is_minus, read_cell_numbers


@pytest.mark.parametrize(
    ("words", "value", "unit"),
    [
        ("1,234", 1234, None),
        ("350개사", 350, "개사"),
        ("12.5%", Decimal("12.5"), "%"),
        ("1,200 백만원", 1200, "원"),
        ("약 40여명", 40, "명"),
    ],
)
def test_a_cell_of_one_number(words, value, unit):
    (number,) = read_cell_numbers(words)
    assert (number.value, number.unit and number.unit.name) == (value, unit)


def test_a_number_in_brackets_is_one_more():
    assert [number.value for number in read_cell_numbers("28개사(93.3%)")] == [28, Decimal("93.3")]


@pytest.mark.parametrize(
    "words",
    [
        "",
        "-",
        "해당 없음",
        "2023.12.31",
        "02-123-4567",
        "3년간 5개사 지원",
        "제3차",
        "(추후 확정)",
        "10~20",
    ],
)
def test_other_cells_hold_no_number(words):
    assert read_cell_numbers(words) == ()


@pytest.mark.parametrize(
    ("sign", "others", "minus"),
    [("△", {"△"}, True), ("▲", {"▲"}, True), ("▲", {"▲", "▼"}, False), ("▼", {"▲", "▼"}, True)],
)
def test_marks_of_minus_depend_on_the_table(sign, others, minus):
    assert is_minus(sign, frozenset(others)) is minus
