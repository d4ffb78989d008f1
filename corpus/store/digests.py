"""Digests by period and version: what was signed never changes, a correction is a new version."""

import hashlib
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from sqlalchemy import ColumnElement, Connection, exists, func, insert, select, update

from corpus.errors import (
    DigestChangedError,
    DigestSignedError,
    DigestStateError,
    MissingDigestError,
)
from corpus.store.database import Database
from corpus.store.retries import retried
from corpus.store.tables import AnyRow, digest_states, digests
from corpus.times import Clock


class DigestState(StrEnum):
    """How far a version is; CORRECTED means that a later version was signed in its place."""

    DRAFT = "draft"
    IN_REVIEW = "in_review"
    SIGNED = "signed"
    SENT = "sent"
    CORRECTED = "corrected"


# From which states a person or a delivery may move a version to another.
_BEFORE = {
    DigestState.DRAFT: (DigestState.IN_REVIEW,),
    DigestState.IN_REVIEW: (DigestState.DRAFT,),
    DigestState.SIGNED: (DigestState.DRAFT, DigestState.IN_REVIEW),
    DigestState.SENT: (DigestState.SIGNED, DigestState.SENT),
    DigestState.CORRECTED: (),
}
_OPEN = (DigestState.DRAFT, DigestState.IN_REVIEW)


@dataclass(frozen=True, slots=True, kw_only=True)
class StateChange:
    """Who moved a version to a state, when, and with which words."""

    state: DigestState
    author: str
    note: str
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredDigest:
    """One version of the digest of a period; `content` is the JSON that all formats are made of."""

    period: str
    version: int
    state: DigestState
    content: str
    hash: str
    made: datetime
    history: tuple[StateChange, ...]

    @property
    def is_open(self) -> bool:
        """Whether its content may still change."""
        return self.state in _OPEN


class Digests:
    """The digests of the base, as `Store.digests`; every method is one durable transaction."""

    def __init__(self, database: Database, *, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    @retried
    def save(self, period: str, content: str, *, author: str, note: str = "") -> StoredDigest:
        """Save the newest content of a period.

        An open version takes it over; behind a signed one a new version begins, which needs a
        note that says what is corrected. The same content changes nothing.

        Raises:
            DigestSignedError: The newest version is signed, the content differs, and no note is
                given.
        """
        hashed = hashlib.sha256(content.encode()).hexdigest()
        with self._database.writing(durable=True) as connection:
            newest = _find_row(connection, period, None)
            if newest is None or newest.hash != hashed:
                self._save(connection, newest, (period, content, hashed), author=author, note=note)
        return self.get(period)

    def has(self, period: str) -> bool:
        """Tell whether there is a digest of a period."""
        chosen = select(exists().where(digests.c.period == period))
        with self._database.reading() as connection:
            return bool(connection.scalar(chosen))

    def find(self, period: str, *, version: int | None = None) -> StoredDigest | None:
        """Give the newest or the given version of a period."""
        with self._database.reading() as connection:
            row = _find_row(connection, period, version)
            return _make_digest(connection, row) if row else None

    def get(self, period: str, *, version: int | None = None) -> StoredDigest:
        """Give the newest or the given version of a period.

        Raises:
            MissingDigestError: There is none.
        """
        found = self.find(period, version=version)
        if found is None:
            raise MissingDigestError(period, version)
        return found

    def find_all(self) -> list[StoredDigest]:
        """Give all versions, the last period first, of one period the newest version first."""
        return self._find(None)

    def find_versions(self, period: str) -> list[StoredDigest]:
        """Give the versions of a period, the newest first."""
        return self._find(digests.c.period == period)

    def find_page(self, *, before: str | None, limit: int) -> list[StoredDigest]:
        """Give all versions of some periods in the order of `find_all`.

        `before` is the last period of the page before, `limit` the number of periods.
        """
        periods = select(digests.c.period).distinct().order_by(digests.c.period.desc())
        if before is not None:
            periods = periods.where(digests.c.period < before)
        return self._find(digests.c.period.in_(periods.limit(limit)))

    def _find(self, where: ColumnElement[bool] | None) -> list[StoredDigest]:
        chosen = select(digests).order_by(digests.c.period.desc(), digests.c.version.desc())
        if where is not None:
            chosen = chosen.where(where)
        with self._database.reading() as connection:
            return [_make_digest(connection, row) for row in connection.execute(chosen).all()]

    @retried
    def move(
        self, period: str, state: DigestState, *, version: int, author: str, note: str = ""
    ) -> StoredDigest:
        """Move a version to another state; signing one corrects the signed one before it.

        Raises:
            MissingDigestError: There is no such version.
            DigestStateError: It cannot go there from where it is, also because somebody else
                moved it meanwhile.
        """
        change = StateChange(state=state, author=author, note=note, at=self._clock())
        return self._move(period, version, change)

    @retried
    def sign(
        self, period: str, *, version: int, author: str, note: str = "", seen: str
    ) -> StoredDigest:
        """Sign the content that was read: `seen` is its hash.

        Raises:
            MissingDigestError: There is no such version.
            DigestStateError: It is signed already, or corrected.
            DigestChangedError: Its content is another one by now.
        """
        at = self._clock()
        change = StateChange(state=DigestState.SIGNED, author=author, note=note, at=at)
        return self._move(period, version, change, seen=seen)

    def _move(
        self, period: str, version: int, change: StateChange, *, seen: str | None = None
    ) -> StoredDigest:
        with self._database.writing(durable=True) as connection:
            row = _find_row(connection, period, version)
            if row is None:
                raise MissingDigestError(period, version)
            if row.state not in _BEFORE[change.state]:
                raise DigestStateError(period, version, row.state, change.state)
            if seen not in (None, row.hash):
                raise DigestChangedError(period, version)
            self._change(connection, row.number, change)
            if change.state is DigestState.SIGNED:
                self._correct_before(connection, row, change.author)
        return self.get(period, version=version)

    def _save(
        self,
        connection: Connection,
        newest: AnyRow | None,
        saved: tuple[str, str, str],
        *,
        author: str,
        note: str,
    ) -> None:
        period, content, hashed = saved
        at = self._clock()
        values = {"content": content, "hash": hashed, "made": at}
        if newest is not None and newest.state in _OPEN:
            same = update(digests).where(digests.c.number == newest.number)
            connection.execute(same.values(values))
            return
        if newest is not None and not note:
            raise DigestSignedError(period, newest.version)
        version = newest.version + 1 if newest is not None else 1
        row = {"period": period, "version": version, "state": DigestState.DRAFT} | values
        connection.execute(insert(digests), row)
        made = _find_row(connection, period, version)
        if made is not None:
            draft = StateChange(state=DigestState.DRAFT, author=author, note=note, at=at)
            self._change(connection, made.number, draft)

    def _correct_before(self, connection: Connection, row: AnyRow, author: str) -> None:
        """Mark the versions that a newly signed one takes the place of."""
        signed = (DigestState.SIGNED, DigestState.SENT)
        chosen = select(digests.c.number).where(
            digests.c.period == row.period,
            digests.c.version < row.version,
            digests.c.state.in_(signed),
        )
        note = f"version {row.version}"
        for number in connection.scalars(chosen).all():
            change = StateChange(
                state=DigestState.CORRECTED, author=author, note=note, at=self._clock()
            )
            self._change(connection, number, change)

    def _change(self, connection: Connection, number: int, change: StateChange) -> None:
        own = digest_states.c.digest == number
        place = connection.scalar(select(func.count()).select_from(digest_states).where(own)) or 0
        moved = update(digests).where(digests.c.number == number)
        connection.execute(moved.values(state=change.state))
        row = {"state": change.state, "author": change.author, "note": change.note, "at": change.at}
        connection.execute(insert(digest_states), row | {"digest": number, "place": place})


def _find_row(connection: Connection, period: str, version: int | None) -> AnyRow | None:
    chosen = select(digests).where(digests.c.period == period)
    if version is not None:
        chosen = chosen.where(digests.c.version == version)
    return connection.execute(chosen.order_by(digests.c.version.desc()).limit(1)).one_or_none()


def _make_digest(connection: Connection, row: AnyRow) -> StoredDigest:
    changes = connection.execute(
        select(digest_states)
        .where(digest_states.c.digest == row.number)
        .order_by(digest_states.c.place)
    )
    return StoredDigest(
        period=row.period,
        version=row.version,
        state=DigestState(row.state),
        content=row.content,
        hash=row.hash,
        made=row.made,
        history=tuple(
            StateChange(
                state=DigestState(each.state), author=each.author, note=each.note, at=each.at
            )
            for each in changes
        ),
    )
