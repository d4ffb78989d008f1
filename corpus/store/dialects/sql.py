"""Expressions that each database writes in its own way."""

import zlib
from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import Connection, Integer, Table, func, select
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
