"""The ways in which documents name entities, as `Store.namings`."""

from collections.abc import Callable, Collection, Sequence
from contextlib import AbstractContextManager
from dataclasses import fields
from typing import Any

from sqlalchemy import Connection, delete, insert, select, update

from corpus.store.database import Database
from corpus.store.loading import load
from corpus.store.naming.assigning import assign_entities
from corpus.store.naming.cards import (
    count_uses,
    find_bearers,
    find_entities,
    find_keys,
    find_namings,
    find_successions,
    get_card,
)
from corpus.store.naming.counting import refresh_entities
from corpus.store.naming.linking import link_names
from corpus.store.naming.neighbours import find_neighbourhood
from corpus.store.naming.uses import Use, find_uses
from corpus.store.naming.views import (
    Cluster,
    DocumentName,
    EntityCard,
    KnownForm,
    KnownNames,
    Naming,
    Neighbourhood,
    StoredNaming,
    Succession,
)
from corpus.store.retries import retried
from corpus.store.tables import known_forms, names, naming_digests, successions
from corpus.store.views import EntityForms, EntityNames, StoredEntity

_KNOWN, _RULES = "known", "rules"


class Namings:
    """What resolution works on; every method is one transaction."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def alone(self) -> AbstractContextManager[None]:
        """Keep other resolutions of this base waiting, on whatever machine they run."""
        return self._database.alone("resolve")

    @retried
    def renew_rules(self, digest: str) -> bool:
        """Have all names looked at again where other rules made their namings.

        Returns:
            Whether the rules are new.
        """
        with self._database.writing() as connection:
            return _renew(connection, _RULES, digest)

    @retried
    def renew_known(self, known: KnownNames) -> bool:
        """Take in another list of known institutions; then all names are looked at again.

        Returns:
            Whether the list is new.
        """
        with self._database.writing() as connection:
            is_new = _renew(connection, _KNOWN, known.digest)
            if is_new:
                connection.execute(delete(known_forms))
                connection.execute(delete(successions))
                load(connection, known_forms, [_make_row(form) for form in known.forms])
                load(connection, successions, [_make_row(each) for each in known.successions])
            return is_new

    def load_known(self) -> list[KnownForm]:
        """Give what known institutions are called, in the order of keys."""
        chosen = select(known_forms).order_by(known_forms.c.key, known_forms.c.called)
        with self._database.reading() as connection:
            return [KnownForm(**row._mapping) for row in connection.execute(chosen)]

    def find_known_digest(self) -> str:
        """Give the digest of the list of known institutions, empty where none was taken in."""
        chosen = select(naming_digests.c.digest).where(naming_digests.c.word == _KNOWN)
        with self._database.reading() as connection:
            return connection.scalar(chosen) or ""

    @retried
    def link(self, make: Callable[[DocumentName], Naming], *, limit: int) -> int:
        """Give up to `limit` names that have none their naming; how many, 0 when none is left."""
        with self._database.writing() as connection:
            return link_names(connection, make, limit=limit)

    @retried
    def assign(self, choose: Callable[[Neighbourhood], Sequence[Cluster]], *, limit: int) -> int:
        """Compare up to `limit` stale namings with what is tied to them, and set their entities.

        Returns:
            How many namings were looked at; 0 when none is stale.
        """
        with self._database.writing() as connection:
            near = find_neighbourhood(connection, limit=limit)
            if near is None:
                return 0
            assign_entities(connection, choose(near))
            return len(near.namings)

    @retried
    def refresh(self, choose: Callable[[EntityForms], EntityNames], *, limit: int) -> int:
        """Count up to `limit` entities again whose names changed; drop those without any.

        Returns:
            How many entities were looked at; 0 when none is left.
        """
        with self._database.writing() as connection:
            return refresh_entities(connection, choose, limit=limit)

    def find(self, words: str, *, limit: int = 20) -> list[StoredNaming]:
        """Give the namings with this key, else those whose name is spelled so, the most used first.

        Without its type a name finds those of all types, and all people of that name.
        """
        with self._database.reading() as connection:
            return find_namings(connection, words, limit=limit)

    def find_keys(self, words: str) -> dict[str, str | None]:
        """Map the namings that `find` gives, all of them, to the key of their entity, if any."""
        with self._database.reading() as connection:
            return find_keys(connection, words)

    def find_bearers(self, blocks: Collection[str]) -> dict[str, list[StoredEntity]]:
        """Give the entities with a naming in each of some blocks, in the order of their keys."""
        with self._database.reading() as connection:
            return find_bearers(connection, blocks)

    def get_card(self, key: str) -> EntityCard:
        """Give an entity by its key, with its namings and why they are one.

        Raises:
            MissingEntityError: No entity has this key.
        """
        with self._database.reading() as connection:
            return get_card(connection, key)

    def find_entities(self, document_id: str) -> dict[tuple[str, str], str]:
        """Give the keys of the entities that a document names, by type and name in the document.

        A name that is not resolved yet is not there; nor is any of a document that is not read.
        """
        with self._database.reading() as connection:
            return find_entities(connection, document_id)

    def count_uses(self, keys: Collection[str]) -> tuple[int, int]:
        """Count the documents and mentions of entities together, by their keys."""
        with self._database.reading() as connection:
            return count_uses(connection, keys)

    def find_uses(self, entity: str, *, limit: int) -> Sequence[Use]:
        """Give the names of an entity, by its key, in documents, last published first.

        Names that are told apart in their document already are left out.
        """
        with self._database.reading() as connection:
            return find_uses(connection, entity, limit=limit)

    def find_successions(self, key: str) -> list[Succession]:
        """Give what a known institution was before and what it became, the oldest first."""
        with self._database.reading() as connection:
            return find_successions(connection, key)


def _renew(connection: Connection, word: str, digest: str) -> bool:
    known = connection.scalar(select(naming_digests.c.digest).where(naming_digests.c.word == word))
    if known == digest:
        return False
    connection.execute(delete(naming_digests).where(naming_digests.c.word == word))
    connection.execute(insert(naming_digests), {"word": word, "digest": digest})
    connection.execute(update(names).where(names.c.naming.is_not(None)).values(naming=None))
    return True


def _make_row(record: KnownForm | Succession) -> dict[str, Any]:
    return {field.name: getattr(record, field.name) for field in fields(record)}
