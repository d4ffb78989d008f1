"""Copy a whole store into another database, of whatever kind."""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Select, Table, exists, func, select, text

from corpus.errors import StoreNotEmptyError
from corpus.store.database import Database
from corpus.store.fulltext.filling import (
    Entry,
    fill_documents,
    fill_statements,
    making_index_last,
)
from corpus.store.loading import load
from corpus.store.tables import AnyRow, metadata, readings, revisions, statement_texts

Progress = Callable[[int, int], object]
"""Told how many rows are done, and of how many."""

_TABLES = metadata.sorted_tables
_BATCH = 2_000
_INDEXED = select(readings.c.document, revisions.c.text, readings.c.morphemes).join_from(
    readings, revisions
)
_STATED = select(
    statement_texts.c.statement, statement_texts.c.sentence, statement_texts.c.forms
).order_by(statement_texts.c.statement)
_NEXT = text("SELECT setval(pg_get_serial_sequence(:name, :column), :last)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """How many rows were copied, and the name of the new store without its password."""

    rows: int
    shown: str


def copy_store(source: str, target: str, *, on_progress: Progress) -> Copied:
    """Copy a whole store into another database, which is upgraded first.

    Args:
        source: The address of a store.
        target: The address of a database, or of a file that may be made, without rows of a store.
        on_progress: Told of rows, and of the texts of the full-text index.

    Raises:
        MissingStoreError: The source is not there.
        StoreNotEmptyError: The target holds rows.
    """
    with (
        closing(Database(source, must_exist=True)) as old,
        closing(Database(target)) as new,
    ):
        return Copied(rows=copy_rows(old, new, on_progress=on_progress), shown=new.shown)


def copy_rows(source: Database, target: Database, *, on_progress: Progress) -> int:
    """Copy every row in one transaction, and make the full-text index again.

    The source is one snapshot: who writes to it meanwhile is not waited for, and not copied.

    Args:
        source: A store that is up to date.
        target: One without rows.
        on_progress: Told of rows, and of the texts of the index.

    Returns:
        How many rows there are.

    Raises:
        StoreNotEmptyError: The target holds rows.
    """
    with source.reading() as old, target.writing() as new:
        if any(new.scalar(select(exists().select_from(table))) for table in _TABLES):
            raise StoreNotEmptyError(target.shown)
        copy = _Copy(old, new, on_progress)
        with making_index_last(new):
            for table in _TABLES:
                copy.copy_table(table)
            fill_documents(new, copy.read_entries(_INDEXED))
            fill_statements(new, copy.read_entries(_STATED))
    return copy.rows


class _Copy:
    """A copy under way."""

    def __init__(self, old: Connection, new: Connection, on_progress: Progress) -> None:
        self._old = old
        self._new = new
        self._on_progress = on_progress
        self._done = 0
        sizes = {table: self._count(table) for table in _TABLES}
        self.rows = sum(sizes.values())
        self._total = self.rows + sizes[readings] + sizes[statement_texts]

    def copy_table(self, table: Table) -> None:
        """Copy the rows of a table, in the order of its key: rows point to earlier ones."""
        for rows in self._read(select(table).order_by(*table.primary_key)):
            load(self._new, table, [dict(row._mapping) for row in rows])
        counted = table.autoincrement_column
        if counted is not None and self._new.dialect.name == "postgresql":
            last = self._new.scalar(select(func.max(counted)))
            names = {"name": f'"{table.name}"', "column": counted.name}
            if last is not None:
                self._new.execute(_NEXT, names | {"last": last})

    def read_entries(self, chosen: Select[Any]) -> Iterator[Entry]:
        """Yield what an index is made of."""
        for rows in self._read(chosen):
            yield from ((row[0], row[1], row[2]) for row in rows)

    def _read(self, chosen: Select[Any]) -> Iterator[list[AnyRow]]:
        found = self._old.execution_options(yield_per=_BATCH).execute(chosen)
        for rows in found.partitions():
            yield list(rows)
            self._done += len(rows)
            self._on_progress(self._done, self._total)

    def _count(self, table: Table) -> int:
        return self._old.scalar(select(func.count()).select_from(table)) or 0
