import pytest

from crawler.budget import UNLIMITED, Budget

_PAGES = "CLOSESPIDER_PAGECOUNT"


def test_without_bounds_nothing_is_shared():
    assert UNLIMITED.share(2) == [{}, {}]


@pytest.mark.parametrize(
    ("pages", "publishers", "shares"),
    [
        (10, 2, [5, 5]),
        (10, 3, [4, 3, 3]),
        (2, 3, [1, 1, None]),
        (1, 1, [1]),
    ],
)
def test_pages_are_dealt_out_and_no_more_than_there_are(pages, publishers, shares):
    dealt = Budget(pages=pages).share(publishers)
    assert [each and each[_PAGES] for each in dealt] == shares


def test_bytes_are_shared_and_time_runs_for_all():
    assert (
        Budget(minutes=0.5, megabytes=3).share(2)
        == [{"CLOSESPIDER_TIMEOUT": 30.0, "CLOSESPIDER_BYTECOUNT": 1_500_000.0}] * 2
    )
