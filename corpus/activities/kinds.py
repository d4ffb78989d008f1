"""Kinds of activities: 발대식 and 출범식 are one, 창립총회 and 정기총회 are two."""

from functools import cache, lru_cache
from importlib.resources import files


@lru_cache(maxsize=10_000)
def find_family(kind: str, name: str = "") -> str:
    """Give the word of a kind's family; an unknown kind is a family of its own.

    The longest known word that ends the name decides, where it ends in the kind: 창립총회 of kind
    총회 is 출범. Otherwise the longest that ends the kind.
    """
    kind, name = _bare(kind), _bare(name)
    longer = name if kind and name.endswith(kind) else kind
    found = [word for word in _families() if longer.endswith(word)]
    return _families()[max(found, key=len)] if found else kind


def is_loose(family: str) -> bool:
    """Tell whether the words of a family may be different things on one day."""
    return family in _loose()


@cache
def kind_words() -> tuple[str, ...]:
    """Give all words of kinds, longest first."""
    return tuple(sorted(_families(), key=lambda word: (-len(word), word)))


@cache
def _families() -> dict[str, str]:
    """Map each word to that of its family."""
    families: dict[str, str] = {}
    for line in load_lines("kinds.txt"):
        family, _, words = line.removeprefix("~").partition(" = ")
        families |= {_bare(word): family for word in (family, *words.split(", ")) if word}
    return families


@cache
def _loose() -> frozenset[str]:
    lines = load_lines("kinds.txt")
    return frozenset(line[1:].partition(" = ")[0] for line in lines if line.startswith("~"))


def load_lines(name: str) -> list[str]:
    """Give the entries of a list beside this module."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]


def _bare(words: str) -> str:
    return "".join(words.split())
