"""The walks that crawlers take through publishers; `frontier.py` holds their requests."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, exists, func, insert, select

from corpus.store.batches import Walk
from corpus.store.tables import frontier, walks

_ABANDONED = timedelta(days=7)
# Whoever still shares a closed walk has ended by then.
_FORGOTTEN = timedelta(days=1)


def find_walk(connection: Connection, publisher: str, wish: str, moment: datetime) -> int | None:
    """Find the last open walk for a wish, unless it lay too long."""
    same = (walks.c.publisher == publisher, walks.c.wish == wish, walks.c.closed.is_(None))
    chosen = select(func.max(walks.c.number)).where(*same, walks.c.opened > moment - _ABANDONED)
    number: int | None = connection.scalar(chosen)
    return number


def open_walk(connection: Connection, **values: Any) -> int:
    """Begin a walk with these values of its columns."""
    number: int = connection.scalars(insert(walks).returning(walks.c.number), values).one()
    return number


def describe_walk(connection: Connection, walk: int) -> Walk:
    """Tell of a walk what a crawler that joins it must know."""
    chosen = select(walks.c.number, walks.c.caught_up, walks.c.opened)
    return Walk(**connection.execute(chosen.where(walks.c.number == walk)).one()._mapping)


def forget_walks(connection: Connection, publisher: str, moment: datetime) -> None:
    """Drop walks that are over or lay too long, with their requests."""
    old = select(walks.c.number).where(
        walks.c.publisher == publisher,
        (walks.c.closed < moment - _FORGOTTEN) | (walks.c.opened < moment - _ABANDONED),
        ~exists().where(frontier.c.walk == walks.c.number, frontier.c.due > moment),
    )
    numbers = connection.scalars(old).all()
    connection.execute(delete(frontier).where(frontier.c.walk.in_(numbers)))
    connection.execute(delete(walks).where(walks.c.number.in_(numbers)))


def drop_old_sources(connection: Connection, walk: int, before: datetime) -> None:
    """Forget that feeds, sitemaps and lists were asked before this moment."""
    old = (frontier.c.walk == walk, frontier.c.source.is_(True), frontier.c.done < before)
    connection.execute(delete(frontier).where(*old))
