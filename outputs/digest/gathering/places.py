"""Where a fact belongs in a digest: a cluster it names, else a region, else the rest."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal

from corpus.store.named import NamedEntity

_CLUSTER = "CLUSTER"
# A person's name may begin like a city.
_PLACED = ("ORG", "PROGRAM", "PLACE")


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Belonging:
    """A group of a digest; groups stand in the order of kinds, then of their weight and name."""

    kind: Literal["cluster", "region", "rest"]
    name: str


REST = Belonging(kind="rest", name="그 밖의 소식")


def find_belonging(named: Iterable[NamedEntity], words: Iterable[str]) -> Belonging:
    """Find the group of a fact.

    Args:
        named: The entities that it names. The first cluster by field and name counts.
        words: Other words that may tell a region: the place of an activity, the title.
    """
    named = tuple(named)
    clusters = sorted((each.field, each.name) for each in named if each.type == _CLUSTER)
    if clusters:
        return Belonging(kind="cluster", name=clusters[0][1])
    texts = [each.name for each in named if each.type in _PLACED]
    region = next(_find_regions([*texts, *words]), None)
    return Belonging(kind="region", name=region) if region else REST


def _find_regions(texts: Iterable[str]) -> Iterator[str]:
    """Yield the regions with which a text or one of its words begins."""
    for text in texts:
        for word in text.split():
            found = next((known for known in _names() if word.startswith(known)), None)
            if found:
                yield _names()[found]


@cache
def _names() -> dict[str, str]:
    """Map what regions are called to their names, the longest first."""
    lines = files(__package__).joinpath("regions.txt").read_text(encoding="utf-8").splitlines()
    pairs = (line.split(" = ") for line in lines if line and not line.startswith("#"))
    called = {name: region for region, names in pairs for name in names.split(", ")}
    return dict(sorted(called.items(), key=lambda item: (-len(item[0]), item[0])))
