"""What people decide about names: a log that only grows, as `Store.judgements`."""

from collections.abc import Callable, Iterable, Sequence

from sqlalchemy import Connection, insert, or_, select, update

from corpus.records import name_key
from corpus.store.database import Database
from corpus.store.naming.errors import MissingJudgementError, UndoneJudgementError
from corpus.store.naming.neighbours import make_judgement
from corpus.store.naming.views import Decision, Judgement, Verdict
from corpus.store.retries import retried
from corpus.store.tables import documents, judgements, names, namings
from corpus.times import Clock

DOCUMENT_SIGN = "@#"
"""Between the key of a name and the id of the one document in which it is meant."""


class Judgements:
    """The log of judgements; every method is one transaction."""

    def __init__(self, database: Database, *, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    @retried
    def add(
        self,
        verdict: Verdict,
        *,
        check: Callable[[Sequence[Judgement]], None],
    ) -> Judgement:
        """Store a judgement, and have what it is about compared again.

        Args:
            verdict: What was decided, about two keys.
            check: Gets all standing judgements and raises where the new one cannot stand.

        Returns:
            The judgement as stored. An equal one that stands is given in its place; a doubt about
            the same two names is undone.
        """
        with self._database.writing() as connection:
            standing = _list_standing(connection)
            about = [j for j in standing if {j.left, j.right} == {verdict.left, verdict.right}]
            for known in about:
                if known.decision == verdict.decision:
                    return known
            doubts = [known for known in about if known.decision == Decision.UNSURE]
            check([known for known in standing if known not in doubts])
            for known in doubts:
                self._mark_undone(connection, known, verdict.author)
            return self._insert(connection, verdict)

    @retried
    def undo(self, number: int, *, author: str) -> Judgement:
        """Take a judgement back; it stays in the log.

        Raises:
            MissingJudgementError: No judgement has this number.
            UndoneJudgementError: It was undone before.
        """
        with self._database.writing() as connection:
            known = _get(connection, number)
            if known.undone is not None:
                raise UndoneJudgementError(number)
            self._mark_undone(connection, known, author)
            mark_stale(connection, (known.left, known.right))
            return _get(connection, number)

    def get(self, number: int) -> Judgement:
        """Give a judgement by its number.

        Raises:
            MissingJudgementError: No judgement has this number.
        """
        with self._database.reading() as connection:
            return _get(connection, number)

    def find(
        self,
        *,
        key: str | None = None,
        with_undone: bool = False,
        before: int | None = None,
        limit: int | None = None,
    ) -> list[Judgement]:
        """Give judgements, about one key or all, the last one first.

        `before` is a number to go on from.
        """
        chosen = select(judgements).order_by(judgements.c.number.desc()).limit(limit)
        if key is not None:
            chosen = chosen.where(or_(judgements.c.left == key, judgements.c.right == key))
        if not with_undone:
            chosen = chosen.where(judgements.c.undone.is_(None))
        if before is not None:
            chosen = chosen.where(judgements.c.number < before)
        with self._database.reading() as connection:
            return [make_judgement(row) for row in connection.execute(chosen)]

    def find_scoped(self) -> frozenset[str]:
        """Give the keys of names in one document that standing judgements speak of."""
        with self._database.reading() as connection:
            standing = _list_standing(connection)
        keys = {key for known in standing for key in (known.left, known.right)}
        return frozenset(key for key in keys if DOCUMENT_SIGN in key)

    def has_name(self, key: str) -> bool:
        """Whether a document has the name that a key means in it: `ORG:한뫼정기@#hanbit-1`."""
        with self._database.reading() as connection:
            return bool(_find_rows(connection, key))

    def _insert(self, connection: Connection, verdict: Verdict) -> Judgement:
        row = {
            "left": verdict.left,
            "right": verdict.right,
            "decision": verdict.decision.value,
            "author": verdict.author,
            "reason": verdict.reason,
            "at": self._clock(),
            "undone_by": "",
        }
        number = connection.execute(
            insert(judgements).values(row).returning(judgements.c.number)
        ).scalar_one()
        mark_stale(connection, (verdict.left, verdict.right))
        return _get(connection, number)

    def _mark_undone(self, connection: Connection, known: Judgement, author: str) -> None:
        changed = update(judgements).where(judgements.c.number == known.number)
        connection.execute(changed.values(undone=self._clock(), undone_by=author))


def mark_stale(connection: Connection, keys: Iterable[str]) -> None:
    """Have namings and all of their entities compared again, names in one document looked at."""
    wanted = list(keys)
    mates = select(namings.c.entity).where(namings.c.key.in_(wanted), namings.c.entity.is_not(None))
    either = or_(namings.c.key.in_(wanted), namings.c.entity.in_(mates))
    connection.execute(update(namings).where(either).values(stale=True))
    for key in wanted:
        for document, place in _find_rows(connection, key):
            at = (names.c.document == document, names.c.place == place)
            connection.execute(update(names).where(*at).values(naming=None))


def _find_rows(connection: Connection, key: str) -> list[tuple[int, int]]:
    """Give the places of the names that a key in one document means."""
    called, _, document_id = key.partition(DOCUMENT_SIGN)
    kind, _, name = called.partition(":")
    if not document_id:
        return []
    chosen = (
        select(names.c.document, names.c.place, names.c.name)
        .join_from(names, documents, documents.c.number == names.c.document)
        .where(documents.c.id == document_id, names.c.type == kind)
    )
    return [
        (row.document, row.place)
        for row in connection.execute(chosen)
        if name_key(row.name) == name
    ]


def _list_standing(connection: Connection) -> list[Judgement]:
    chosen = select(judgements).where(judgements.c.undone.is_(None))
    rows = connection.execute(chosen.order_by(judgements.c.number))
    return [make_judgement(row) for row in rows]


def _get(connection: Connection, number: int) -> Judgement:
    row = connection.execute(select(judgements).where(judgements.c.number == number)).one_or_none()
    if row is None:
        raise MissingJudgementError(number)
    return make_judgement(row)
