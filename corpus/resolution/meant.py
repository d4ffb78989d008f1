"""What a name means that stands in a field of a fact, and not among the names of a document."""

from collections.abc import Collection, Iterator
from datetime import date

from corpus.resolution.known import BODIES, Known
from corpus.resolution.naming import identify, make_naming, make_post
from corpus.resolution.spelling import spell
from corpus.resolution.words import load_list
from corpus.store import DocumentName, Store, StoredEntity

_TYPES = ("ORG", "CLUSTER", "PROGRAM")
_FORM = "form:"

# The list that was loaded last, by its digest.
_loaded: dict[str, Known] = {}
# A name, and the day on which it is said.
Words = tuple[str, date | None]


def load_known(store: Store) -> Known:
    """Load the known institutions of a base; once for each list, since it holds thousands."""
    digest = store.namings.find_known_digest()
    known = _loaded.get(digest)
    if known is None:
        known = Known(store.namings.load_known())
        _loaded.clear()
        _loaded[digest] = known
    return known


def find_meant(store: Store, words: Collection[Words], known: Known) -> dict[Words, StoredEntity]:
    """Find the one body or programme that each name means in all documents.

    Left out is what names nothing by itself (공단), what no document names, and names of which
    people told some apart.

    Args:
        store: The base, resolved.
        words: Names, each with the day on which it is said.
        known: The known institutions.
    """
    blocks = {each: set(_list_forms(*each, known)) for each in words}
    bearers = store.namings.find_bearers({block for some in blocks.values() for block in some})
    found = {
        each: {entity.key: entity for block in some for entity in bearers.get(block, ())}
        for each, some in blocks.items()
    }
    return {each: next(iter(some.values())) for each, some in found.items() if len(some) == 1}


def _list_forms(name: str, day: date | None, known: Known) -> Iterator[str]:
    for each in _TYPES:
        alike = DocumentName(document_id="", type=each, name=name, seen=day)
        for block in make_naming(alike, known).blocks:
            if block.startswith(_FORM):
                yield block


def is_branch(entity: StoredEntity) -> bool:
    """Tell whether an entity may be the branch of another, by its name alone."""
    return entity.type in BODIES and spell(entity.name).endswith(load_list("branches"))


def find_parents(
    store: Store, branch: StoredEntity, known: Known
) -> list[tuple[StoredEntity, str]]:
    """Give the bodies that may have this branch, with what the branch is called there, spelled."""
    whole = _get_form(branch.name, branch.type, known)
    tails = {
        f"{_FORM}{kind}:{whole[:at]}": whole[at:]
        for kind in BODIES
        for at in range(1, len(whole))
        if whole[at:].endswith(load_list("branches"))
    }
    found = store.namings.find_bearers(tails)
    parents = {each.key: (each, tails[block]) for block, some in found.items() for each in some}
    return list(parents.values())


def is_post_of(
    branch: StoredEntity, organisation: str, role: str, day: date | None, known: Known
) -> bool:
    """Tell whether a post is one of a branch: 산단공 and 서울지역본부장 of 산단공 서울본부."""
    body = make_post(organisation, role, day, known).rpartition(":")[0]
    return body == _get_form(branch.name, branch.type, known)


def _get_form(name: str, entity_type: str, known: Known) -> str:
    return identify(name, entity_type, None, known).form.partition(":")[2]
