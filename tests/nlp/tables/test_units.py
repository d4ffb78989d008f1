import pytest

from nlp.tables.units import choose_unit, read_cell_unit, read_cell_units


@pytest.mark.parametrize(
    ("words", "scale", "name"),
    [
        ("억원", 10**8, "원"),
        ("백만달러", 10**6, "달러"),
        ("백만불", 10**6, "달러"),
        ("천명", 1000, "명"),
        ("억", 10**8, "원"),
        ("개사", 1, "개사"),
        ("%", 1, "%"),
        ("천㎡", 1000, "㎡"),
    ],
)
def test_units_of_tables_have_a_scale(words, scale, name):
    assert read_cell_unit(words) == (scale, name)


def test_words_that_are_no_unit_are_none():
    assert read_cell_unit("구분") is None


def test_a_line_of_units_is_split():
    assert [unit.name for unit in read_cell_units("개사, 억원 · %")] == ["개사", "원", "%"]


@pytest.mark.parametrize(
    ("measure", "name"),
    [("입주기업 수", "개사"), ("생산액", "원"), ("가동률", "%"), ("비고란", None)],
)
def test_a_measure_chooses_among_units(measure, name):
    unit = choose_unit(read_cell_units("개사, 억원, %"), measure)
    assert (unit and unit.name) == name
