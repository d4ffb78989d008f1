from datetime import date
from decimal import Decimal

import pytest

from corpus.facts.figure import Figure
from corpus.records import Evidence
from corpus.series.points import make_value

EVIDENCE = Evidence(document_id="gaon-1", start=0, end=1, rule="figure.count", version="1")
SEEN = date(2026, 3, 4)


def make(behind="", measure="회원사", **fields):
    fields = {"text": "87개", "value": Decimal(87), "unit": "개", **fields}
    figure = Figure(evidence=EVIDENCE, measure=measure, **fields)
    return make_value(figure, figure.value, measure=measure, seen=SEEN, behind=behind)


def test_the_time_of_the_text_goes_before_the_day_of_publication():
    assert make(as_of="2025-Q4").period.code == "2025-Q4"
    assert make(as_of="2025-Q4").basis == "stated"


@pytest.mark.parametrize("as_of", [None, "", "지난달", "2025-13"])
def test_without_a_time_the_day_of_publication_stands_for_it(as_of):
    value = make(as_of=as_of)
    assert (value.period.code, value.basis) == ("2026-03-04", "published")


@pytest.mark.parametrize(
    "behind", ["로 늘었다.", "사로 늘었다"[1:], "까지 늘린다", "에 달해 크게 늘었다"]
)
def test_what_was_reached_is_a_level(behind):
    assert make(behind, change="up").kind == "level"


@pytest.mark.parametrize("behind", [" 늘었다.", "가 늘어", "나 줄었다"])
def test_what_something_grew_by_is_a_change(behind):
    assert make(behind, change="up").kind == "change"


def test_a_rate_that_rose_to_a_share_is_a_level_and_growth_in_per_cent_is_none():
    assert make(" 올랐다", measure="가동률", unit="%", change="up").kind == "level"
    assert make(" 늘었다", measure="매출", unit="%", change="up").kind == "change"
    assert make(" 올랐다", measure="가동률", unit="%p", change=None).kind == "change"


def test_a_figure_without_change_is_a_level():
    assert make(" 있다").kind == "level"
