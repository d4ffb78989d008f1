"""Short forms of people: `김 회장`, `나대표`, `계 전 본부장`, and whom they mean."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nlp.entities.holders import Holder
from nlp.entities.names import is_surname, is_title, split_glued
from nlp.entities.words import Word

_FORMER = ("전", "전임", "신임")


class ShortForm(NamedTuple):
    """Indices of its first and last word, the surname, the title, and the name that it means."""

    first: int
    last: int
    surname: str
    title: str
    name: int = -1


def link_short_forms(words: Sequence[Word], holders: Sequence[Holder]) -> list[ShortForm]:
    """Give the short forms with the nearest name before of that surname, best with that title."""
    linked = []
    titled = sorted((holder.name, words[holder.title].text) for holder in holders)
    for form in _find_short_forms(words):
        same = [
            (name, title)
            for name, title in titled
            if name < form.first and words[name].text.startswith(form.surname)
        ]
        exact = [x for x in same if x[1].endswith(form.title) or form.title.endswith(x[1])]
        chosen = (exact or same)[-1:]
        linked += [form._replace(name=name) for name, _ in chosen]
    return linked


def _find_short_forms(words: Sequence[Word]) -> Iterator[ShortForm]:
    for index, word in enumerate(words):
        glued = split_glued(word)
        if glued and is_surname(glued[0]):
            yield ShortForm(index, index, *glued)
        elif is_surname(word.text) and word.is_open:
            last = index + 1
            if last < len(words) and words[last].text in _FORMER:
                last += 1
            if last < len(words) and is_title(words[last].text) and words[last].gap == " ":
                yield ShortForm(index, last, word.text, words[last].text)
