"""Parquet: typed columns by their names, compressed, written in groups of rows.

Decimals become doubles, lists lists of text; times are in UTC with that zone. The Korean labels
and the help of the columns stand in the metadata of the fields.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from io import RawIOBase
from itertools import islice
from typing import Any

from outputs.exports.parts.extras import load_extra
from outputs.exports.parts.table import Column, Row, Table, merge_tables

MEDIA_TYPE = "application/vnd.apache.parquet"

_GROUP = 5_000


class Sink(RawIOBase):
    """Holds what the writer wrote until it is drained; it cannot go back."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []
        self._size = 0

    def writable(self) -> bool:
        """Say that it can be written."""
        return True

    def write(self, piece: Any) -> int:
        """Take bytes."""
        self._pieces.append(bytes(piece))
        self._size += len(piece)
        return len(piece)

    def tell(self) -> int:
        """Give the number of all bytes that were written."""
        return self._size

    def drain(self) -> bytes:
        """Give the bytes since the last call."""
        pieces, self._pieces = self._pieces, []
        return b"".join(pieces)


def render(tables: Sequence[Table]) -> Iterator[bytes]:
    """Yield the file a group of rows at a time.

    Raises:
        MissingExtraError: pyarrow is not installed.
    """
    arrow, parquet = load_extra("pyarrow", "pyarrow.parquet", extra="parquet")
    table = merge_tables(tables)
    schema = arrow.schema([_make_field(arrow, column) for column in table.columns])
    sink = Sink()
    with parquet.ParquetWriter(sink, schema, compression="zstd") as writer:
        while rows := list(islice(table.rows, _GROUP)):
            writer.write_table(_make_group(arrow, schema, rows))
            yield sink.drain()
    yield sink.drain()


def _make_field(arrow: Any, column: Column) -> Any:
    kinds = {
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "day": arrow.date32(),
        "time": arrow.timestamp("us", tz="UTC"),
        "list": arrow.list_(arrow.string()),
    }
    kind = kinds.get(column.kind, arrow.string())
    return arrow.field(column.name, kind, metadata={"label": column.label, "help": column.help})


def _make_group(arrow: Any, schema: Any, rows: list[Row]) -> Any:
    columns = zip(*rows, strict=True)
    arrays = [
        arrow.array(map(_make_value, values), type=field.type)
        for field, values in zip(schema, columns, strict=True)
    ]
    return arrow.Table.from_arrays(arrays, schema=schema)


def _make_value(value: object) -> object:
    if isinstance(value, tuple):
        return [str(part) for part in value]
    return float(value) if isinstance(value, Decimal) else value
