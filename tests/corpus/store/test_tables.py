from corpus.store.tables import metadata


def test_keys_stand_first_in_tables_without_row_ids():
    """Else SQLite 3.40 takes the columns before them for NULL when it tests a file."""
    for table in metadata.tables.values():
        if table.dialect_options["sqlite"]["with_rowid"] is False:
            keys = {column.name for column in table.primary_key}
            first = {column.name for column in list(table.columns)[: len(keys)]}
            assert first == keys, table.name
