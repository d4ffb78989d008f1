r"""How a text stands in the index of PostgreSQL: vectors, written as literals, in parts.

A part stays within a vector even where each of its terms is new, as long as may be and of signs of
four bytes. Parts of a text overlap, so that a word of `OVERLAP` letters stands whole in one.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

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


def list_terms(terms: Sequence[str]) -> list[str]:
    """Give the distinct terms of a part, and the steps of the frequent ones."""
    counts = Counter(terms)
    steps = (f"{term}\x1f{step}" for term, held in counts.items() for step in STEPS if held >= step)
    return [*counts, *steps]


def make_vector(terms: Iterable[str]) -> str:
    """Write the vector of a part."""
    return " ".join(map(quote, terms))


def cut_bigrams(text: str) -> list[list[str]]:
    """Give the distinct bigrams of each part of a text; at least one part."""
    starts = range(0, max(len(text), 1), _PART_LETTERS)
    parts = (text[start : start + _PART_LETTERS + OVERLAP] for start in starts)
    return [list(dict.fromkeys(make_bigrams(part).split())) for part in parts]


def list_counted(forms: Iterable[Iterable[str]], pairs: Iterable[Iterable[str]]) -> list[str]:
    """Give what the parts of a document are counted by: '', its terms, its marked pairs."""
    return ["", *set().union(*forms), *map(mark_pair, set().union(*pairs))]


def mark_pair(pair: str) -> str:
    """Tell a pair of letters from a morpheme that is counted."""
    return f"\x1f{pair}"
