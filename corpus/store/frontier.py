"""The frontier: the requests that a crawl has yet to make, so that it survives its crawlers.

A walk is one way through a publisher for one wish. Its requests stand in the store once each, by
fingerprint. A crawler takes some for the time of a lease and gives them back as done in the same
transaction that stores what their pages gave: whatever kills it at any moment, no page is lost and
none is stored twice. Several crawlers may share a walk; one that is dead loses what it holds.
"""

from collections.abc import Callable, Sequence
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, bindparam, exists, func, select, update

from corpus.store import documents
from corpus.store.batches import COUNTED, Ask, Batch, Exchanged, Taken, Walk
from corpus.store.database import Database
from corpus.store.dialects import insert_ignoring, lock_words
from corpus.store.rejects import count_reject
from corpus.store.retries import retried
from corpus.store.tables import frontier, walks
from corpus.store.walks import (
    describe_walk,
    drop_old_sources,
    find_walk,
    forget_walks,
    is_elsewhere,
    keep_limit,
    lock_walk,
    open_walk,
)
from corpus.times import Clock, now

LEASE = timedelta(seconds=30)
"""How long a crawler keeps what it took, unless it is known to be dead or takes again."""

# Leases are renewed when a third of them is over, and others' are looked after so often.
_RENEWED = 3
_WAIT = timedelta(seconds=1)
# A source may have news after this time: a walk that is taken up again asks it again.
_FRESH = timedelta(hours=1)
# What a crawler held when it died goes behind all others, for it may be the cause of death; after
# so many deaths it is.
_BEHIND = 1_000_000
_MOST_TRIES = 50
CRASHED = "crashed"
"""The reason of such a reject."""

_DONE = (
    update(frontier)
    .where(frontier.c.number == bindparam("row"), frontier.c.done.is_(None))
    # What came to a good end is done, whoever holds it by now.
    .where((frontier.c.owner == bindparam("mine")) | (bindparam("why") == ""))
    .values(done=bindparam("at"), fault=bindparam("why"), owner=None)
)
_POSTPONED = (
    update(frontier)
    .where(frontier.c.number == bindparam("row"), frontier.c.owner == bindparam("mine"))
    .values(request=bindparam("form"), due=bindparam("at"), owner=None, tries=0)
)
_RELEASED = (
    update(frontier)
    .where(frontier.c.number == bindparam("row"), frontier.c.owner == bindparam("mine"))
    .values(due=bindparam("at"), owner=None, tries=frontier.c.tries - 1)
)


class Frontier:
    """The requests of one walk, for one crawler. Each method is one transaction.

    Args:
        url: The address of the store.
        publisher: Its key.
        owner: The name of this crawler, which no other has.
        is_dead: Tells of another crawler's name whether that is known to have ended.
        alone: Whether to take nothing while another crawler has requests to this publisher in
            hand: the pauses that a host is given are kept by each crawler for itself.
        lease: How long this crawler keeps what it takes without a sign of life.
        clock: Tells the time of leases.
    """

    def __init__(  # noqa: PLR0913  what sets one crawler apart from another
        self,
        url: str,
        *,
        publisher: str,
        owner: str,
        is_dead: Callable[[str], bool],
        alone: bool = False,
        lease: timedelta = LEASE,
        clock: Clock = now,
    ) -> None:
        self._database = Database(url)
        self._publisher = publisher
        self._owner = owner
        self._is_dead = is_dead
        self._alone = alone
        self._lease = lease
        self._clock = clock
        self._walk = 0
        self._limit: int | None = None
        self._others = frontier.c.owner.is_distinct_from(owner)
        self._renewed = clock()

    def close(self) -> None:
        """Let go of the database."""
        self._database.close()

    @retried
    def join(self, wish: str, *, caught_up: bool, limit: int | None = None) -> Walk:
        """Join the walk for a wish that is under way or was cut short; without one, begin it.

        Args:
            wish: What the crawl is to bring, in one form for equal wishes.
            caught_up: What a walk that begins now is told of the one before it.
            limit: The most requests marked as `COUNTED` that the walk may hold.
        """
        self._limit = limit
        with self._database.writing(live=True) as connection:
            lock_words(connection, "walk", self._publisher, wish)
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

    @retried
    def exchange(self, batch: Batch, *, take: int) -> Exchanged:
        """Store a batch, all of it or nothing, and take up to so many requests."""
        with self._database.writing(live=True) as connection:
            moment = self._clock()
            saved = documents.save_documents(connection, batch.documents)
            for each in batch.rejects:
                count_reject(connection, publisher=self._publisher, **asdict(each))
            self._push(connection, batch.asks, moment)
            _give_back(connection, batch, self._owner, moment)
            self._renew(connection, moment)
            must_wait = self._must_wait(connection, moment)
            taken = self._take(connection, 0 if must_wait else take, moment)
            next_due = None if taken else self._find_next(connection, moment)
            if must_wait and next_due:
                next_due = max(next_due, moment + _WAIT)
        return Exchanged(saved=tuple(saved), taken=taken, next_due=next_due)

    def knows(self, fingerprint: str) -> bool:
        """Tell whether a request stands in the walk, done or not."""
        same = (frontier.c.walk == self._walk, frontier.c.fingerprint == fingerprint)
        with self._database.reading() as connection:
            return bool(connection.scalar(select(exists().where(*same))))

    def asked(self) -> set[str]:
        """Give the addresses of the walk that count against its limit."""
        address = frontier.c.request["url"].as_string()
        counted = frontier.c.request[COUNTED].as_boolean()
        chosen = select(address).where(frontier.c.walk == self._walk, counted)
        with self._database.reading() as connection:
            return set(connection.scalars(chosen))

    @retried
    def leave(self) -> bool:
        """Close the walk where nothing is left to do.

        Returns:
            Whether it is closed, and no request of it ended in a fault that may be gone next time.
        """
        rows = frontier.c.walk == self._walk
        with self._database.writing(live=True) as connection:
            lock_walk(connection, self._walk)
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
        if moment - self._renewed < self._lease / _RENEWED:
            return
        self._renewed = moment
        mine = update(frontier).where(*_open_rows(self._walk), frontier.c.owner == self._owner)
        connection.execute(mine.values(due=moment + self._lease))

    def _must_wait(self, connection: Connection, moment: datetime) -> bool:
        """Tell whether another crawler asks this publisher, and this one is to be alone."""
        if not self._alone:
            return False
        lock_words(connection, "publisher", self._publisher)
        return is_elsewhere(connection, self._publisher, self._owner, moment)

    def _push(self, connection: Connection, asks: Sequence[Ask], moment: datetime) -> None:
        """Add requests; one whose fingerprint is known is left out."""
        if self._limit:
            asks = keep_limit(connection, self._walk, asks, self._limit)
        if asks:
            rows = [_make_row(self._walk, ask, moment) for ask in asks]
            connection.execute(insert_ignoring(connection, frontier), rows)

    def _take(self, connection: Connection, most: int, moment: datetime) -> tuple[Taken, ...]:
        if not most:
            return ()
        ready = (
            select(frontier.c.number)
            .where(*_open_rows(self._walk), frontier.c.due <= moment, self._others)
            .order_by(frontier.c.rank, frontier.c.number)
            .limit(most)
            .with_for_update(skip_locked=True)
            .cte("ready")
        )
        values = {"owner": self._owner, "due": moment + self._lease, "tries": frontier.c.tries + 1}
        chosen = frontier.c.number.in_(select(ready.c.number))
        taking = update(frontier).where(chosen).values(values)
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


def _make_row(walk: int, ask: Ask, moment: datetime) -> dict[str, Any]:
    return {
        "walk": walk,
        "fingerprint": ask.fingerprint,
        "rank": ask.rank,
        "request": ask.request,
        "source": ask.source,
        "due": moment,
        "tries": 0,
        "done": moment if ask.is_done else None,
    }


def _give_back(connection: Connection, batch: Batch, owner: str, moment: datetime) -> None:
    """Mark requests as done, postponed and released, as far as this crawler holds them still."""
    held = {"mine": owner}
    done = [held | {"row": number, "why": fault, "at": moment} for number, fault in batch.done]
    later = [
        held | {"row": taken.number, "form": taken.request, "at": due}
        for taken, due in batch.postponed
    ]
    released = [held | {"row": number, "at": moment} for number in batch.released]
    for change, rows in ((_DONE, done), (_POSTPONED, later), (_RELEASED, released)):
        if rows:
            connection.execute(change, rows)
