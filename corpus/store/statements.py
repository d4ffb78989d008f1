"""Statements: found by their newest occurrence, and brought up to date step by step."""

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import select

from corpus.store.counting import count_stale
from corpus.store.database import Database
from corpus.store.facts import find_statements, load_by_number, load_statements
from corpus.store.grouping import Place, group_facts, group_past
from corpus.store.meeting import Meeting, find_meeting
from corpus.store.named import NamedEntity, find_named
from corpus.store.releasing import release_outdated
from corpus.store.retries import retried
from corpus.store.tables import facts, past_facts, statements
from corpus.store.topics import TopicMember, find_topics
from corpus.store.views import FactQuery, StoredFact


class StatementIndex:
    """What documents state, each once, as `Store.statements`; every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def find(self, query: FactQuery) -> Iterator[StoredFact]:
        """Yield each statement once, by its newest occurrence that fits, last published first.

        One that no document makes any more is there by its last occurrence.
        """
        with self._database.reading() as connection:
            yield from find_statements(connection, query)

    def load(self, numbers: Sequence[int]) -> list[StoredFact]:
        """Give statements by their numbers, in that order, each by its newest occurrence."""
        with self._database.reading() as connection:
            return load_statements(connection, numbers)

    def load_by_number(self, numbers: Collection[int]) -> dict[int, StoredFact]:
        """Map the numbers of statements to each, as `load` gives them."""
        with self._database.reading() as connection:
            return load_by_number(connection, sorted(numbers))

    def find_named(self, keys: Collection[str]) -> dict[str, tuple[NamedEntity, ...]]:
        """Give the entities of each statement by its key; one that names none is not there."""
        with self._database.reading() as connection:
            return find_named(connection, keys)

    def find_key(self, key: str) -> str | None:
        """Give the key of the statement that has this key, or a fact with it; None without one."""
        named = select(statements.c.key).where(statements.c.key == key)
        stated = [
            select(statements.c.key)
            .join_from(statements, table, table.c.statement == statements.c.number)
            .where(table.c.key == key)
            .limit(1)
            for table in (facts, past_facts)
        ]
        with self._database.reading() as connection:
            for chosen in (named, *stated):
                if found := connection.scalar(chosen):
                    return str(found)
        return None

    def find_topics(
        self, fact_type: str, *, entity_key: str | None = None, statement: str | None = None
    ) -> Iterator[list[TopicMember]]:
        """Yield the statements in force of each topic that has several, by their first day.

        With `entity_key`, only topics of which several statements speak of that entity; with
        `statement`, a key, only the topic of that one.
        """
        with self._database.reading() as connection:
            yield from find_topics(
                connection, fact_type, entity_key=entity_key, statement=statement
            )

    def find_meeting(self, left: str, right: str) -> Meeting:
        """Tell what joining two entities, by their keys, would do to statements."""
        with self._database.reading() as connection:
            return find_meeting(connection, left, right)

    @retried
    def release_outdated(self, *, limit: int) -> int:
        """Take the facts from up to `limit` statements that other rules have grouped.

        Returns:
            How many statements were found; 0 when none is left.
        """
        with self._database.writing() as connection:
            return release_outdated(connection, limit=limit)

    @retried
    def group_facts(self, after: Place, limit: int) -> Place | None:
        """Give up to `limit` facts behind a place their statement; those without go on waiting.

        Returns:
            The place of the last fact looked at; None where there was none.
        """
        with self._database.writing() as connection:
            return group_facts(connection, after, limit=limit)

    @retried
    def group_past(self, after: int, limit: int) -> int | None:
        """Give up to `limit` past facts behind a number their statement.

        Returns:
            The number of the last one looked at; None where there was none.
        """
        with self._database.writing() as connection:
            return group_past(connection, after, limit=limit)

    @retried
    def count_stale(self, *, limit: int) -> int:
        """Count up to `limit` statements again whose facts or reviews changed.

        Returns:
            How many were looked at; 0 when none is left.
        """
        with self._database.writing() as connection:
            return count_stale(connection, limit=limit)
