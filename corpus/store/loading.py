"""Put many rows into a table as fast as its database takes them."""

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Connection, TableClause, insert
from sqlalchemy.exc import DBAPIError

# From so many rows on, the two round trips of a COPY are won back.
_WORTH_A_COPY = 8


def load(connection: Connection, table: TableClause, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, none of which is there; each has the same columns."""
    if connection.dialect.name == "postgresql" and len(rows) >= _WORTH_A_COPY:
        copy_in(connection, table, rows)
    elif rows:
        connection.execute(insert(table), rows)


def copy_in(connection: Connection, table: TableClause, rows: Sequence[Mapping[str, Any]]) -> None:
    """Insert rows, at least one, with a COPY of PostgreSQL, which reads a vector from its text."""
    names = list(rows[0])
    quote = connection.dialect.identifier_preparer
    columns = ", ".join(quote.quote(name) for name in names)
    statement = f"COPY {quote.format_table(table)} ({columns}) FROM STDIN"
    dialect = connection.dialect
    makers = [
        table.c[name].type.dialect_impl(dialect).bind_processor(dialect) or _same for name in names
    ]
    driver: Any = connection.connection.driver_connection
    try:
        with driver.cursor() as cursor, cursor.copy(statement) as copy:
            for row in rows:
                copy.write_row([make(row[name]) for make, name in zip(makers, names, strict=True)])
    except driver_errors(connection) as error:
        raise DBAPIError(statement, None, error) from error


def _same(value: Any) -> Any:
    return value


def driver_errors(connection: Connection) -> type[Exception]:
    """Give the base of the errors of a connection's driver."""
    errors: type[Exception] = connection.dialect.loaded_dbapi.Error
    return errors
