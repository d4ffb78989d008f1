"""What is exported: tables whose columns come from the fields of dataclasses."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import date, datetime
from decimal import Decimal
from types import NoneType
from typing import Any, Literal, get_args, get_origin, get_type_hints

Kind = Literal["text", "link", "integer", "number", "boolean", "day", "time", "list"]
Row = tuple[Any, ...]

_KINDS: Mapping[Any, Kind] = {
    str: "text",
    int: "integer",
    float: "number",
    Decimal: "number",
    bool: "boolean",
    date: "day",
    datetime: "time",
    tuple: "list",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column; `name` is the same in every format, `label` the Korean heading.

    A value is None where nothing is known. A `link` is a text that may be an address of the web.
    """

    name: str
    label: str
    help: str
    kind: Kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """Rows of one kind, read while they are written.

    `name` tells what the rows are (`facts`), `title` is the Korean name of the sheet; a row holds
    one value a column.
    """

    name: str
    title: str
    columns: tuple[Column, ...]
    rows: Iterator[Row] = field(repr=False)


def make_columns(record: type) -> tuple[Column, ...]:
    """Give one column for each field of a dataclass that has a label.

    A field with `link: True` in its metadata is an address.
    """
    hints = get_type_hints(record)
    return tuple(
        Column(
            name=each.name,
            label=each.metadata["label"],
            help=each.metadata["help"],
            kind="link" if each.metadata.get("link") else _KINDS[_plain(hints[each.name])],
        )
        for each in fields(record)
        if "label" in each.metadata
    )


def merge_tables(tables: Sequence[Table]) -> Table:
    """Put tables under each other, for formats that hold one.

    The columns are those of all, and last the ones with which all tables end. Columns of one name
    become one, told by all their labels, which is empty where a table has none of that name.
    """
    merged: dict[str, Column] = {}
    for column in (column for table in tables for column in table.columns):
        merged[column.name] = _join(merged.get(column.name, column), column)
    last = set(_find_common_end([[column.name for column in table.columns] for table in tables]))
    columns = tuple(sorted(merged.values(), key=lambda column: column.name in last))
    return Table(
        name=tables[0].name, title=tables[0].title, columns=columns, rows=_chain(tables, columns)
    )


def _find_common_end(names: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield the names with which all rows of names end, last first."""
    for at in zip(*map(reversed, names), strict=False):
        if len(set(at)) > 1:
            return
        yield at[0]


def _join(one: Column, other: Column) -> Column:
    if one.kind != other.kind:
        msg = f"column {one.name!r} is {one.kind} in one table and {other.kind} in another"
        raise TypeError(msg)
    labels = dict.fromkeys([*one.label.split("/"), *other.label.split("/")])
    helps = dict.fromkeys([*one.help.split(" / "), other.help])
    return Column(name=one.name, label="/".join(labels), help=" / ".join(helps), kind=one.kind)


def _chain(tables: Sequence[Table], columns: Sequence[Column]) -> Iterator[Row]:
    for table in tables:
        places = {column.name: place for place, column in enumerate(table.columns)}
        order = [places.get(column.name) for column in columns]
        for row in table.rows:
            yield tuple(None if place is None else row[place] for place in order)


def _plain(hint: Any) -> Any:
    """Give the plain type of a field: `date` for `date | None`, `tuple` for `tuple[str, ...]`."""
    parts = [part for part in get_args(hint) if part is not NoneType]
    if get_origin(hint) is not tuple and parts:
        return _plain(parts[0])
    return get_origin(hint) or hint
