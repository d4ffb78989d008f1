r"""How a text stands in the index of PostgreSQL: vectors, written as literals, in parts.

A part stays within a vector even where each of its terms is new, as long as may be and of signs of
four bytes. Parts of a text overlap, so that a word of `OVERLAP` letters stands whole in one.
"""

from collections.abc import Iterable, Mapping, Sequence

from corpus.store.fulltext.lexemes import quote, shorten
from corpus.store.fulltext.standing import OVERLAP
from corpus.store.fulltext.words import is_spoken, make_bigrams

STEPS = (3, 6, 12)
"""A term that stands so often in a part is entered again, as `단지\x1f3`."""

_PART_FORMS = 6_000
_PART_LETTERS = 40_000


def cut_forms(forms: str) -> list[list[str]]:
    """Cut morphemes, one a line, into parts of terms; at least one part."""
    terms = [shorten(form) for form in forms.split("\n") if is_spoken(form)]
    return [terms[at : at + _PART_FORMS] for at in range(0, max(len(terms), 1), _PART_FORMS)]


def place_terms(terms: Sequence[str]) -> dict[str, list[int]]:
    """Give each term of a part its places, counted from 1, and the steps of the frequent ones."""
    places: dict[str, list[int]] = {}
    for place, term in enumerate(terms, start=1):
        places.setdefault(term, []).append(place)
    steps = {
        f"{term}\x1f{step}": found[:1]
        for term, found in places.items()
        for step in STEPS
        if len(found) >= step
    }
    return places | steps


def make_vector(places: Mapping[str, Sequence[int]]) -> str:
    """Write the vector of a part."""
    return " ".join(f"{quote(term)}:{','.join(map(str, at))}" for term, at in places.items())


def make_plain_vector(terms: Iterable[str]) -> str:
    """Write a vector without places."""
    return " ".join(map(quote, terms))


def cut_bigrams(text: str) -> list[list[str]]:
    """Give the distinct bigrams of each part of a text; at least one part."""
    starts = range(0, max(len(text), 1), _PART_LETTERS)
    parts = (text[start : start + _PART_LETTERS + OVERLAP] for start in starts)
    return [list(dict.fromkeys(make_bigrams(part).split())) for part in parts]
