import pytest
from sqlalchemy import Boolean, Index, select
from sqlalchemy.dialects import sqlite

from corpus.store import open_store
from corpus.store.tables import metadata

_INDICES = [index for table in metadata.tables.values() for index in table.indexes]


def find_flag(index: Index):
    """Give the flag that all rows of an index have, None where it is made by something else."""
    where = str(index.dialect_options["sqlite"]["where"])
    flags = [each for each in index.table.columns if isinstance(each.type, Boolean)]
    return next((each for each in flags if each.name in where.split()), None)


def test_keys_stand_first_in_tables_without_row_ids():
    """Else SQLite 3.40 takes the columns before them for NULL when it tests a file."""
    for table in metadata.tables.values():
        if table.dialect_options["sqlite"]["with_rowid"] is False:
            keys = {column.name for column in table.primary_key}
            first = {column.name for column in list(table.columns)[: len(keys)]}
            assert first == keys, table.name


@pytest.mark.parametrize(
    "index", [each for each in _INDICES if find_flag(each) is not None], ids=lambda each: each.name
)
def test_sqlite_finds_flagged_rows_by_their_index(index, tmp_path):
    """It knows an index of some rows again only where a query asks in the same words."""
    wanted = select(*index.columns).where(find_flag(index))
    query = wanted.compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    with (
        open_store(f"sqlite:///{tmp_path}/miclu.db") as store,
        store._database.reading() as connection,
    ):
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {query}").one().detail
    assert f"INDEX {index.name}" in plan
