import pytest
from hypothesis import given
from hypothesis import strategies as st

from nlp.tagger.labels import FORBIDDEN, MICLU, Span

UNITS = [(0, 2), (2, 3), (4, 7), (7, 8), (9, 12)]


def test_spans_become_codes_and_come_back():
    spans = [Span(0, 3, "ORG"), Span(4, 7, "PERSON"), Span(7, 8, "PERSON")]
    codes = MICLU.encode(UNITS, spans)
    assert codes == [1, 2, 5, 5, 0]
    assert MICLU.decode(codes) == [(0, 2, "ORG"), (2, 3, "PERSON"), (3, 4, "PERSON")]


def test_a_unit_that_is_covered_by_less_than_half_stays_outside():
    assert MICLU.encode(UNITS, [Span(0, 5, "ORG")]) == [1, 2, 0, 0, 0]


def test_a_label_of_another_scheme_is_refused():
    with pytest.raises(ValueError, match="not in tuple"):
        MICLU.encode(UNITS, [Span(0, 2, "PS")])


@given(st.lists(st.integers(0, MICLU.codes - 1), max_size=12))
def test_decoded_spans_cover_all_codes_but_outside(codes):
    covered = [place for first, end, _ in MICLU.decode(codes) for place in range(first, end)]
    assert covered == [place for place, code in enumerate(codes) if code]


def test_inside_is_forbidden_unless_its_label_has_begun():
    start, steps = MICLU.forbid()
    assert start[2] == steps[0, 2] == steps[3, 2] == steps[4, 2] == FORBIDDEN
    assert start[1] == steps[1, 2] == steps[2, 2] == steps[4, 1] == 0
