"""The frontier: the requests that a crawl has yet to make, so that it survives its crawlers.

A walk is one way through a publisher for one wish. Its requests stand in the store once each, by
fingerprint. A crawler takes some for the time of a lease and gives them back as done in the same
transaction that stores what their pages gave: whatever kills it at any moment, no page is lost and
none is stored twice. Several crawlers may share a walk; one that is dead loses what it holds.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, exists, func, select, update
from sqlalchemy.dialects import postgresql, sqlite

from corpus.store import documents
from corpus.store.batches import Ask, Batch, Exchanged, Taken, Walk
from corpus.store.database import Database
from corpus.store.rejects import count_reject
from corpus.store.tables import frontier, walks
from corpus.store.walks import (
    describe_walk,
    drop_old_sources,
    find_walk,
    forget_walks,
    open_walk,
)
from corpus.times import Clock, now

LEASE = timedelta(seconds=30)
"""How long a crawler keeps what it took, unless it is known to be dead or takes again."""

_RENEWAL = LEASE / 3
# A source may have news after this time: a walk that is taken up again asks it again.
_FRESH = timedelta(hours=1)
# What a crawler held when it died goes behind all others, for it may be the cause of death; after
# so many deaths it is.
_BEHIND = 1_000_000
_MOST_TRIES = 50
CRASHED = "crashed"
"""The reason of such a reject."""

_INSERTS: Mapping[str, Callable[..., Any]] = {
    "sqlite": sqlite.insert,
    "postgresql": postgresql.insert,
}
_DONE = (
    update(frontier)
    .where(frontier.c.number == bindparam("row"))
    .values(done=bindparam("at"), fault=bindparam("why"), owner=None)
)
_POSTPONED = (
    update(frontier)
    .where(frontier.c.number == bindparam("row"))
    .values(request=bindparam("form"), due=bindparam("at"), owner=None, tries=0)
)
_RELEASED = (
    update(frontier)
    .where(frontier.c.number == bindparam("row"), frontier.c.done.is_(None))
    .values(due=bindparam("at"), owner=None, tries=frontier.c.tries - 1)
)


class Frontier:
    """The requests of one walk, for one crawler. Each method is one transaction.

    Args:
        url: The address of the store.
        publisher: Its key.
        owner: The name of this crawler, which no other has.
        is_dead: Tells of another crawler's name whether that is known to have ended.
        clock: Tells the time of leases.
    """

    def __init__(
        self,
        url: str,
        *,
        publisher: str,
        owner: str,
        is_dead: Callable[[str], bool],
        clock: Clock = now,
    ) -> None:
        self._database = Database(url)
        self._publisher = publisher
        self._owner = owner
        self._is_dead = is_dead
        self._clock = clock
        self._walk = 0
        self._others = frontier.c.owner.is_distinct_from(owner)
        self._renewed = clock()

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    def join(self, wish: str, *, caught_up: bool) -> Walk:
        """Join the walk for a wish that is under way or was cut short; without one, begin it.

        Args:
            wish: What the crawl is to bring, in one form for equal wishes.
            caught_up: What a walk that begins now is told of the one before it.
        """
        with self._database.writing() as connection:
            moment = self._clock()
            found = find_walk(connection, self._publisher, wish, moment)
            if found is None:
                forget_walks(connection, self._publisher, moment)
                values = {"publisher": self._publisher, "wish": wish, "caught_up": caught_up}
                found = open_walk(connection, opened=moment, **values)
            self._walk = found
            if not self._take_over(connection, moment):
                drop_old_sources(connection, found, moment - _FRESH)
            return describe_walk(connection, found)

    def exchange(self, batch: Batch, *, take: int) -> Exchanged:
        """Store a batch, all of it or nothing, and take up to so many requests."""
        with self._database.writing() as connection:
            moment = self._clock()
            saved = documents.save_documents(connection, batch.documents)
            for each in batch.rejects:
                count_reject(connection, publisher=self._publisher, **asdict(each))
            _push(connection, self._walk, batch.asks, moment)
            _give_back(connection, batch, moment)
            self._renew(connection, moment)
            taken = self._take(connection, take, moment)
            next_due = None if taken else self._find_next(connection, moment)
        return Exchanged(saved=tuple(saved), taken=taken, next_due=next_due)

    def knows(self, fingerprint: str) -> bool:
        """Tell whether a request stands in the walk, done or not."""
        same = (frontier.c.walk == self._walk, frontier.c.fingerprint == fingerprint)
        with self._database.reading() as connection:
            return bool(connection.scalar(select(exists().where(*same))))

    def asked(self) -> set[str]:
        """Give the addresses of the walk that are no sources."""
        address = frontier.c.request["url"].as_string()
        chosen = select(address).where(frontier.c.walk == self._walk, frontier.c.source.is_(False))
        with self._database.reading() as connection:
            return set(connection.scalars(chosen))

    def leave(self) -> bool:
        """Close the walk where nothing is left to do.

        Returns:
            Whether it is closed, and no request of it ended in a fault that may be gone next time.
        """
        rows = frontier.c.walk == self._walk
        with self._database.writing() as connection:
            if connection.scalar(select(exists().where(rows, frontier.c.done.is_(None)))):
                return False
            closing = update(walks).where(walks.c.number == self._walk)
            connection.execute(closing.values(closed=self._clock()))
            return not connection.scalar(select(exists().where(rows, frontier.c.fault != "")))

    def _take_over(self, connection: Connection, moment: datetime) -> bool:
        """Free what dead crawlers hold; tell whether another one is alive."""
        held = select(frontier.c.owner).where(*_open_rows(self._walk)).distinct()
        others = set(connection.scalars(held)) - {None, self._owner}
        dead = {owner for owner in others if self._is_dead(owner)}
        for owner in dead:
            self._free(connection, owner, moment)
        return bool(others - dead)

    def _free(self, connection: Connection, owner: str, moment: datetime) -> None:
        """Put what a dead crawler held behind the rest; give up what outlived too many."""
        held = (*_open_rows(self._walk), frontier.c.owner == owner)
        fatal = (*held, frontier.c.tries >= _MOST_TRIES)
        for form in connection.scalars(select(frontier.c.request).where(*fatal)).all():
            reject = {"reason": CRASHED, "address": form["url"], "at": moment, "detail": owner}
            count_reject(connection, publisher=self._publisher, **reject)
        connection.execute(update(frontier).where(*fatal).values(done=moment, fault=CRASHED))
        freed = {"owner": None, "due": moment, "rank": frontier.c.rank + _BEHIND}
        connection.execute(update(frontier).where(*held).values(freed))

    def _renew(self, connection: Connection, moment: datetime) -> None:
        if moment - self._renewed < _RENEWAL:
            return
        self._renewed = moment
        mine = update(frontier).where(*_open_rows(self._walk), frontier.c.owner == self._owner)
        connection.execute(mine.values(due=moment + LEASE))

    def _take(self, connection: Connection, most: int, moment: datetime) -> tuple[Taken, ...]:
        if not most:
            return ()
        ready = (
            select(frontier.c.number)
            .where(*_open_rows(self._walk), frontier.c.due <= moment, self._others)
            .order_by(frontier.c.rank, frontier.c.number)
            .limit(most)
            .with_for_update(skip_locked=True)
        )
        values = {"owner": self._owner, "due": moment + LEASE, "tries": frontier.c.tries + 1}
        taking = update(frontier).where(frontier.c.number.in_(ready)).values(values)
        rows = connection.execute(
            taking.returning(
                frontier.c.rank, frontier.c.number, frontier.c.request, frontier.c.tries
            )
        ).all()
        rows = sorted(rows, key=lambda row: (row.rank, row.number))
        return tuple(
            Taken(number=row.number, request=row.request, is_orphan=row.tries > 1) for row in rows
        )

    def _find_next(self, connection: Connection, moment: datetime) -> datetime | None:
        """Find when a request may be ready that this crawler does not hold."""
        self._take_over(connection, moment)
        waiting = select(func.min(frontier.c.due)).where(*_open_rows(self._walk), self._others)
        due: datetime | None = connection.scalar(waiting)
        return due


def _open_rows(walk: int) -> tuple[Any, ...]:
    return (frontier.c.walk == walk, frontier.c.done.is_(None))


def _push(connection: Connection, walk: int, asks: Sequence[Ask], moment: datetime) -> None:
    """Add requests; one whose fingerprint is known is left out."""
    if not asks:
        return
    rows = [
        {
            "walk": walk,
            "fingerprint": ask.fingerprint,
            "rank": ask.rank,
            "request": ask.request,
            "source": ask.source,
            "due": moment,
            "tries": 0,
            "done": moment if ask.is_done else None,
        }
        for ask in asks
    ]
    adding = _INSERTS[connection.dialect.name](frontier)
    connection.execute(adding.on_conflict_do_nothing(), rows)


def _give_back(connection: Connection, batch: Batch, moment: datetime) -> None:
    done = [{"row": number, "why": fault, "at": moment} for number, fault in batch.done]
    later = [
        {"row": taken.number, "form": taken.request, "at": due} for taken, due in batch.postponed
    ]
    released = [{"row": number, "at": moment} for number in batch.released]
    for change, rows in ((_DONE, done), (_POSTPONED, later), (_RELEASED, released)):
        if rows:
            connection.execute(change, rows)
