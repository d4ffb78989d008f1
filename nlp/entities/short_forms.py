"""Short forms of people: `김 회장`, `나대표`, `계 전 본부장`, and whom they mean."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nlp.entities.holders import Holder
from nlp.entities.names import is_surname, is_title, split_glued
from nlp.entities.words import Word

_REACH = 40  # namesakes that a short form looks back over
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
    titled: dict[str, list[tuple[int, str]]] = defaultdict(list)
    for holder in sorted(holders, key=lambda holder: holder.name):
        for length in (1, 2):
            surname = words[holder.name].text[:length]
            titled[surname].append((holder.name, words[holder.title].text))
    forms = _find_short_forms(words)
    named = ((form, _find_meant(form, titled.get(form.surname, ()))) for form in forms)
    return [form._replace(name=name) for form, name in named if name is not None]


def _find_meant(form: ShortForm, same: Sequence[tuple[int, str]]) -> int | None:
    end = bisect_left(same, (form.first, ""))
    near = same[max(0, end - _REACH) : end]
    exact = [x for x in near if x[1].endswith(form.title) or form.title.endswith(x[1])]
    return (exact or near)[-1][0] if near else None


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
