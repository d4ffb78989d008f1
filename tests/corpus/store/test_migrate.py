import re

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import JSON, inspect

from corpus.store import open_store
from corpus.store.addresses import read_address
from corpus.store.database import HEAD
from corpus.store.dialects import DIALECTS
from corpus.store.migrate import is_ours, make_config
from corpus.store.tables import metadata


def test_the_migrations_make_the_tables_of_the_code(store):
    options = {
        "include_name": is_ours,
        "compare_type": True,
        "compare_server_default": are_defaults_unlike,
    }
    with store._database.reading() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def are_defaults_unlike(_context, _found_column, column, found, _default, wanted):
    """Compare the defaults of JSON by their text: PostgreSQL has no equality for it."""
    return wanted not in (found or "") if isinstance(column.type, JSON) and wanted else None


def test_the_migrations_make_the_conditions_of_indices(store):
    """Alembic does not compare them."""
    word = store._database.dialect
    made, wanted = {}, {}
    with store._database.reading() as connection:
        for table in metadata.tables.values():
            for index in inspect(connection).get_indexes(table.name):
                condition = index.get("dialect_options", {}).get(f"{word}_where")
                made[index["name"]] = simplify(condition)
            for index in table.indexes:
                wanted[index.name] = simplify(index.dialect_options[word]["where"])
    assert made == made | wanted
    assert wanted["ix_frontier_open"] == "done is null"


def simplify(condition):
    return None if condition is None else re.sub(r"[()]|::text", "", str(condition)).lower()


def test_the_migrations_make_tables_without_row_ids(sqlite_url):
    made = "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
    with open_store(sqlite_url) as store, store._database.reading() as connection:
        statements = dict(connection.exec_driver_sql(made).all())
    for table in metadata.tables.values():
        bare = table.dialect_options["sqlite"]["with_rowid"] is False
        assert ("WITHOUT ROWID" in statements[table.name]) == bare


def test_the_head_in_the_code_is_the_last_migration():
    assert ScriptDirectory.from_config(make_config()).get_current_head() == HEAD


def test_shadow_tables_of_the_search_are_not_ours():
    assert not is_ours("fts_documents_data", "table")
    assert not is_ours("fts_terms", "table")
    assert is_ours("facts", "table")


def fill_old(url, revision, row):
    """Make a store as it was after a migration, with a row."""
    address = read_address(url)
    engine = DIALECTS[address.dialect].make_engine(address.url)
    DIALECTS[address.dialect].prepare(engine, address.url, must_exist=False)
    with engine.begin() as connection:
        config = make_config()
        config.attributes["connection"] = connection
        command.upgrade(config, revision)
        connection.exec_driver_sql(row)
    engine.dispose()


def test_crawls_of_a_store_from_before_are_healthy(fresh_url):
    fill_old(
        fresh_url,
        "0001",
        "INSERT INTO crawls (publisher, started, finished, outcome, counts) VALUES "
        "('hanbit', '2026-03-02 00:00:00', '2026-03-02 01:00:00', 'finished', '{}')",
    )
    with open_store(fresh_url) as store:
        (run,) = store.crawls.find()
        assert (run.publisher, run.shortfalls, run.held) == ("hanbit", (), False)
        assert store.crawls.find_held() == []


def test_saved_searches_of_a_store_from_before_go_on_without_an_owner(fresh_url):
    fill_old(
        fresh_url,
        "0019",
        "INSERT INTO subscriptions (address, name, words, filters, rhythm, token, created) VALUES "
        """('head@agency.example', '소식', '총회', '{"type": "event"}', 'weekly', 't', """
        "'2026-03-02 00:00:00')",
    )
    with open_store(fresh_url) as store:
        (kept,) = store.alerts.find_all()
        assert (kept.address, kept.owner, kept.query) == ("head@agency.example", "", "")
        assert kept.filters == {"type": "event"}
