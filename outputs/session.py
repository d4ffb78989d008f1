"""What commands start with: the settings, the open store, and names that must be known."""

from pydantic import ValidationError
from pydantic_settings.exceptions import SettingsError as SourceError

from corpus.errors import MissingEntityError, SettingsError, UnknownPublisherError
from corpus.settings import Settings
from corpus.store import Store, StoredEntity, open_store


def load_settings() -> Settings:
    """Load the settings of this installation.

    Raises:
        SettingsError: A variable or a line of `miclu.toml` cannot be used.
    """
    try:
        return Settings()
    except ValidationError as error:
        faults = (f"{'.'.join(map(str, at['loc']))}: {at['msg']}" for at in error.errors())
        raise SettingsError("; ".join(faults)) from error
    except (SourceError, ValueError, OSError) as error:  # no TOML, not UTF-8, or closed to us
        raise SettingsError(f"miclu.toml: {error}") from error


def open_base(settings: Settings) -> Store:
    """Open the store for looking things up; close it after use.

    Raises:
        MissingStoreError: Nothing was stored yet, so that looking things up makes no sense.
        StoreError: The file is closed to us or damaged.
    """
    return open_store(settings.store_url, must_exist=True)


def check_publisher(store: Store, publisher: str | None) -> None:
    """Make sure that something of a publisher is stored; None asks for nothing.

    Raises:
        UnknownPublisherError: The store holds no document of it.
    """
    if publisher is None or next(store.find_documents(publisher=publisher, limit=1), None):
        return
    known = tuple(row.publisher for row in store.counts().publishers)
    raise UnknownPublisherError(publisher, known)


def check_entity(store: Store, name: str | None) -> None:
    """Make sure that something goes by a name; None asks for nothing.

    Raises:
        MissingEntityError: Nothing goes by that name.
    """
    if name is not None:
        get_entity(store, name)


def get_entity(store: Store, name: str) -> StoredEntity:
    """Give the entity of a name, an alias or a key.

    Raises:
        MissingEntityError: Nothing goes by that name.
    """
    entity = store.find_entity(name)
    if entity is None:
        near = tuple(found.name for found in store.find_entities(name, limit=5))
        raise MissingEntityError(name, near)
    return entity
