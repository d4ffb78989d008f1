import sys
from io import BytesIO

import pytest
from pyarrow import parquet

from outputs.errors import MissingExtraError
from outputs.exports.parquet import render as render_pieces


def test_what_was_exported_is_read_back_typed(render, table, all_kinds):
    kinds, rows = all_kinds
    read = parquet.read_table(BytesIO(render("parquet", table(kinds, rows))))
    assert read.column_names == list(kinds)
    expected = [
        {
            name: float(value) if name == "value" and value is not None else value
            for name, value in zip(kinds, row, strict=True)
        }
        for row in rows
    ]
    found = [
        {**row, "names": None if row["names"] is None else tuple(row["names"])}
        for row in read.to_pylist()
    ]
    assert found == expected


def test_columns_carry_their_korean_labels(render, table):
    read = parquet.read_table(BytesIO(render("parquet", table({"a": "text"}, []))))
    assert read.schema.field("a").metadata == {b"label": "a 열".encode(), b"help": b"Help"}


def test_rows_are_written_in_groups(table):
    rows = ((n,) for n in range(12_000))
    pieces = list(render_pieces([table({"n": "integer"}, rows)]))
    read = parquet.ParquetFile(BytesIO(b"".join(pieces)))
    assert read.metadata.num_row_groups == 3
    assert [row["n"] for row in read.read().to_pylist()] == list(range(12_000))


def test_without_its_library_the_extra_is_named(render, table, monkeypatch):
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    with pytest.raises(MissingExtraError, match=r"pip install 'miclu\[parquet\]'"):
        render("parquet", table({"a": "text"}, []))
