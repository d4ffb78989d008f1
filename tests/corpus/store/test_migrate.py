from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine

from corpus.store import open_store
from corpus.store.database import HEAD
from corpus.store.migrate import is_ours, make_config
from corpus.store.tables import metadata


def test_the_migrations_make_the_tables_of_the_code(store):
    options = {"include_name": is_ours, "compare_type": True, "compare_server_default": True}
    with store._database.reading() as connection:
        context = MigrationContext.configure(connection, opts=options)
        assert compare_metadata(context, metadata) == []


def test_the_migrations_make_what_the_comparison_does_not_see(store):
    """Alembic compares neither tables without row ids nor the conditions of indices."""
    made = "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL"
    with store._database.reading() as connection:
        statements = dict(connection.exec_driver_sql(made).all())
    for table in metadata.tables.values():
        bare = table.dialect_options["sqlite"]["with_rowid"] is False
        assert ("WITHOUT ROWID" in statements[table.name]) == bare
    assert statements["ix_entities_stale"].endswith("WHERE stale")
    assert statements["ix_crawls_held"].endswith("WHERE held")
    assert statements["ix_frontier_open"].endswith("WHERE done IS NULL")
    assert statements["ix_stages_fault"].endswith("WHERE fault IS NOT NULL")


def test_the_head_in_the_code_is_the_last_migration():
    assert ScriptDirectory.from_config(make_config()).get_current_head() == HEAD


def test_shadow_tables_of_the_search_are_not_ours():
    assert not is_ours("fts_documents_data", "table")
    assert is_ours("facts", "table")


def test_crawls_of_a_store_from_before_are_healthy(tmp_path):
    url = f"sqlite:///{tmp_path / 'miclu.db'}"
    engine = create_engine(url)
    with engine.begin() as connection:
        config = make_config()
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        connection.exec_driver_sql(
            "INSERT INTO crawls (publisher, started, finished, outcome, counts) VALUES "
            "('hanbit', '2026-03-02 00:00:00', '2026-03-02 01:00:00', 'finished', '{}')"
        )
    engine.dispose()
    with open_store(url) as store:
        (run,) = store.crawls.find()
        assert (run.publisher, run.shortfalls, run.held) == ("hanbit", (), False)
        assert store.crawls.find_held() == []
