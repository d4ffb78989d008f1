import pytest
from hypothesis import given
from hypothesis import strategies as st

from corpus.privacy import mask_phones


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("사무관 도하윤 (044-200-1235)", "사무관 도하윤 (044-***-****)"),
        ("☎ 02) 123-4567", "☎ 02) ***-****"),
        ("010.1234.5678", "010.****.****"),
        ("(053) 718-1234", "(053) ***-****"),
        ("042-1234-5678, 043-200-1234", "042-****-****, 043-***-****"),
    ],
)
def test_numbers_are_masked_behind_the_area_code(text, masked):
    assert mask_phones(text) == masked


@pytest.mark.parametrize(
    "text",
    ["1,250-2,000명", "2026-03-12", "1588-1234", "0.012-345-6789", "제2025-044호", "총회 120명"],
)
def test_other_figures_stay(text):
    assert mask_phones(text) == text


@given(st.text())
def test_no_offset_moves(text):
    assert len(mask_phones(text)) == len(text)
