"""Upgrade a store to the tables of this code, with Alembic.

A change of tables is a new file in `migrations/versions/` and a new `HEAD` in `database.py`.
"""

from pathlib import Path

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from alembic.script.revision import RevisionError
from alembic.util.exc import CommandError
from sqlalchemy import Connection

from corpus.errors import StoreVersionError

_MIGRATIONS = Path(__file__).with_name("migrations")


def make_config() -> Config:
    """Make the Alembic settings; `attributes["connection"]` is for the caller to set."""
    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    return config


def upgrade(connection: Connection, path: str) -> None:
    """Run the migrations that are missing, within the caller's transaction.

    Raises:
        StoreVersionError: The store stands at a migration that this code does not know.
    """
    config = make_config()
    config.attributes["connection"] = connection
    version = MigrationContext.configure(connection).get_current_revision()
    if version is not None:
        check_known(version, path)
    command.upgrade(config, "head")


def is_ours(name: str | None, kind: str, _parents: object = None) -> bool:
    """Leave the tables out that SQLite's full-text search makes for itself."""
    return kind != "table" or name is None or not name.startswith("fts_")


def check_known(version: str, path: str) -> None:
    """Make sure that this code knows the migration that a store stands at.

    Raises:
        StoreVersionError: It does not: a later Miclu wrote the store.
    """
    try:
        ScriptDirectory.from_config(make_config()).get_revision(version)
    except (RevisionError, CommandError) as error:
        raise StoreVersionError(path, version) from error
