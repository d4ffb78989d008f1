"""The entity that an address or a field names."""

from typing import Annotated

from fastapi import Depends
from starlette.exceptions import HTTPException

from corpus.store import Store, StoredEntity
from outputs.session import get_entity
from outputs.web.access import Reader, SiteOf

_LONGEST = 500


def load_entity(site: SiteOf, _: Reader, key: str) -> StoredEntity:
    """Give the entity of a page by its key, the key of one of its names, or a name.

    Raises:
        HTTPException: 404 for what can be no name.
        MissingEntityError: Nothing goes by that name.
    """
    if not is_name(key):
        raise HTTPException(404)
    return get_entity(site.store, key)


def find_named(store: Store, name: str) -> StoredEntity | None:
    """Give the entity that a field names, None where there is none."""
    return store.find_entity(name) if is_name(name) else None


def is_name(words: str) -> bool:
    """Tell whether words may name something: databases take no NUL, people no giants."""
    return bool(words.strip()) and len(words) <= _LONGEST and words.isprintable()


EntityOf = Annotated[StoredEntity, Depends(load_entity)]
