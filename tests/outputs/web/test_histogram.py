from datetime import date

import pytest

from corpus.search.records import Bucket, Facet
from outputs.web.histogram import HEIGHT, draw_histogram, make_histogram


def make(counts):
    buckets = tuple(Bucket(value=month, label=month, count=n) for month, n in counts.items())
    return make_histogram(
        Facet(name="month", buckets=buckets, counted=sum(counts.values()), is_complete=True)
    )


def test_months_without_hits_have_empty_bars():
    bars = make({"2026-02": 4, "2025-12": 2}).bars
    assert [(bar.label, bar.count) for bar in bars] == [
        ("2025-12", 2),
        ("2026-01", 0),
        ("2026-02", 4),
    ]
    assert (bars[2].since, bars[2].until) == (date(2026, 2, 1), date(2026, 2, 28))
    assert bars[0].until == date(2025, 12, 31)
    assert bars[0].height == bars[2].height / 2
    assert bars[2].y + bars[2].height < HEIGHT


def test_many_months_are_summed_up_by_years():
    bars = make({"2017-05": 3, "2017-06": 1, "2026-01": 2}).bars
    assert [bar.label for bar in bars] == [str(year) for year in range(2017, 2027)]
    assert bars[0].count == 4
    assert (bars[0].since, bars[0].until) == (date(2017, 1, 1), date(2017, 12, 31))


def test_a_year_far_off_makes_no_thousand_bars():
    assert [bar.label for bar in make({"0001-01": 1, "2026-01": 2}).bars] == ["0001", "2026"]


@pytest.mark.parametrize("counts", [{}, {"2026-01": 5}])
def test_one_bar_or_none_is_no_picture(counts):
    histogram = make(counts)
    assert histogram.is_empty
    assert draw_histogram(histogram, title="<&").count("&lt;&amp;") == 1
