"""Expressions that each database writes in its own way."""

import zlib
from collections.abc import Callable, Collection, Mapping
from typing import Any

from sqlalchemy import (
    ColumnElement,
    Connection,
    Dialect,
    Integer,
    Table,
    Text,
    TypeDecorator,
    bindparam,
    func,
    select,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql.functions import GenericFunction

_INSERTS: Mapping[str, Callable[..., Any]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}


class position_of(GenericFunction[int]):  # noqa: N801  written like the functions of `func`
    """Where words first stand in a text, counted from 1; 0 where they do not: `(text, words)`."""

    type = Integer()
    inherit_cache = True


@compiles(position_of, "sqlite")
def _write_instr(element: position_of, compiler: Any, **options: Any) -> str:
    return f"instr({compiler.process(element.clauses, **options)})"


@compiles(position_of, "postgresql")
def _write_strpos(element: position_of, compiler: Any, **options: Any) -> str:
    return f"strpos({compiler.process(element.clauses, **options)})"


class likely(GenericFunction[Any]):  # noqa: N801  written like the functions of `func`
    """A condition that most rows fulfil, for SQLite, which takes each to choose a few rows only.

    So an index is left alone by which all those rows would be sorted, for one in the right order.
    """

    # Of a Boolean SQLite would be asked whether it equals 1, past every index.
    type = Integer()
    inherit_cache = True


@compiles(likely, "postgresql")
def _write_condition(element: likely, compiler: Any, **options: Any) -> str:
    return str(compiler.process(element.clauses, **options))


class _Numbers(TypeDecorator[Collection[int]]):
    """Whole numbers as one parameter: in brackets as JSON, in braces as an array."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: Collection[int] | None, dialect: Dialect) -> str:
        numbers = ",".join(map(str, map(int, value or ())))
        return f"{{{numbers}}}" if dialect.name == "postgresql" else f"[{numbers}]"


class _among(GenericFunction[Any]):  # noqa: N801  written like the functions of `func`
    # Of a Boolean SQLite would be asked whether it equals 1, past every index.
    type = Integer()
    inherit_cache = True


@compiles(_among, "sqlite")
def _write_json_each(element: _among, compiler: Any, **options: Any) -> str:
    column, numbers = (compiler.process(each, **options) for each in element.clauses)
    return f"{column} IN (SELECT value FROM json_each({numbers}))"  # noqa: S608  both are compiled


@compiles(_among, "postgresql")
def _write_any(element: _among, compiler: Any, **options: Any) -> str:
    column, numbers = (compiler.process(each, **options) for each in element.clauses)
    return f"{column} = ANY (CAST({numbers} AS INTEGER[]))"


def is_among(column: ColumnElement[Any], numbers: Collection[int]) -> ColumnElement[bool]:
    """Ask for thousands of numbers in one parameter: the text of the query stays the same."""
    return _among(column, bindparam("numbers", numbers, _Numbers(), unique=True))


def insert_ignoring(connection: Connection, table: Table) -> Any:
    """Begin an insert that leaves out the rows that are there already."""
    return _INSERTS[connection.dialect.name](table).on_conflict_do_nothing()


def lock_words(connection: Connection, *words: str) -> None:
    """Wait until no other transaction holds the same words; the end of this one lets them go.

    For what no row stands for yet. Of use in transactions that are `live` only: the snapshot of
    others is older than the lock. SQLite needs none.
    """
    if connection.dialect.name == "postgresql":
        key = zlib.crc32("\x1f".join(words).encode(errors="replace"))
        connection.execute(select(func.pg_advisory_xact_lock(key)))
