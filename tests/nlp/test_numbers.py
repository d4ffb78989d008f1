from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.numbers import find_numbers

NUMERALS = [
    ("1,200", "1200"),
    ("1조 2,000억", "1200000000000"),
    ("7억2000만", "720000000"),
    ("4억 7천만", "470000000"),
    ("3천700만", "37000000"),
    ("2천600억", "260000000000"),
    ("1만2천", "12000"),
    ("16만5천", "165000"),
    ("1만 2,000", "12000"),
    ("2.7조", "2700000000000"),
    ("0.62", "0.62"),
    ("0만", "0"),
    ("백만", "1000000"),
    ("삼십만", "300000"),
    ("천", "1000"),
    ("두", "2"),
    ("스무", "20"),
    ("열두", "12"),
    ("쉰여섯", "56"),
]


@pytest.mark.parametrize(("text", "value"), NUMERALS)
def test_numeral_has_its_plain_value(text, value):
    (number,) = find_numbers(text)
    assert (number.start, number.end, number.value) == (0, len(text), Decimal(value))


def test_scale_words_that_do_not_descend_start_a_new_numeral():
    assert [n.value for n in find_numbers("2조, 3억 2건")] == [2 * 10**12, 3 * 10**8, 2]


def test_space_joins_a_scale_word_only_with_a_smaller_part():
    assert [n.value for n in find_numbers("540억 2024년")] == [540 * 10**8, 2024]


@pytest.mark.parametrize("text", ["제3", "수천만", "몇백", "G20", "수십", "한"])
def test_ordinals_vague_and_latin_numbers_are_passed_over(text):
    assert list(find_numbers(text)) == []


def test_parts_of_times_and_dotted_numbers_are_passed_over():
    assert [n.value for n in find_numbers("14:02")] == [14]
    assert [n.value for n in find_numbers("1.2.3")] == [Decimal("1.2")]


@pytest.mark.parametrize("text", ["9" * 400, "1조 " + "9" * 400, "1," * 300, "조" * 400])
def test_noise_gives_no_invented_amount(text):
    assert all(number.value < 10**17 for number in find_numbers(text))


def test_scale_tells_what_a_range_shares():
    (number,) = find_numbers("3천만")
    assert (number.coefficient, number.scale) == (3, 10**7)


@given(st.text(alphabet="0123456789.,십백천만억조두세열 -~:제수가", max_size=80))
def test_numerals_stand_in_order_and_do_not_overlap(text):
    reached = 0
    for number in find_numbers(text):
        assert reached <= number.start < number.end <= len(text)
        assert number.value >= 0
        reached = number.end


@pytest.mark.parametrize("text", ["며지난 12일억원", "일억만원", "만억조 천천 일일일"])
def test_atoms_that_make_no_numeral_are_passed_over(text):
    assert all(number.start < number.end for number in find_numbers(text))
