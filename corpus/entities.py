"""Resolution: which names in which documents are one entity, and what it is called.

So far two full names are one entity where type and comparison form (`name_key`) agree. An alias
counts inside the document that gives it: that one document calls 한국산업단지공단 산단공 makes
no entity of another document's 산단공.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from corpus.records import name_key
from corpus.store import DocumentName, EntityForms, EntityNames, Store

_NAMES_A_STEP = 2_000
_ENTITIES_A_STEP = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class ResolveReport:
    """How many names were given an entity, and how many entities were counted again."""

    names: int
    entities: int


def resolve(store: Store) -> ResolveReport:
    """Give every name its entity, and bring the entities that this touches up to date.

    Works in steps of one transaction each: after a crash the next call goes on. Documents that
    were not read again since cost nothing.
    """
    return ResolveReport(
        names=_repeat(lambda: store.link_names(choose_key, limit=_NAMES_A_STEP)),
        entities=_repeat(lambda: store.refresh_entities(choose_names, limit=_ENTITIES_A_STEP)),
    )


def choose_key(name: DocumentName) -> str:
    """Give the key of the entity that a document's name means: `ORG:한국산업단지공단`."""
    return f"{name.type}:{name_key(name.name)}"


def choose_names(entity: EntityForms) -> EntityNames:
    """Choose the full name of most documents, of equals the longest; the others are aliases."""
    full: Counter[str] = Counter()
    called: Counter[str] = Counter()
    for form in entity.forms:
        full[form.name] += form.documents
        for name in {form.name, *form.aliases}:
            called[name] += form.documents
    canonical = min(full, key=lambda name: (-full[name], -len(name), name))
    others = sorted(called.keys() - {canonical}, key=lambda name: (-called[name], name))
    return EntityNames(name=canonical, aliases=tuple(others))


def _repeat(step: Callable[[], int]) -> int:
    """Sum what a step does until it does nothing."""
    return sum(iter(step, 0))
