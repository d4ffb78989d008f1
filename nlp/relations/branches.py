"""Branches by their name: `산단공 경남지역본부` is part of 산단공."""

import re
from collections.abc import Iterator, Sequence

from nlp.document import NamedEntity
from nlp.lexicons import load_lexicon
from nlp.relations.claims import Claim

_PARENT = re.compile(r"\S*[가-힣A-Za-z]{2,}")


def read_branches(places: Sequence[tuple[int, int, NamedEntity]], text: str) -> Iterator[Claim]:
    """Yield each branch with its parent, as the document calls it or else as printed."""
    known = {name: entity.text for _, _, entity in places for name in _surfaces(entity)}
    for start, end, entity in places:
        parent = find_parent(text[start:end]) if entity.type == "ORG" else None
        if parent is not None and text[start:end] == entity.text:
            whole = known.get(parent, parent)
            yield Claim(start, end, entity.text, "part_of", whole, "relation.part_of.branch")


def find_parent(name: str) -> str | None:
    """Give the parent in a branch's name; None where what stands before is only a region."""
    parent, _, branch = name.rpartition(" ")
    if not branch.endswith(load_lexicon("branch_heads")) or not _PARENT.fullmatch(
        parent.split(" ")[0]
    ):
        return None
    if parent in load_lexicon("regions") or parent in load_lexicon("organisation_class_words"):
        return None
    return parent


def _surfaces(entity: NamedEntity) -> tuple[str, ...]:
    return (entity.text, *entity.aliases) if entity.type == "ORG" else ()
