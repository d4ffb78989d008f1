"""Entities that a query names: what they are called otherwise is looked for too."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import filterfalse

from corpus.records import name_key
from corpus.resolution.naming import is_generic
from corpus.search.query import Word
from corpus.search.records import Expansion
from corpus.store import Store
from corpus.store.searching.views import CalledEntity

_LONGEST_NAME = 5
_MOST_NAMES = 8
_MOST_INITIALS = 5
_MOST_ENTITIES = 4
_SHORTEST_KEY = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Words of a query, from `start` to `end`, that name an entity."""

    start: int
    end: int
    expansion: Expansion


def find_namings(store: Store, words: Sequence[Word]) -> tuple[Naming, ...]:
    """Find which words name entities: the longest names first, none overlapping another.

    A class word names none by itself, whatever one document calls so: 공단 is no 산단공.
    """
    spans = dict(_cut_spans(words))
    called = {each.called: each for each in store.searching.find_called(set(spans.values()))}
    found: list[Naming] = []
    for (start, end), key in spans.items():
        entity = called.get(key)
        overlaps = any(each.start < end and start < each.end for each in found)
        is_telling = not (overlaps or is_generic(key))
        if entity is not None and is_telling and len(found) < _MOST_ENTITIES:
            found.append(_make_naming(words, start, end, entity))
    return tuple(sorted(found, key=lambda naming: naming.start))


def find_initials(store: Store, initials: str) -> Expansion | None:
    """Find the entities with these 초성 and all their names; None where there is none."""
    found = store.searching.suggest(initials, limit=_MOST_ENTITIES)
    if not found:
        return None
    names = dict.fromkeys(suggestion.name for suggestion in found)
    called = store.searching.find_called({suggestion.matched for suggestion in found})
    for entity in called:
        names |= dict.fromkeys(filterfalse(is_generic, (entity.name, *entity.aliases)))
    return Expansion(
        typed=initials,
        entity=found[0].entity,
        name=found[0].name,
        names=tuple(names)[:_MOST_INITIALS],
    )


def _cut_spans(words: Sequence[Word]) -> Iterator[tuple[tuple[int, int], str]]:
    """Yield stretches of words with the key of a name that they may be, the longest first."""
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            key = name_key(_join(words[start : start + length]))
            if len(key) >= _SHORTEST_KEY:
                yield (start, start + length), key


def _join(words: Sequence[Word]) -> str:
    """Write words as one name: the last without its particle."""
    return " ".join((*(word.typed for word in words[:-1]), words[-1].core))


def _make_naming(words: Sequence[Word], start: int, end: int, entity: CalledEntity) -> Naming:
    typed = _join(words[start:end])
    known = {name_key(typed)}
    names: list[str] = []
    for name in (entity.name, *entity.aliases):
        key = name_key(name)
        if key not in known and len(key) >= _SHORTEST_KEY and not is_generic(name):
            known.add(key)
            names.append(name)
    return Naming(
        start=start,
        end=end,
        expansion=Expansion(
            typed=typed, entity=entity.key, name=entity.name, names=tuple(names[:_MOST_NAMES])
        ),
    )
