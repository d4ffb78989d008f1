"""Saved searches, who gets them by mail, and what each was told: a fact once at most."""

import secrets
from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from datetime import datetime
from itertools import chain
from typing import Any

from sqlalchemy import ColumnElement, Connection, insert, select, update

from corpus.chunks import cut
from corpus.errors import MissingSubscriptionError
from corpus.store.database import Database
from corpus.store.dialects import insert_ignoring
from corpus.store.mailings import open_mailing
from corpus.store.retries import retried
from corpus.store.tables import AnyRow, alerts, facts, statements, subscriptions, told_facts
from corpus.times import Clock

_CHUNK = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptSearch:
    """A search to keep.

    `filters` are those fields of the search's filters that restrict; `address` gets what is new by
    mail, empty for nobody, and `rhythm`, daily or weekly, tells when; `owner` is the user whose
    search it is, `query` its address behind `/search?`, both empty where there is none.
    """

    name: str
    words: str
    filters: Mapping[str, Any]
    rhythm: str
    address: str = ""
    owner: str = ""
    query: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription(KeptSearch):
    """A kept search; `token` ends it, `ended` is None while it goes on."""

    number: int
    token: str
    created: datetime
    ended: datetime | None


class Alerts:
    """Saved searches, as `Store.alerts`; every method is one durable transaction."""

    def __init__(self, database: Database, *, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    @retried
    def keep(self, search: KeptSearch) -> Subscription:
        """Keep a search; the same one may be there twice."""
        row = {each.name: getattr(search, each.name) for each in fields(search)}
        row |= {
            "filters": dict(search.filters),
            "token": secrets.token_urlsafe(18),
            "created": self._clock(),
        }
        with self._database.writing(durable=True) as connection:
            connection.execute(insert(subscriptions), row)
        return self.get(str(row["token"]))

    def find_all(self, *, with_ended: bool = False) -> list[Subscription]:
        """Give the kept searches in the order in which they began, also those without mail."""
        chosen = select(subscriptions).order_by(subscriptions.c.number)
        if not with_ended:
            chosen = chosen.where(subscriptions.c.ended.is_(None))
        with self._database.reading() as connection:
            return [_make_subscription(row) for row in connection.execute(chosen)]

    def get(self, token: str) -> Subscription:
        """Give the subscription with a token, ended or not.

        Raises:
            MissingSubscriptionError: There is none.
        """
        return self._get(subscriptions.c.token == token, token)

    @retried
    def end(self, number: int) -> Subscription:
        """End a kept search; one that ended stays so.

        Raises:
            MissingSubscriptionError: There is none with this number.
        """
        own = subscriptions.c.number == number
        chosen = update(subscriptions).where(own, subscriptions.c.ended.is_(None))
        with self._database.writing(durable=True) as connection:
            connection.execute(chosen.values(ended=self._clock()))
        return self._get(own, str(number))

    def _get(self, chosen: ColumnElement[bool], word: str) -> Subscription:
        with self._database.reading() as connection:
            row = connection.execute(select(subscriptions).where(chosen)).one_or_none()
        if row is None:
            raise MissingSubscriptionError(word)
        return _make_subscription(row)

    def find_told(self, number: int, keys: Collection[str]) -> set[str]:
        """Give those of some statements that a subscriber was told, by whatever key they had."""
        with self._database.reading() as connection:
            marks = _find_marks(connection, keys)
            told: set[str] = set()
            for chunk in cut(chain.from_iterable(marks.values()), _CHUNK):
                chosen = select(told_facts.c.told).where(
                    told_facts.c.subscription == number, told_facts.c.told.in_(chunk)
                )
                told |= set(connection.scalars(chosen))
        return {key for key, known in marks.items() if known & told}

    def has(self, name: str) -> bool:
        """Tell whether an alert was made."""
        with self._database.reading() as connection:
            return connection.scalar(select(alerts.c.name).where(alerts.c.name == name)) is not None

    @retried
    def save(
        self, subscription: Subscription, name: str, content: str, keys: Collection[str]
    ) -> None:
        """Save an alert with its letter and what it tells, all of it or nothing.

        An alert of this name that is there already stays.
        """
        row = {"name": name, "subscription": subscription.number, "content": content}
        with self._database.writing(durable=True) as connection:
            made = insert_ignoring(connection, alerts)
            if not connection.execute(made, row | {"at": self._clock()}).rowcount:
                return
            told = set(chain.from_iterable(_find_marks(connection, keys).values()))
            own = {"subscription": subscription.number, "alert": name}
            rows = [own | {"told": mark} for mark in sorted(told)]
            connection.execute(insert_ignoring(connection, told_facts), rows)
            open_mailing(connection, name, [subscription.address], at=self._clock())

    def get_content(self, name: str) -> tuple[Subscription, str]:
        """Give what an alert says, and to whom.

        Raises:
            MissingSubscriptionError: There is no such alert.
        """
        chosen = select(alerts.c.content, subscriptions).join_from(alerts, subscriptions)
        with self._database.reading() as connection:
            row = connection.execute(chosen.where(alerts.c.name == name)).one_or_none()
        if row is None:
            raise MissingSubscriptionError(name)
        return _make_subscription(row), row.content


def _find_marks(connection: Connection, keys: Collection[str]) -> dict[str, set[str]]:
    """Map statements to what they are known by: their key, and each place that states them."""
    marks = {key: {key} for key in keys}
    for chunk in cut(keys, _CHUNK):
        chosen = (
            select(statements.c.key, facts.c.document, facts.c.key.label("fact"))
            .join_from(statements, facts, facts.c.statement == statements.c.number)
            .where(statements.c.key.in_(chunk))
        )
        for row in connection.execute(chosen):
            marks[row.key].add(f"{row.document}/{row.fact}")
    return marks


def _make_subscription(row: AnyRow) -> Subscription:
    names = Subscription.__dataclass_fields__
    return Subscription(**{name: row._mapping[name] for name in names})
