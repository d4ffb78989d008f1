"""Mailings: a state for each recipient, so that nobody gets a letter twice or not at all."""

import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

from sqlalchemy import Connection, func, insert, or_, select, update

from corpus.errors import MissingMailingError
from corpus.store.database import Database
from corpus.store.retries import retried
from corpus.store.tables import letters, mailings
from corpus.times import Clock


class LetterState(StrEnum):
    """How far a letter is.

    WAITING is sent by the next delivery; SENT was taken by the server; HANDED was given to a
    server whose answer nobody saw, and is not sent again by itself; REFUSED for good.
    """

    WAITING = "waiting"
    SENT = "sent"
    HANDED = "handed"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One recipient of a mailing; the message id is the same in every try."""

    address: str
    state: LetterState
    message_id: str
    fault: str
    tries: int
    at: datetime


class Mailings:
    """What was sent to whom, as `Store.mailings`; every method is one durable transaction."""

    def __init__(self, database: Database, *, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    @retried
    def open(self, name: str, addresses: Iterable[str]) -> None:
        """Make a mailing, or add the recipients that it lacks; the others stay as they are."""
        with self._database.writing(durable=True) as connection:
            open_mailing(connection, name, addresses, at=self._clock())

    @retried
    def claim(self, name: str, owner: str, *, lasting: timedelta) -> bool:
        """Let one owner send a mailing for a while; False where another one does.

        Raises:
            MissingMailingError: There is no such mailing.
        """
        at = self._clock()
        free = or_(mailings.c.owner.is_(None), mailings.c.owner == owner, mailings.c.until <= at)
        chosen = update(mailings).where(mailings.c.name == name, free)
        with self._database.writing(durable=True) as connection:
            _get_number(connection, name)
            done = connection.execute(chosen.values(owner=owner, until=at + lasting))
            return bool(done.rowcount)

    @retried
    def release(self, name: str, owner: str) -> None:
        """Let others send a mailing again; nothing changes where somebody else sends it."""
        chosen = update(mailings).where(mailings.c.name == name, mailings.c.owner == owner)
        with self._database.writing(durable=True) as connection:
            connection.execute(chosen.values(owner=None, until=None))

    def find(self, name: str, *, state: LetterState | None = None) -> list[Letter]:
        """Give the letters of a mailing in the order of addresses.

        Raises:
            MissingMailingError: There is no such mailing.
        """
        with self._database.reading() as connection:
            chosen = select(letters).where(letters.c.mailing == _get_number(connection, name))
            if state is not None:
                chosen = chosen.where(letters.c.state == state)
            rows = connection.execute(chosen.order_by(letters.c.address)).all()
        return [
            Letter(
                address=row.address,
                state=LetterState(row.state),
                message_id=row.message_id,
                fault=row.fault,
                tries=row.tries,
                at=row.at,
            )
            for row in rows
        ]

    @retried
    def mark(self, name: str, address: str, state: LetterState, *, fault: str = "") -> None:
        """Note how a try to send a letter ended.

        Raises:
            MissingMailingError: There is no such mailing.
        """
        with self._database.writing(durable=True) as connection:
            number = _get_number(connection, name)
            chosen = update(letters).where(
                letters.c.mailing == number, letters.c.address == address
            )
            values = {"state": state, "fault": fault, "at": self._clock()}
            connection.execute(chosen.values(**values, tries=letters.c.tries + 1))

    def count(self, name: str) -> dict[LetterState, int]:
        """Count the letters of a mailing by state; states without letters are left out.

        Raises:
            MissingMailingError: There is no such mailing.
        """
        with self._database.reading() as connection:
            number = _get_number(connection, name)
            counted = select(letters.c.state, func.count()).where(letters.c.mailing == number)
            rows = connection.execute(counted.group_by(letters.c.state).order_by(letters.c.state))
            return {LetterState(state): count for state, count in rows}

    def find_waiting(self, prefix: str) -> list[str]:
        """Give the names of the mailings that begin so and have letters that wait, in order."""
        chosen = (
            select(mailings.c.name)
            .join(letters, letters.c.mailing == mailings.c.number)
            .where(letters.c.state == LetterState.WAITING, mailings.c.name.startswith(prefix))
            .distinct()
            .order_by(mailings.c.name)
        )
        with self._database.reading() as connection:
            return list(connection.scalars(chosen))


def open_mailing(
    connection: Connection, name: str, addresses: Iterable[str], *, at: datetime
) -> None:
    """Make a mailing, or add the recipients that it lacks, within the caller's transaction."""
    if _find_number(connection, name) is None:
        connection.execute(insert(mailings), {"name": name, "created": at})
    number = _get_number(connection, name)
    known = set(connection.scalars(select(letters.c.address).where(letters.c.mailing == number)))
    new = [
        {
            "mailing": number,
            "address": address,
            "state": LetterState.WAITING,
            "message_id": secrets.token_hex(12),
            "fault": "",
            "tries": 0,
            "at": at,
        }
        for address in dict.fromkeys(addresses)
        if address not in known
    ]
    if new:
        connection.execute(insert(letters), new)


def _find_number(connection: Connection, name: str) -> int | None:
    return connection.scalar(select(mailings.c.number).where(mailings.c.name == name))


def _get_number(connection: Connection, name: str) -> int:
    number = _find_number(connection, name)
    if number is None:
        raise MissingMailingError(name)
    return number
