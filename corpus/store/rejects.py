"""The pages and files that were refused, and why."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, delete, func, insert, select

from corpus.records import freeze_text
from corpus.store.database import Database
from corpus.store.retries import retried
from corpus.store.tables import AnyRow, rejects
from corpus.store.views import Reject


class RejectLog:
    """What is no document, as `Store.rejects`; every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @retried
    def count(
        self, publisher: str, reason: str, address: str, at: datetime, *, detail: str = ""
    ) -> None:
        """Note a page that is no article; one address counts once for each reason.

        Forgotten once a document of this address is saved.
        """
        with self._database.writing() as connection:
            count_reject(
                connection,
                publisher=publisher,
                reason=reason,
                address=address,
                at=at,
                detail=detail,
            )

    def find(self) -> list[Reject]:
        """Give the refused pages by publisher and reason, in alphabetical order."""
        last = func.row_number().over(
            partition_by=(rejects.c.publisher, rejects.c.reason),
            order_by=(rejects.c.at.desc(), rejects.c.address),
        )
        count = func.count().over(partition_by=(rejects.c.publisher, rejects.c.reason))
        ranked = select(rejects, last.label("last"), count.label("count")).subquery()
        chosen = select(ranked).where(ranked.c.last == 1)
        with self._database.reading() as connection:
            rows = connection.execute(chosen.order_by(ranked.c.publisher, ranked.c.reason))
            return [_make_reject(row) for row in rows]


def count_reject(connection: Connection, **reject: Any) -> None:
    """Note a refused page once for each reason, with the last time."""
    row = {key: freeze_text(v) if isinstance(v, str) else v for key, v in reject.items()}
    same = [rejects.c[name] == row[name] for name in ("publisher", "reason", "address")]
    connection.execute(delete(rejects).where(*same))
    connection.execute(insert(rejects), row)


def _make_reject(row: AnyRow) -> Reject:
    return Reject(
        publisher=row.publisher,
        reason=row.reason,
        count=row._mapping["count"],
        last_address=row.address,
        last_at=row.at,
    )
