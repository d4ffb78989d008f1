"""Head nouns that stand for a name of the document: `공단은` after 한국산업단지공단."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from nlp.document import NamedEntity, PlaceIndex
from nlp.entities.institutions import find_canonical
from nlp.entities.names import is_title
from nlp.entities.words import Word, is_joined
from nlp.lexicons import load_lexicon

_TYPES = ("ORG", "CLUSTER")


@cache
def _endings() -> Mapping[str, tuple[str, ...]]:
    """Map each head noun to the endings of the names that it may stand for."""
    lines = (line.split("|") for line in load_lexicon("short_heads"))
    return {head: (head, *others) for head, *others in lines}


def add_short_heads(
    entities: Sequence[NamedEntity], words: Sequence[Word]
) -> tuple[NamedEntity, ...]:
    """Give the entities with the head nouns that stand alone for one of them as further places.

    A head means the one name of the document that ends so and stands before it. Where two names
    end so nothing is said: which one is meant depends on more than words.
    """
    bearers = _find_bearers(entities)
    taken = PlaceIndex((start, end, e) for e in entities for start, end, _ in e.places)
    heads: dict[int, list[Word]] = defaultdict(list)
    for index, word in enumerate(words):
        number = bearers.get(word.text)
        if number is None or not _stands_alone(words, index):
            continue
        named_before = entities[number].places[0][0] < word.start
        if named_before and taken.find_inside(word.start, word.end) is None:
            heads[number].append(word)
    return tuple(_add(entity, heads[number]) for number, entity in enumerate(entities))


def _add(entity: NamedEntity, heads: Sequence[Word]) -> NamedEntity:
    if not heads:
        return entity
    places = [(word.start, word.end, "short head") for word in heads]
    forms = dict.fromkeys(word.text for word in heads if word.text != entity.text)
    aliases = dict.fromkeys((*entity.aliases, *forms))
    return replace(entity, aliases=tuple(aliases), places=tuple(sorted([*entity.places, *places])))


def _find_bearers(entities: Sequence[NamedEntity]) -> dict[str, int]:
    numbers: dict[str, list[int]] = defaultdict(list)
    for number, entity in enumerate(entities):
        if entity.type in _TYPES:
            for head in _list_heads((entity.text, *entity.aliases)):
                numbers[head].append(number)
    return {head: found[0] for head, found in numbers.items() if len(found) == 1}


def _list_heads(surfaces: Iterable[str]) -> set[str]:
    names = {name for s in surfaces for name in (s, find_canonical(s) or s)}
    return {
        head
        for head, endings in _endings().items()
        if any(name.endswith(endings) and name not in endings for name in names)
    }


def _stands_alone(words: Sequence[Word], index: int) -> bool:
    """Whether no noun before or after makes the head a part of another phrase."""
    if index and is_joined(words[index - 1], words[index]) and words[index - 1].nominal:
        return False
    if index + 1 == len(words) or not is_joined(words[index], words[index + 1]):
        return True
    return is_title(words[index + 1].text)
