from datetime import date, datetime
from decimal import Decimal

import pytest

from corpus.times import KST
from outputs.exports import get_format
from outputs.exports.parts.table import Column, Table

TRICKY = '=HYPERLINK("http://속임.example";"여기")'


def make_table(kinds, rows, *, name="facts", title="사실"):
    columns = tuple(
        Column(name=word, label=f"{word} 열", help="Help", kind=kind)
        for word, kind in kinds.items()
    )
    return Table(name=name, title=title, columns=columns, rows=iter(rows))


@pytest.fixture
def table():
    """Makes a table: `table({name: kind}, rows)`."""
    return make_table


@pytest.fixture
def all_kinds():
    """One row of each kind of value, one where nothing is known, and one of tricky words."""
    kinds = {
        "words": "text",
        "link": "link",
        "count": "integer",
        "value": "number",
        "share": "number",
        "sure": "boolean",
        "day": "day",
        "time": "time",
        "names": "list",
    }
    moment = datetime(2026, 11, 12, 9, 30, tzinfo=KST)
    rows = [
        (
            "회원사가 늘었다, “크게”\n한 줄 더",
            "https://www.gaon.example/news?no=1&page=2",
            12,
            Decimal("-1234567890.5"),
            0.875,
            True,
            date(2026, 11, 12),
            moment,
            ("산단공", "한국산업단지공단"),
        ),
        (None,) * 9,
        (
            TRICKY,
            "javascript:alert(1)",
            -3,
            Decimal(0),
            1.0,
            False,
            date(1899, 12, 31),
            moment,
            ("=1+1",),
        ),
    ]
    return kinds, rows


@pytest.fixture
def render():
    """Gives the whole file of tables in a format: `render("csv", table)`."""

    def render_tables(form, *tables):
        return b"".join(get_format(form).render(tables))

    return render_tables
