"""The walks that crawlers take through publishers; `frontier.py` holds their requests."""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, delete, exists, func, insert, select

from corpus.store.batches import COUNTED, Ask, Walk
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


def lock_walk(connection: Connection, walk: int) -> None:
    """Wait for those who add requests to a walk, and let nobody add any in this transaction."""
    connection.execute(select(walks.c.number).where(walks.c.number == walk).with_for_update())


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


def is_elsewhere(connection: Connection, publisher: str, owner: str, moment: datetime) -> bool:
    """Tell whether another crawler has requests to this publisher in hand, for any wish."""
    held = exists().where(
        walks.c.publisher == publisher,
        frontier.c.walk == walks.c.number,
        frontier.c.done.is_(None),
        frontier.c.owner.is_not(None),
        frontier.c.owner != owner,
        frontier.c.due > moment,
    )
    return bool(connection.scalar(select(held)))


def keep_limit(connection: Connection, walk: int, asks: Sequence[Ask], limit: int) -> Sequence[Ask]:
    """Leave out the requests with which more would count than the walk may have.

    Several crawlers may add to a walk: whoever comes after the last is told nothing.
    """
    counted = {ask.fingerprint for ask in asks if ask.request.get(COUNTED)}
    if not counted:
        return asks
    lock_walk(connection, walk)
    own = frontier.c.walk == walk
    known = select(frontier.c.fingerprint).where(own, frontier.c.fingerprint.in_(counted))
    counted -= set(connection.scalars(known))
    all_counted = select(func.count()).where(own, frontier.c.request[COUNTED].as_boolean())
    room = max(limit - (connection.scalar(all_counted) or 0), 0)
    order = dict.fromkeys(ask.fingerprint for ask in asks if ask.fingerprint in counted)
    late = set(list(order)[room:])
    return [ask for ask in asks if ask.fingerprint not in late]
