"""The steps that give names their entities: namings, clusters of these, and what they are called.

Each step is many transactions, costs only what changed, and goes on where a crash left it.
"""

import hashlib
from collections import Counter
from collections.abc import Iterable
from functools import cache, partial
from importlib.resources import files

from corpus.pacing import Pace
from corpus.resolution.clusters import make_clusters
from corpus.resolution.known import Institution, Known, make_known
from corpus.resolution.naming import make_naming
from corpus.resolution.steps import Step
from corpus.store import EntityForms, EntityNames, Store

_NAMES_A_STEP = 500
_NAMINGS_A_STEP = 250
_ENTITIES_A_STEP = 200


def renew(store: Store, institutions: Iterable[Institution] | None) -> None:
    """Have all names looked at again where rules or the list of institutions are others by now.

    Without institutions those of before stay.
    """
    store.namings.renew_rules(rules_version())
    if institutions is not None:
        store.namings.renew_known(make_known(institutions))


def link_names(store: Store) -> int:
    """Give each name its naming."""
    known = Known(store.namings.load_known())
    make = partial(make_naming, known=known, scoped=store.judgements.find_scoped())
    pace = Pace(most=_NAMES_A_STEP)
    return pace.repeat(lambda limit: store.namings.link(make, limit=limit))


def settle_entities(store: Store) -> int:
    """Give namings their entities, and count those again whose names changed.

    Both by turns: where a name is gone that tied others, these are compared again.
    """
    comparing, counting = Pace(most=_NAMINGS_A_STEP), Pace(most=_ENTITIES_A_STEP)
    counted = 0
    while True:
        compared = comparing.repeat(lambda n: store.namings.assign(make_clusters, limit=n))
        fresh = counting.repeat(lambda n: store.namings.refresh(choose_names, limit=n))
        counted += fresh
        if not compared and not fresh:
            return counted


NAME_STEPS = (
    Step(word="names", label="새로 이은 이름", run=link_names),
    Step(word="entities", label="다시 센 대상", run=settle_entities),
)


def choose_names(entity: EntityForms) -> EntityNames:
    """Choose what an entity is called; the others are aliases, the most used first.

    That is its name in the list of institutions, else the full name of most documents, of equals
    the longest.
    """
    full: Counter[str] = Counter()
    called: Counter[str] = Counter()
    for form in entity.forms:
        full[form.name] += form.documents
        for name in {form.name, *form.aliases}:
            called[name] += form.documents
    canonical = entity.official or min(full, key=lambda name: (-full[name], -len(name), name))
    others = sorted(called.keys() - {canonical}, key=lambda name: (-called[name], name))
    return EntityNames(name=canonical, aliases=tuple(others))


@cache
def rules_version() -> str:
    """Give a digest of the code and word lists that make namings."""
    folder = files("corpus.resolution")
    parts = [folder.joinpath(f"{module}.py") for module in ("spelling", "naming", "known", "sound")]
    lists = folder.joinpath("words").iterdir()
    parts += sorted((p for p in lists if p.name.endswith(".txt")), key=lambda p: p.name)
    return hashlib.sha256(b"".join(part.read_bytes() for part in parts)).hexdigest()
