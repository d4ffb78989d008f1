"""Users, their tokens, failed logins and the audit log; what a role may do is not told here."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Select, delete, func, insert, select, update
from sqlalchemy.exc import IntegrityError

from corpus.errors import LastUserError, MissingTokenError, MissingUserError, UserExistsError
from corpus.store.database import Database
from corpus.store.retries import retried
from corpus.store.tables import AnyRow, audit_log, failed_logins, tokens, users
from corpus.times import Clock


@dataclass(frozen=True, slots=True, kw_only=True)
class User:
    """A person who may log in; `password` is a hash, `epoch` grows when all sessions end."""

    name: str
    role: str
    password: str
    epoch: int
    created: datetime
    disabled: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A key for programs, without the key."""

    user: str
    name: str
    scopes: tuple[str, ...]
    created: datetime
    revoked: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditEntry:
    """Who did what to what, and when; `number` grows with time."""

    number: int
    at: datetime
    author: str
    action: str
    subject: str
    details: Mapping[str, Any]


class Accounts:
    """The users of the pages, as `Store.accounts`; every method is one transaction."""

    def __init__(self, database: Database, *, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    @retried
    def add(self, name: str, *, role: str, password: str) -> User:
        """Add a user by the hash of the password.

        Raises:
            UserExistsError: The name is taken, also by a disabled user.
        """
        row = {"name": name, "role": role, "password": password, "epoch": 1}
        with self._database.writing() as connection:
            try:
                with connection.begin_nested():
                    connection.execute(insert(users), row | {"created": self._clock()})
            except IntegrityError as error:
                raise UserExistsError(name) from error
        return self.get(name)

    def find(self, name: str) -> User | None:
        """Give the user of a name, disabled or not."""
        with self._database.reading() as connection:
            row = connection.execute(select(users).where(users.c.name == name)).one_or_none()
        return _make_user(row) if row else None

    def get(self, name: str) -> User:
        """Give the user of a name, disabled or not.

        Raises:
            MissingUserError: There is none.
        """
        user = self.find(name)
        if user is None:
            raise MissingUserError(name)
        return user

    def find_all(self) -> list[User]:
        """Give all users in the order of their names."""
        with self._database.reading() as connection:
            rows = connection.execute(select(users).order_by(users.c.name))
            return [_make_user(row) for row in rows]

    def change(
        self, name: str, *, role: str | None = None, password: str | None = None, keep: str = ""
    ) -> User:
        """Give a user another role or password; both end all sessions.

        Args:
            name: Who is changed.
            role: The new role.
            password: The hash of the new password.
            keep: A role that may not be left without a user who can log in.

        Raises:
            MissingUserError: There is no such user.
            LastUserError: Nobody else with the role `keep` can log in.
        """
        given = {"role": role, "password": password}
        changes = {key: value for key, value in given.items() if value is not None}
        return self._update(name, changes, keep=keep)

    @retried
    def disable(self, name: str, *, keep: str = "") -> User:
        """Shut a user out, end all sessions, and revoke all tokens; the name stays taken.

        Raises:
            MissingUserError: There is no such user.
            LastUserError: Nobody else with the role `keep` can log in.
        """
        user = self._update(name, {"disabled": self._clock()}, keep=keep)
        own = select(users.c.number).where(users.c.name == name).scalar_subquery()
        with self._database.writing() as connection:
            revoked = update(tokens).where(tokens.c.user == own, tokens.c.revoked.is_(None))
            connection.execute(revoked.values(revoked=self._clock()))
        return user

    def enable(self, name: str) -> User:
        """Let a disabled user in again; tokens stay revoked.

        Raises:
            MissingUserError: There is no such user.
        """
        return self._update(name, {"disabled": None})

    @retried
    def add_token(self, user: str, name: str, *, hashed: str, scopes: Iterable[str]) -> Token:
        """Add a token by its hash; one of the same user and name is replaced.

        Raises:
            MissingUserError: There is no such user.
        """
        with self._database.writing() as connection:
            number = connection.scalar(select(users.c.number).where(users.c.name == user))
            if number is None:
                raise MissingUserError(user)
            connection.execute(delete(tokens).where(tokens.c.user == number, tokens.c.name == name))
            row = {"user": number, "name": name, "hash": hashed, "scopes": sorted(scopes)}
            connection.execute(insert(tokens), row | {"created": self._clock()})
        return next(token for token in self.find_tokens(user) if token.name == name)

    def find_tokens(self, user: str) -> list[Token]:
        """Give the tokens of a user in the order of their names, revoked ones too."""
        chosen = _choose_tokens().where(users.c.name == user).order_by(tokens.c.name)
        with self._database.reading() as connection:
            return [_make_token(row) for row in connection.execute(chosen)]

    def find_token(self, hashed: str) -> Token | None:
        """Give the token with a hash if it is good: not revoked, of a user who is not disabled."""
        good = (tokens.c.hash == hashed, tokens.c.revoked.is_(None), users.c.disabled.is_(None))
        with self._database.reading() as connection:
            row = connection.execute(_choose_tokens().where(*good)).one_or_none()
        return _make_token(row) if row else None

    @retried
    def revoke_token(self, user: str, name: str) -> None:
        """Make a token worthless for good; a revoked one stays so.

        Raises:
            MissingTokenError: The user has no such token.
        """
        own = select(users.c.number).where(users.c.name == user).scalar_subquery()
        chosen = update(tokens).where(tokens.c.user == own, tokens.c.name == name)
        when = func.coalesce(tokens.c.revoked, self._clock())
        with self._database.writing() as connection:
            if not connection.execute(chosen.values(revoked=when)).rowcount:
                raise MissingTokenError(user, name)

    @retried
    def note_failure(self, *subjects: str, told: Mapping[str, Any] | None = None) -> None:
        """Count a failed login for each of what it is counted for, names and addresses.

        `told` is the line of the audit log that tells of it, with author, action, subject and
        details; all is one transaction, so that the time does not tell whether there is one.
        """
        at = self._clock()
        with self._database.writing() as connection:
            rows = [{"subject": subject, "at": at} for subject in subjects]
            connection.execute(insert(failed_logins), rows)
            if told:
                note_action(connection, {**told, "at": at})

    def count_failures(self, subject: str, *, since: datetime) -> int:
        """Count the failed logins of a name or address from a moment on."""
        chosen = select(func.count()).where(
            failed_logins.c.subject == subject, failed_logins.c.at >= since
        )
        with self._database.reading() as connection:
            return connection.scalar(chosen) or 0

    @retried
    def forget_failures(self, subject: str, *, before: datetime) -> None:
        """Drop the failed logins of a name or address, and those of all before a moment."""
        old = (failed_logins.c.subject == subject) | (failed_logins.c.at < before)
        with self._database.writing() as connection:
            connection.execute(delete(failed_logins).where(old))

    @retried
    def note(self, author: str, action: str, subject: str, **details: object) -> None:
        """Add a line to the audit log."""
        row = {"author": author, "action": action, "subject": subject, "details": details}
        with self._database.writing() as connection:
            note_action(connection, row | {"at": self._clock()})

    def find_audit(
        self,
        *,
        author: str | None = None,
        action: str | None = None,
        before: int | None = None,
        limit: int = 100,
    ) -> list[AuditEntry]:
        """Give lines of the audit log, last first; `before` is a number to go on from."""
        chosen = select(audit_log).order_by(audit_log.c.number.desc()).limit(limit)
        for column, value in ((audit_log.c.author, author), (audit_log.c.action, action)):
            if value is not None:
                chosen = chosen.where(column == value)
        if before is not None:
            chosen = chosen.where(audit_log.c.number < before)
        with self._database.reading() as connection:
            return [AuditEntry(**row._mapping) for row in connection.execute(chosen)]

    @retried
    def _update(self, name: str, changes: Mapping[str, Any], *, keep: str = "") -> User:
        chosen = update(users).where(users.c.name == name)
        with self._database.writing() as connection:
            before = _find_holders(connection, keep)
            connection.execute(chosen.values(**changes, epoch=users.c.epoch + 1))
            if name in before and not _find_holders(connection, keep):
                raise LastUserError(name, keep)
        return self.get(name)


def note_action(connection: Connection, row: Mapping[str, Any]) -> None:
    """Add a line to the audit log within the transaction that does what it tells of."""
    connection.execute(insert(audit_log), row)


def _find_holders(connection: Connection, role: str) -> list[str]:
    """Give who can log in with a role, locked, so that no two go at the same time."""
    chosen = select(users.c.name).where(users.c.role == role, users.c.disabled.is_(None))
    return list(connection.scalars(chosen.order_by(users.c.name).with_for_update()))


def _choose_tokens() -> Select[Any]:
    return select(
        users.c.name.label("owner"),
        tokens.c.name,
        tokens.c.scopes,
        tokens.c.created,
        tokens.c.revoked,
    ).join_from(tokens, users)


def _make_user(row: AnyRow) -> User:
    return User(**{name: value for name, value in row._mapping.items() if name != "number"})


def _make_token(row: AnyRow) -> Token:
    return Token(
        user=row.owner,
        name=row.name,
        scopes=tuple(row.scopes),
        created=row.created,
        revoked=row.revoked,
    )
