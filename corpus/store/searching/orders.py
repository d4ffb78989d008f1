"""Rows in the order of a column, page by page, by key and not by count: nothing shifts."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import ColumnElement, Connection, FromClause, Select, literal, select, tuple_

from corpus.errors import BadCursorError
from corpus.store.searching.views import Key
from corpus.store.tables import AnyRow


class Order:
    """By a column, rows without a value last or not at all, and by number among equals."""

    def __init__(
        self,
        column: ColumnElement[Any],
        number: ColumnElement[Any],
        *,
        descends: bool,
        bare: bool = True,
    ) -> None:
        self.column = column
        self._number = number
        self._descends = descends
        self._bare = bare

    def over(self, chosen: FromClause) -> "Order":
        """Give the same order of rows that are chosen already, by their `value` and `number`."""
        return Order(chosen.c.value, chosen.c.number, descends=self._descends, bare=self._bare)

    def load(
        self, connection: Connection, chosen: Select[Any], after: Key, *, limit: int
    ) -> list[AnyRow]:
        """Give up to `limit` rows behind a key.

        Args:
            connection: Where to ask.
            chosen: Selects the number and the column first; with all conditions.
            after: The value and number of the row before, empty for the first.
            limit: The most rows.

        Raises:
            BadCursorError: The key is none of this order.
        """
        self._check(after)
        rows: list[AnyRow] = []
        if not after or after[0] is not None:
            valued = chosen.where(self.column.is_not(None))
            rows += connection.execute(self._page(valued, after, self.column).limit(limit)).all()
            after = ()
        if len(rows) < limit and self._has_bare(connection):
            bare = chosen.where(self.column.is_(None))
            rest = self._page(bare, after[1:]).limit(limit - len(rows))
            rows += connection.execute(rest).all()
        return rows

    def _check(self, after: Key) -> None:
        """Refuse a key that somebody made up: databases compare no days with texts."""
        kinds = (self.column.type.python_type, int)
        if after and not (
            len(after) == len(kinds)
            and (after[0] is None or type(after[0]) is kinds[0])
            and type(after[1]) is int
        ):
            raise BadCursorError(str(after))

    def _has_bare(self, connection: Connection) -> bool:
        """Tell whether any row has no value, before all conditions are asked a second time."""
        if not self._bare:
            return False
        found = select(self._number).where(self.column.is_(None)).limit(1)
        return connection.scalar(found) is not None

    def _page(self, chosen: Select[Any], after: Key, *columns: ColumnElement[Any]) -> Select[Any]:
        columns = (*columns, self._number)
        if after:
            # With the types of the columns: a time is else compared as it stands in its zone.
            values = [literal(one, each.type) for one, each in zip(after, columns, strict=True)]
            key, last = tuple_(*columns), tuple_(*values)
            chosen = chosen.where(key < last if self._descends else key > last)
        ordered: Sequence[Any] = [
            column.desc() if self._descends else column.asc() for column in columns
        ]
        return chosen.order_by(*ordered)
