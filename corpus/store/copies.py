"""What copying a PostgreSQL store needs to ask it; a store is not opened for that, nor upgraded."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, func, inspect, select, text
from sqlalchemy.exc import DBAPIError

from corpus.errors import MissingStoreError
from corpus.store.addresses import Address
from corpus.store.dialects import DIALECTS
from corpus.store.faults import make_error
from corpus.store.tables import documents


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """A state of the base that other connections may look at while this one lasts."""

    name: str
    version: str
    documents: int


@contextmanager
def exported_snapshot(address: Address) -> Iterator[Snapshot]:
    """Hold a snapshot as long as the block runs.

    Raises:
        MissingStoreError: The database holds no store.
    """
    with _connected(address) as connection:
        if not inspect(connection).has_table("alembic_version"):
            raise MissingStoreError(address.shown)
        yield Snapshot(
            name=connection.scalar(text("SELECT pg_export_snapshot()")) or "",
            version=connection.scalar(text("SELECT version_num FROM alembic_version")) or "",
            documents=connection.scalar(select(func.count()).select_from(documents)) or 0,
        )


def find_tables(address: Address) -> list[str]:
    """Give the tables of a database, quoted as SQL wants them."""
    with _connected(address) as connection:
        quote = connection.dialect.identifier_preparer.quote
        return [quote(name) for name in inspect(connection).get_table_names()]


@contextmanager
def _connected(address: Address) -> Iterator[Connection]:
    dialect = DIALECTS[address.dialect]
    engine: Engine = dialect.make_engine(address.url)
    try:
        options = dialect.options(writes=True, live=False, durable=False)
        with engine.execution_options(**options).begin() as connection:
            yield connection
    except DBAPIError as error:
        raise make_error(error, address.shown) from error
    finally:
        engine.dispose()
